import { serveVoices } from './serve-voices.ts'

serveVoices()
