import type { MediaInfo } from '#shared/media.ts'
import { needsProxy } from '../../domain/media/playable.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Disk } from '../files/ports.ts'
import type { JobContext, JobRunner } from '../jobs/job-queue.ts'
import type { Library } from '../library/ports.ts'
import { found } from '../library/session.ts'
import type { MediaTools } from '../media/ports.ts'
import type { TakeRecord } from './ports.ts'

/** A picture from a tenth into the recording shows the speaker rather than the clapperboard. */
const posterShare = 0.1

/**
 * Copies a recording into the library where that was asked for, looks at it, and makes what the screens need of it. A retry goes
 * on with the stage that is missing.
 */
export function createImportRunner(deps: {
  media: MediaTools
  disk: Disk
  events: EventBus
}): JobRunner<'import'> {
  const { media, disk, events } = deps
  return async ({ input: { takeId } }, context) => {
    const { library, progress, signal } = context
    const take = found(library.takes.get(takeId), takeId)

    progress('probe', 'files', 0, 1)
    // Before a copy: a file that is no recording is not worth the time and the space.
    let path = take.path
    const probed = await media.probe(path, { signal })
    // A copy has a date of its own; what the recorder wrote is the date of the file first seen.
    const info = { ...probed, modifiedAt: take.info?.modifiedAt ?? probed.modifiedAt }
    const fingerprint = take.fingerprint ?? (await disk.fingerprint(path))
    library.takes.update(takeId, { info, fingerprint })
    events.changed('takes', takeId)
    progress('probe', 'files', 1, 1)

    if (take.placement === 'copy' && !library.files.isInside(path)) path = await copyIn(take, context)
    await makeDerived(media, events, { takeId, path, info }, context)

    library.takes.update(takeId, { importedAt: new Date().toISOString() })
    events.changed('interviews', take.interviewId)
    const twin = take.importedAt === null ? twinOf(library, take, fingerprint) : null
    const params = { file: take.name, other: twin?.name ?? '' }
    return { takeId, ...(twin ? { warnings: [{ code: 'media_twice', params }] } : {}) }
  }
}

/** The same recording, under whatever name, in the same interview: mostly a second grasp into the same folder. */
function twinOf(library: Library, { id, interviewId }: TakeRecord, fingerprint: string): TakeRecord | null {
  const takes = library.takes.list(interviewId)
  return takes.find((other) => other.id !== id && other.fingerprint === fingerprint) ?? null
}

async function copyIn(take: TakeRecord, { library, progress, signal }: JobContext): Promise<string> {
  const copy = await library.files.copyIn(take.path, take.name, {
    signal,
    onProgress: (done, total) => progress('copy', 'bytes', done, total),
  })
  library.takes.update(take.id, { path: copy })
  return copy
}

async function makeDerived(
  media: MediaTools,
  events: EventBus,
  { takeId, path, info }: { takeId: string; path: string; info: MediaInfo },
  { library: { files }, progress, signal }: JobContext,
): Promise<void> {
  const follow = (stage: string) => ({
    signal,
    onProgress: (done: number, total: number | null) => progress(stage, 'ms', done, total),
  })
  if (info.video && !files.hasCached(takeId, 'poster.jpg')) {
    progress('poster', 'files', 0, 1)
    const atMs = Math.round(info.durationMs * posterShare)
    await media.poster(path, info, atMs, await files.cached(takeId, 'poster.jpg'), { signal })
    events.changed('takes', takeId)
  }
  if (info.audio && !files.hasCached(takeId, 'peaks.json')) {
    progress('peaks', 'ms', 0, info.durationMs)
    await files.writePeaks(takeId, await media.peaks(path, info, follow('peaks')))
    events.changed('takes', takeId)
  }
  if (needsProxy(info) && !files.hasCached(takeId, 'proxy.mp4')) {
    progress('proxy', 'ms', 0, info.durationMs)
    await media.proxy(path, info, await files.cached(takeId, 'proxy.mp4'), follow('proxy'))
  }
}
