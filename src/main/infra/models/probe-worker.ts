import { serveProbe } from './probe-job.ts'

serveProbe()
