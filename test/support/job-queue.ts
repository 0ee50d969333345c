import { expect, onTestFinished, vi } from 'vitest'
import { migrationsDir } from '../../src/main/infra/paths.ts'
import { SqliteLibraryStore } from '../../src/main/infra/sqlite/library-store.ts'
import { EventBus } from '../../src/main/services/events/event-service.ts'
import { type JobContext, JobQueue, type JobRunners } from '../../src/main/services/jobs/job-queue.ts'
import type { StoredJob } from '../../src/main/services/jobs/ports.ts'
import type { Library } from '../../src/main/services/library/ports.ts'
import { LibrarySession } from '../../src/main/services/library/session.ts'
import { IzError } from '../../src/shared/error.ts'
import type { Job } from '../../src/shared/job.ts'
import { makeTempDir } from './temp.ts'

type Work = (job: StoredJob, context: JobContext) => Promise<void>

const store = new SqliteLibraryStore(migrationsDir)

/** A queue over a real library whose jobs do `work`. Both are closed when the test is over. */
export function queueOf(work: Work) {
  const session = new LibrarySession()
  const library = store.create(`${makeTempDir()}/lib`, { sample: false })
  session.set(library)
  const events = new EventBus()
  const shown: Job[] = []
  events.subscribe(null, (_, event) => {
    if (event.type === 'job') shown.push(structuredClone(event.job))
  })
  const runners: JobRunners = {
    import: async (job, context) => {
      await work(job, context)
      return job.input
    },
    transcribe: async (job, context) => {
      await work(job, context)
      return { transcriptId: 't', trackId: 's' }
    },
    export: async (job, context) => {
      await work(job, context)
      return { fileIds: [] }
    },
    retranscribe: async (job, context) => {
      await work(job, context)
      return { proposalId: 'p' }
    },
    align: async (job, context) => {
      await work(job, context)
      return { transcriptId: 't' }
    },
    diarise: async (job, context) => {
      await work(job, context)
      return { transcriptId: 't' }
    },
  }
  const queue = new JobQueue(session, events, () => runners)
  onTestFinished(async () => {
    await queue.close()
    session.set(null)
    library.close()
  })
  const start = (kind: 'import' | 'export', subjectId: string) =>
    queue.start(kind, kind === 'import' ? { takeId: subjectId } : ({ clipId: subjectId } as never), {
      interviewId: null,
      subjectId,
      title: subjectId,
    })
  const stateOf = (id: string) => library.jobs.get(id)?.state
  const until = (id: string, state: Job['state']) =>
    vi.waitFor(() => expect(stateOf(id)).toBe(state), { timeout: 20_000, interval: 5 })
  return { queue, library, shown, start, stateOf, until }
}

/** Puts the recording `take` into the library. */
export function insertTake(library: Library): void {
  const now = new Date().toISOString()
  library.interviews.insert({
    ...{ id: 'i', title: 'x', speakerName: '', language: null, notes: '' },
    ...{ createdAt: now, updatedAt: now },
  })
  library.takes.insert({
    ...{ id: 'take', interviewId: 'i', name: 'а.mp4', placement: 'reference', path: '/а.mp4' },
    ...{ fingerprint: null, info: null, importedAt: null, createdAt: now },
  })
}

/** Work that ends only when it is stopped. */
export const untilAborted: Work = async (_, { signal }) => {
  await new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new IzError('cancelled')), { once: true })
  })
}
