import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import type { CaptionStyle, ExportResult, Preset } from '#shared/clip.ts'
import { IzError } from '#shared/error.ts'
import { undrawnWords } from '#shared/undrawn.ts'
import { captionsToAss } from '../../domain/captions/ass.ts'
import { clipName } from '../../domain/clips/names.ts'
import {
  type ClipExporter,
  type ClipRequest,
  type ExportControl,
  workingFiles,
} from '../../services/clips/ports.ts'
import type { FfmpegCandidate } from '../../services/media/ports.ts'
import { fontsFor, undrawnCues } from '../captions/fonts.ts'
import { fileUrl } from '../ffmpeg/failure.ts'
import { runFfmpeg } from '../ffmpeg/run.ts'
import { asFileError, commitFile, temporaryPathFor } from '../files/atomic.ts'
import { makeFolder } from '../files/make-folder.ts'
import { fileArguments, pictureArguments } from './encoder.ts'
import { clipGraph, type GraphOutput } from './graph.ts'
import { seconds } from './loudness.ts'
import { encodeSound, type SoundTrack } from './sound.ts'
import { pictureFacts } from './source.ts'
import { videoLengths } from './verify.ts'

type Programs = Pick<FfmpegCandidate, 'ffmpeg' | 'ffprobe' | 'canToneMap'>

export interface ExporterOptions {
  ffmpeg: () => Promise<Programs>
  /** Holds the caption fonts and, while an export runs, its scripts. Safe to delete. */
  cacheDir: string
}

/** The share of the whole that the picture takes, for a progress that does not jump; the sound is ready long before. */
const pictureShare = 0.96

/**
 * The exporter on the ffmpeg command line: one run decodes the recording once and encodes every preset's picture. Beside it, on what
 * the encoder leaves of the processor, the sound is measured, encoded and corrected; at the end both are copied into the files.
 */
export function createClipExporter(options: ExporterOptions): ClipExporter {
  return {
    async export(given, control) {
      checkRequest(given)
      // ffmpeg runs in a folder of its own, where a relative path would mean something else.
      const request = { ...given, mediaPath: resolve(given.mediaPath), outDir: resolve(given.outDir) }
      const cacheDir = resolve(options.cacheDir)
      if (control.signal.aborted) throw new IzError('cancelled', { file: basename(request.mediaPath) })
      const tools = await options.ffmpeg()
      await makeFolder(request.outDir)
      const workDir = await makeWorkFolder(cacheDir).catch((error: unknown) => {
        throw namingFile(error, { request, parts: [] })
      })
      const parts = request.presets.map(({ id }) => {
        const path = join(request.outDir, clipName(request.baseName, id))
        return { picture: temporaryPathFor(path), whole: temporaryPathFor(path) }
      })
      try {
        const work = { request, control, tools, workDir, parts, cacheDir }
        const made = await makeClips(work).catch((error: unknown) => {
          throw namingFile(error, work)
        })
        return await handOver(work, made)
      } finally {
        // What cannot be removed does not hide why the export failed, nor make one fail that is done.
        await rm(workDir, { recursive: true, force: true }).catch(() => undefined)
        const files = parts.flatMap(({ picture, whole }) => [picture, whole])
        await Promise.all(
          files.map((path) => rm(path, { force: true, maxRetries: 5 }).catch(() => undefined)),
        )
      }
    },
  }
}

async function makeWorkFolder(cacheDir: string): Promise<string> {
  const made = makeFolder(cacheDir).then(() => mkdtemp(join(cacheDir, 'clip-')))
  return ofWorkingFiles(made, cacheDir)
}

/** What cannot be written in the cache folder is told with that folder and the one it lies in: nobody chose it, and it is not the clip's. */
async function ofWorkingFiles<T>(writing: Promise<T>, cacheDir: string): Promise<T> {
  try {
    return await writing
  } catch (error) {
    const failed = asFileError(error, cacheDir)
    if (!(failed instanceof IzError) || failed.code !== 'path_not_writable') throw failed
    const file = `${basename(dirname(cacheDir))}/${basename(cacheDir)}`
    const detail = failed.detail ?? failed.message
    throw new IzError(failed.code, { file, reason: workingFiles }, { detail, cause: error })
  }
}

/**
 * What there was no room for is the clip, whatever ffmpeg was reading and whichever working file grew last: of several, the one ffmpeg
 * speaks of. So is what ffmpeg cannot write beside it.
 */
