import type { PurgedTakes, RemovedTake } from '#shared/api/interviews.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Disk } from '../files/ports.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { Library } from '../library/ports.ts'
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
        ...{ id, name, interviewTitle, bytes: await bytesOf(library, disk, [id]) },
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
  const bytes = await bytesOf(library, disk, ids)
  const paths = library.takes.ownRecordings(ids)
  library.takes.purge(ids)
  const left = library.erasure.finish()
  for (const entity of ['takes', 'transcripts', 'tracks', 'clips', 'history'] as const) events.changed(entity)
  const remaining = await sizes(disk, paths)
  return { freedBytes: Math.max(0, bytes - remaining), finished: left === null }
}

async function bytesOf(library: Library, disk: Disk, ids: readonly string[]): Promise<number> {
  const cached = await Promise.all(ids.map((id) => library.files.cachedBytes(id)))
  return cached.reduce((sum, bytes) => sum + bytes, await sizes(disk, library.takes.ownRecordings(ids)))
}

async function sizes(disk: Disk, paths: readonly string[]): Promise<number> {
  const each = await Promise.all(paths.map((path) => (disk.isFile(path) ? disk.size(path) : 0)))
  return each.reduce((sum, bytes) => sum + bytes, 0)
}
