import { join } from 'node:path'
import type { Track } from '#shared/api/tracks.ts'
import type { Preset } from '#shared/clip.ts'
import { IzError } from '#shared/error.ts'
import { clipName, sidecarName } from '../../domain/clips/names.ts'
import { cuesInRange } from '../../domain/clips/range.ts'
import { printSubtitles } from '../../domain/subtitles/formats.ts'
import type { CaptionCatalogue } from '../captions/ports.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Disk } from '../files/ports.ts'
import { exportFolderName, freeName, safeName } from '../files/safe-name.ts'
import type { JobRunner } from '../jobs/job-queue.ts'
import { collectWarnings } from '../jobs/job-warnings.ts'
import type { Library } from '../library/ports.ts'
import { found } from '../library/session.ts'
import type { MediaTools } from '../media/ports.ts'
import { ClaimedFiles } from './claimed-files.ts'
import { type ClipExporter, workingFiles } from './ports.ts'
import { checkRelease, type ReleaseDeps } from './release-check.ts'
import type { ClipRecord } from './repository.ts'
import { refuseUnshownIn } from './unshown-captions.ts'

export interface ExportDeps extends ReleaseDeps {
  media: MediaTools
  captions: CaptionCatalogue
  /** The exporter that keeps its working files in the open library's cache. */
  exporterIn: (cacheFolder: string) => ClipExporter
  disk: Disk
  events: EventBus
}

/** Writes a clip's videos, and its caption files beside them, into `exports/<interview>/`. */
export function createExportRunner(deps: ExportDeps): JobRunner<'export'> {
  const { media, captions, exporterIn, events } = deps
  return async (
    { id: jobId, input: { clipId, internal, conditions } },
    { library, log, progress, signal },
  ) => {
    const clip = found(library.clips.get(clipId), clipId)
    // It may have waited, or be tried again: what was allowed when it was asked for can be withdrawn by now, and the clip be another.
    const release = await checkRelease(deps, library, clip, {
      internal: internal !== undefined,
      conditions: conditions ?? [],
    })
    const isConfirmed = (release.internal ?? []).every((target) => internal?.includes(target))
    if (!isConfirmed) throw new IzError('consent_denied', { title: clip.title })
    if (release.internal) log('consent denies these targets; exported for internal use on request')
    for (const target of release.internal ?? []) log(target)
    if (release.conditions) log('consent sets conditions; a person confirmed that they are met')
    for (const condition of release.conditions ?? []) log(condition)
    const take = found(library.takes.get(clip.takeId), clip.takeId)
    const interview = found(library.interviews.get(clip.interviewId), clip.interviewId)
    const track = clip.trackId === null ? null : library.tracks.get(clip.trackId)
    refuseUnshownIn(clip, track)
    const info = take.info ?? (await media.probe(take.path, { signal }))
    const presets = await presetsOf(captions, clip)
    const styles = await captions.styles()
    const style = styles.find((one) => one.id === clip.styleId) ?? styles[0] ?? null

    const outDir = await library.files.exportFolder(interview.title).catch((error: unknown) => {
      throw namingFolder(error, interview.title)
    })
    const baseName = baseNameFor(library, deps.disk, { clip, track, presets, outDir })
    const warnings = collectWarnings(log)
    const files = new ClaimedFiles(library, deps.disk, { clipId, jobId })
    progress('export', 'ms', 0, clip.outMs - clip.inMs)
    const work = exporterIn(join(library.folder, 'cache')).export(
      {
        mediaPath: take.path,
        info,
        inMs: clip.inMs,
        outMs: clip.outMs,
        cues: track?.cues ?? [],
        style: clip.burnIn && track ? style : null,
        presets,
        ...(clip.framing ? { framing: clip.framing } : {}),
        outDir,
        baseName,
      },
      {
        signal,
        onProgress: (done, total) => progress('export', 'ms', done, total),
        onWarning: warnings.add,
        onReady: async (made) => {
          const videos = made.map(({ path, bytes, ...video }) => ({ path, bytes, video }))
          const texts = track ? sidecarsOf(clip, track, presets, join(outDir, baseName)) : []
          const sidecars = texts.map(({ path, text }) => ({
            path,
            bytes: Buffer.byteLength(text),
            video: null,
          }))
          files.claim([...videos, ...sidecars])
          for (const { path, text } of texts) {
            await library.files.writeText(path, text)
            files.named(path)
          }
        },
        onNamed: (path) => files.named(path),
      },
    )
    await work.catch(async (error: unknown) => {
      await files.withdraw().catch((failure: unknown) => log(`left behind: ${failure}`))
      throw namingFolder(error, interview.title)
    })
    events.changed('clips', clipId)
    events.changed('interviews', clip.interviewId)
    return { fileIds: files.ids(), ...warnings.result() }
  }
}

/**
 * Nobody chooses the folder of an export: what cannot be written there is told with its place in the library. The folder of the working
 * files is another one, which the exporter tells itself.
 */
function namingFolder(error: unknown, interviewTitle: string): unknown {
  if (!(error instanceof IzError) || error.code !== 'path_not_writable') return error
  if (error.params.reason === workingFiles) return error
  const file = `exports/${exportFolderName(interviewTitle)}`
  const detail = error.detail ?? error.message
  return new IzError('path_not_writable', { file, reason: 'exports' }, { detail, cause: error })
}

async function presetsOf(captions: CaptionCatalogue, clip: ClipRecord): Promise<Preset[]> {
  const known = await captions.presets()
  return clip.presets.map((id) => found(known.find((preset) => preset.id === id) ?? null, id))
}

/** A clip exported again replaces its own files; it never takes a name that another clip's file, or a stranger's, has. */
function baseNameFor(
  library: Library,
  disk: Disk,
  made: { clip: ClipRecord; track: Track | null; presets: readonly Preset[]; outDir: string },
): string {
  const { clip, track, presets, outDir } = made
  const owner = new Map(library.clips.paths().map(({ path, clipId }) => [path.toLowerCase(), clipId]))
  const isForeign = (name: string) => {
    const path = join(outDir, name)
    const ownerId = owner.get(path.toLowerCase())
    return ownerId === undefined ? disk.isFile(path) : ownerId !== clip.id
  }
  return freeName(safeName(clip.title, 'clip', 120), (base) =>
    presets.some(
      (preset) =>
        isForeign(clipName(base, preset.id)) ||
        (track !== null &&
          clip.sidecar !== 'none' &&
          isForeign(sidecarName(base, preset.id, track.language, clip.sidecar))),
    ),
  )
}

/** The caption files beside the videos, one a preset. */
function sidecarsOf(
  clip: ClipRecord,
  track: Track,
  presets: readonly Preset[],
  base: string,
): { path: string; text: string }[] {
  const { sidecar } = clip
  if (sidecar === 'none') return []
  const text = printSubtitles(cuesInRange(track.cues, clip.inMs, clip.outMs), sidecar)
  return presets.map((preset) => ({ path: sidecarName(base, preset.id, track.language, sidecar), text }))
}
