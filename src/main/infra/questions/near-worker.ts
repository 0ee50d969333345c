import { serveNearDuplicates } from './serve-near-duplicates.ts'

serveNearDuplicates()
