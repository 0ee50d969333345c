import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { WorkerName } from './worker-host.ts'

/** Where each worker's entry is: beside the bundle (or one folder up from a shared part of it), or in the source tree. */
const entries: Record<WorkerName, readonly string[]> = {
  transcription: [
    './transcription-worker.js',
    '../transcription-worker.js',
    '../asr/transcription-worker.ts',
  ],
  alignment: ['./alignment-worker.js', '../alignment-worker.js', '../asr/alignment/alignment-worker.ts'],
  'acceleration-probe': [
    './acceleration-probe-worker.js',
    '../acceleration-probe-worker.js',
    '../asr/acceleration/probe-worker.ts',
  ],
  voices: ['./voices-worker.js', '../voices-worker.js', '../voices/voices-worker.ts'],
  'near-duplicates': [
    './near-duplicates-worker.js',
    '../near-duplicates-worker.js',
    '../questions/near-worker.ts',
  ],
  'model-probe': ['./model-probe-worker.js', '../model-probe-worker.js', '../models/probe-worker.ts'],
}

/**
 * The absolute path of the file a worker process starts from, whether this code runs from source or bundled.
 * @throws Error when the app is incomplete
 */
export function workerEntry(name: WorkerName): string {
  const found = entries[name]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path))
  if (!found) throw new Error(`the entry of the ${name} worker is missing`)
  return found
}
