import type { PurgedTakes, RemovedTake } from '#shared/api/interviews.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Disk } from '../files/ports.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { LibrarySession } from '../library/session.ts'

interface RemovedTakesDeps {
  session: LibrarySession
  events: EventBus
  jobs: JobQueue
  disk: Disk
}

/** Every recording that was removed, with what its files in the library take up. */
export async function removedTakes({ disk, session }: RemovedTakesDeps): Promise<RemovedTake[]> {
  const library = session.reading()
  return Promise.all(
    library.takes.removed().map(async ({ id, name, path, interviewTitle }) => {
      const own = library.takes.ownRecordings([id])
      return {
        ...{ id, name, interviewTitle },
        bytes: (await library.files.cachedBytes(id)) + (await bytesOf(disk, own)),
        elsewhere: own.length === 0 && disk.isFile(path),
      }
    }),
  )
}

/** Rows and files go in that order: what a full disk or a locked file leaves is a task that is kept. */
export async function purgeTakes(
  { disk, events, jobs, session }: RemovedTakesDeps,
  ids: readonly string[],
): Promise<PurgedTakes> {
  const library = session.writing()
  const work = new Set(library.takes.work(ids))
  await jobs.cancelFor(({ subjectId }) => subjectId !== null && work.has(subjectId))
  const paths = library.takes.ownRecordings(ids)
  const cached = await Promise.all(ids.map((id) => library.files.cachedBytes(id)))
  const bytes = cached.reduce((sum, one) => sum + one, await bytesOf(disk, paths))
  library.takes.purge(ids)
  const left = library.erasure.finish()
  for (const entity of ['takes', 'transcripts', 'tracks', 'clips', 'history'] as const) events.changed(entity)
  const remaining = await bytesOf(disk, paths)
  return { freedBytes: Math.max(0, bytes - remaining), finished: left === null }
}

async function bytesOf(disk: Disk, paths: readonly string[]): Promise<number> {
  const each = await Promise.all(paths.map((path) => (disk.isFile(path) ? disk.size(path) : 0)))
  return each.reduce((sum, bytes) => sum + bytes, 0)
}
