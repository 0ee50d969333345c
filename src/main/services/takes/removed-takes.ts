import type { RemovedTake } from '#shared/api/interviews.ts'
import { IzError } from '#shared/error.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Disk } from '../files/ports.ts'
import type { Library } from '../library/ports.ts'
import type { LibrarySession } from '../library/session.ts'
import type { RemovedTakeRecord } from './ports.ts'

interface RemovedTakesDeps {
  session: LibrarySession
  events: EventBus
  disk: Disk
}

/** Every recording that was removed, with what its files in the library take up. */
export async function removedTakes({ disk, session }: RemovedTakesDeps): Promise<RemovedTake[]> {
  const library = session.reading()
  const used = pathsInUse(library)
  return Promise.all(
    library.takes.removed().map(async (record) => {
      const own = ownFile(library, record, used)
      const recording = own && disk.isFile(own) ? await disk.size(own) : 0
      return {
        ...{ id: record.id, name: record.name, interviewTitle: record.interviewTitle },
        bytes: recording + (await library.files.cachedBytes(record.id)),
        elsewhere: own === null && disk.isFile(record.path),
      }
    }),
  )
}

/** Files first: where one cannot be deleted its recording stays on the list, and can be tried again. */
export async function purgeTakes(
  { disk, events, session }: RemovedTakesDeps,
  ids: readonly string[],
): Promise<{ freedBytes: number }> {
  const library = session.writing()
  const records = library.takes.removed()
  const used = pathsInUse(library)
  const chosen = ids.map((id) => {
    const record = records.find((one) => one.id === id)
    if (!record) throw new IzError('not_found', { id })
    return record
  })
  let freedBytes = 0
  const gone: string[] = []
  try {
    for (const record of chosen) {
      freedBytes += await library.files.cachedBytes(record.id)
      await library.files.removeCached(record.id)
      const own = ownFile(library, record, used)
      if (own && disk.isFile(own)) {
        const bytes = await disk.size(own)
        await library.files.removeInside(own)
        freedBytes += bytes
      }
      gone.push(record.id)
    }
  } finally {
    library.takes.purge(gone)
    for (const entity of ['takes', 'transcripts', 'tracks', 'clips', 'history'] as const) {
      events.changed(entity)
    }
  }
  return { freedBytes }
}

/** The recording's file where it is the library's own and no other recording's. */
function ownFile(library: Library, record: RemovedTakeRecord, used: ReadonlySet<string>): string | null {
  return library.files.isInside(record.path) && !used.has(record.path) ? record.path : null
}

function pathsInUse(library: Library): Set<string> {
  return new Set(library.takes.all().map(({ path }) => path))
}
