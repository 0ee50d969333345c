import { serveAlignment } from './serve-alignment.ts'

serveAlignment()