function namingFile(error: unknown, { request, parts }: Pick<Work, 'request' | 'parts'>): unknown {
  if (!(error instanceof IzError)) return error
  const isOfRecording = error.params.file === basename(request.mediaPath)
  if (error.code !== 'disk_full' && !(error.code === 'path_not_writable' && isOfRecording)) return error
  const detail = error.detail ?? error.message
  const told = parts.findIndex(({ picture, whole }) =>
    [picture, whole].some((path) => detail.includes(basename(path))),
  )
  const file = clipName(request.baseName, request.presets[Math.max(0, told)]!.id)
  return new IzError(error.code, { ...error.params, file }, { detail, cause: error })
}

function checkRequest({ inMs, outMs, info, presets, baseName, mediaPath }: ClipRequest): void {
  const params = { file: basename(mediaPath) }
  const whole = Number.isInteger(inMs) && Number.isInteger(outMs)
  if (!whole || inMs < 0 || outMs <= inMs || outMs > info.durationMs) {
    throw new IzError('range_invalid', { ...params, inMs, outMs, durationMs: info.durationMs })
  }
  if (!info.video && !info.audio) throw new IzError('media_unrecognised', params)
  const distinct = new Set(presets.map((preset) => preset.id)).size
  if (presets.length === 0 || distinct !== presets.length) throw new IzError('invalid_input', params)
  if (baseName === '' || /[/\\\0]/.test(baseName)) throw new IzError('invalid_input', { file: baseName })
}

interface Work {
  request: ClipRequest
  control: ExportControl
  tools: Programs
  workDir: string
  /** Temporary files, one pair for each preset. */
  parts: { picture: string; whole: string }[]
  cacheDir: string
}

function report({ request, control }: Work, done: number): void {
  const durationMs = request.outMs - request.inMs
  control.onProgress?.(Math.min(durationMs, Math.round(done)), durationMs)
}

/** Writes all of every clip, under the names that are not theirs yet. */
async function makeClips(work: Work): Promise<ExportResult[]> {
  const { request, control, tools, parts } = work
  const durationMs = request.outMs - request.inMs
  report(work, 0)

  const { style } = request
  const captions = style ? await ofWorkingFiles(prepareCaptions(work, style), work.cacheDir) : null
  const [outputs, tracks] = await bothOrNeither(
    control.signal,
    (signal) => encodePictures(work, captions, signal, (ms) => report(work, ms * pictureShare)),
    (signal) => {
      const sound = encodeSound({
        ffmpegPath: tools.ffmpeg,
        mediaPath: request.mediaPath,
        hasSound: request.info.audio !== null,
        inMs: request.inMs,
        durationMs,
        presets: request.presets,
        workDir: work.workDir,
        signal,
      })
      return ofWorkingFiles(sound, work.cacheDir)
    },
  )
  warnOfQuiet(tracks, work)
  await joinPictureAndSound(work, tracks)

  const files = parts.map(({ whole }) => whole)
  const lengths = await videoLengths(tools.ffprobe, files, request.mediaPath, control.signal)
  if (control.signal.aborted) throw new IzError('cancelled', { file: basename(request.mediaPath) })
  return outputs.map(({ preset }: GraphOutput, index) => ({
    preset: preset.id,
    path: join(request.outDir, clipName(request.baseName, preset.id)),
    width: preset.width,
    height: preset.height,
    durationMs: lengths[index]!,
    ...tracks[index]!.loudness,
  }))
}

/** Gives the clips their names, once whoever asked for them has agreed. */
async function handOver(work: Work, results: ExportResult[]): Promise<ExportResult[]> {
  const { request, control, parts } = work
  const files = parts.map(({ whole }) => whole)
  const notWritten = (index: number) => (error: unknown) => {
    throw asFileError(error, results[index]!.path)
  }
  const sizes = await Promise.all(files.map((path, index) => stat(path).catch(notWritten(index))))
  await control.onReady?.(results.map((result, index) => ({ ...result, bytes: sizes[index]!.size })))
  for (const [index, result] of results.entries()) {
    await commitFile(files[index]!, result.path).catch(notWritten(index))
    control.onNamed?.(result.path)
  }
  report(work, request.outMs - request.inMs)
  return results
}

/** Runs two works at once. When one fails the other is stopped and waited for, so that nothing is still being written. */
async function bothOrNeither<A, B>(
  signal: AbortSignal,
  first: (signal: AbortSignal) => Promise<A>,
  second: (signal: AbortSignal) => Promise<B>,
): Promise<[A, B]> {
  const failed = new AbortController()
  const either = AbortSignal.any([signal, failed.signal])
  let reason: unknown
  const stopOther = (error: unknown) => {
    reason ??= error
    failed.abort()
    throw error
  }
  const results = await Promise.allSettled([first(either).catch(stopOther), second(either).catch(stopOther)])
  const [a, b] = results
  if (a.status === 'rejected' || b.status === 'rejected') throw reason
  return [a.value, b.value]
}

