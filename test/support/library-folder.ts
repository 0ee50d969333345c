import { join } from 'node:path'
import { type ComposeOptions, type Composition, compose } from '../../src/main/compose.ts'
import { createChildProcessHost } from '../../src/main/infra/workers/child-process-host.ts'
import type { Services } from '../../src/main/services/services.ts'
import type { Job } from '../../src/shared/job.ts'

/** The whole backend over a folder: its settings in `config`, its library in `lib`. */
export function composeIn(root: string, options: Partial<ComposeOptions> = {}): Promise<Composition> {
  return compose({
    host: 'web',
    configDir: join(root, 'config'),
    defaultLibraryDir: join(root, 'Iz Studio'),
    library: join(root, 'lib'),
    systemLanguage: 'kk',
    workers: createChildProcessHost(),
    ...options,
  })
}

/** Waits until a job has ended, and gives it as it is then. */
export function ended(services: Services, id: string): Promise<Job> {
  return new Promise((resolve, reject) => {
    let stop = () => {}
    const look = async () => {
      const job = (await services.jobs.list()).find((one) => one.id === id)
      if (!job) throw new Error(`there is no job ${id}`)
      if (job.state === 'queued' || job.state === 'running') return
      stop()
      resolve(job)
    }
    stop = services.events.subscribe(null, (_, event) => {
      if (event.type === 'job' && event.job.id === id) look().catch(reject)
    })
    look().catch(reject)
  })
}
