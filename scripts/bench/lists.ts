// The lists of a large library: what the services answer, in ms. Exits 1 when a search of the bank takes longer than a frame.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose } from '../../src/main/compose.ts'
import { createChildProcessHost } from '../../src/main/infra/workers/child-process-host.ts'
import { benchQuestions } from './questions.ts'

/** One frame of a screen at 60 Hz. */
const frameMs = 16

const folder = await mkdtemp(join(tmpdir(), 'iz-bench-'))
const { services } = await compose({
  host: 'web',
  configDir: join(folder, 'config'),
  defaultLibraryDir: folder,
  library: join(folder, 'library'),
  workers: createChildProcessHost(),
})
try {
  const results = await benchQuestions(services)
  for (const { name, found, medianMs, worstMs } of results) {
    const times = `median ${medianMs.toFixed(1)} ms, worst ${worstMs.toFixed(1)} ms`
    console.log(`questions: ${name.padEnd(24)} ${String(found).padStart(6)} found, ${times}`)
  }
  process.exitCode = results.every(({ medianMs }) => medianMs <= frameMs) ? 0 : 1
} finally {
  await services.close()
  await rm(folder, { recursive: true, force: true })
}