type Captions = Awaited<ReturnType<typeof prepareCaptions>>

async function encodePictures(
  { request, control, tools, workDir, parts }: Work,
  captions: Captions | null,
  signal: AbortSignal,
  onProgress: (ms: number) => void,
): Promise<GraphOutput[]> {
  const durationMs = request.outMs - request.inMs
  const facts = request.info.video ? await pictureFacts(tools.ffprobe, request.mediaPath, signal) : null
  const { presets, info } = request
  const { canToneMap } = tools
  if (facts?.highDynamicRange && !canToneMap) {
    const params = { file: basename(request.mediaPath) }
    control.onWarning?.({ code: 'clip_high_dynamic_range', params })
  }
  const { graph, outputs } = clipGraph({
    ...{ info, facts, durationMs, presets, canToneMap, captions },
    framing: request.framing,
  })
  const { stderr } = await runFfmpeg({
    ffmpegPath: tools.ffmpeg,
    file: request.mediaPath,
    signal,
    logLevel: 'warning',
    cwd: workDir,
    ...(captions ? { env: { FONTCONFIG_FILE: captions.fontconfig } } : {}),
    onProgress: (ms) => onProgress(Math.min(ms, durationMs)),
    args: [
      ...['-ss', seconds(request.inMs), '-t', seconds(durationMs), '-i', fileUrl(request.mediaPath)],
      ...['-filter_complex', graph],
      ...outputs.flatMap((output, index) => pictureArguments(output, parts[index]!.picture)),
    ],
  })
  refuseSubstitutedFonts(stderr, request)
  return outputs
}

function warnOfQuiet(tracks: readonly SoundTrack[], { request, control }: Work): void {
  const quiet = tracks.find(({ missedLufs }) => missedLufs !== null)
  if (!quiet) return
  const [lufs, target] = [quiet.loudness.lufs!, quiet.missedLufs!].map((value) => value.toFixed(1))
  const params = { file: basename(request.mediaPath), lufs: lufs!, target: target! }
  control.onWarning?.({ code: 'clip_too_quiet', params })
}

/** Copies each picture and its sound into one file, the index first. */
async function joinPictureAndSound(work: Work, tracks: readonly SoundTrack[]): Promise<void> {
  const { request, control, tools, workDir, parts } = work
  const soundFiles = [...new Set(tracks.map(({ file }) => file))]
  await runFfmpeg({
    ffmpegPath: tools.ffmpeg,
    file: request.mediaPath,
    signal: control.signal,
    cwd: workDir,
    args: [
      ...parts.flatMap(({ picture }) => ['-i', fileUrl(picture)]),
      ...soundFiles.flatMap((file) => ['-i', file]),
      ...parts.flatMap(({ whole }, index) =>
        fileArguments(index, parts.length + soundFiles.indexOf(tracks[index]!.file), whole),
      ),
    ],
  })
}

async function prepareCaptions(work: Work, style: CaptionStyle) {
  const { request, workDir, cacheDir } = work
  const { inMs, outMs } = request
  const cues = request.cues.filter((cue) => cue.startMs < outMs && cue.endMs > inMs)
  const undrawn = undrawnWords(await undrawnCues(cues, style))
  if (undrawn) {
    const { letters, at } = undrawn
    throw new IzError('font_missing', { file: basename(request.mediaPath), font: style.font, letters, at })
  }
  const fonts = await fontsFor(style, cacheDir)
  const clip = { offsetMs: request.inMs, durationMs: request.outMs - request.inMs }
  const script = (preset: Preset) => `${preset.id}.ass`
  await Promise.all(
    request.presets.map((preset) =>
      writeFile(join(workDir, script(preset)), captionsToAss(request.cues, style, preset, clip)),
    ),
  )
  return {
    script,
    fontsDir: relative(workDir, fonts.dir).split(sep).join('/'),
    fontconfig: fonts.fontconfig,
  }
}

/** libass replaces what it does not find and only says so in its log; a caption with a hole in it must not be published. */
function refuseSubstitutedFonts(stderr: string, request: ClipRequest): void {
  const line =
    /.*(?:Glyph 0x[\dA-F]+ not found|fontselect: (?:Using default|failed)|Error opening font).*/i.exec(stderr)
  if (!line) return
  const params = { file: basename(request.mediaPath), font: request.style?.font ?? '' }
  throw new IzError('font_missing', params, { detail: line[0] })
}
