import { join } from 'node:path'
import type { Preset } from '#shared/clip.ts'
import { runFfmpeg } from '../ffmpeg/run.ts'
import {
  correctedPlan,
  firstPlan,
  type GainPlan,
  gainFilters,
  isTooQuiet,
  type Loudness,
  type LoudnessTarget,
  measureLoudness,
  seconds,
  soundInput,
  soundOf,
} from './loudness.ts'

/** A clip's sound, ready to be copied into its file: AAC-LC, 48 kHz, stereo. */
export interface SoundTrack {
  /** A file name in the working folder. */
  file: string
  /** Measured on the encoded sound. */
  loudness: Loudness
  /** The LUFS it was meant to have, where the recording is too quiet for it; else null. */
  missedLufs: number | null
}

export interface SoundRequest {
  ffmpegPath: string
  mediaPath: string
  /** false: the clip gets silence, as players and platforms stumble over a video with no sound. */
  hasSound: boolean
  inMs: number
  durationMs: number
  presets: Preset[]
  workDir: string
  signal: AbortSignal
}

/** ffmpeg's AAC encoder puts 1024 samples of its own before the sound, and with no edit list nothing tells players to skip them. */
const primingSamples = 1024
const maxCorrections = 4

interface Draft {
  target: LoudnessTarget
  kbps: number
  plan: GainPlan
  track: SoundTrack
}

/**
 * Encodes the sound of a clip apart from its picture, as often as it takes to meet each preset's loudness and true peak: sound
 * takes a hundredth of the time a picture takes. Presets that want the same sound share one track.
 *
 * @returns one track for each preset, in their order
 * @throws what `runFfmpeg` throws
 */
export async function encodeSound(request: SoundRequest): Promise<SoundTrack[]> {
  const { ffmpegPath, mediaPath, inMs, durationMs, signal, workDir } = request
  const source = request.hasSound
    ? soundOf(mediaPath, inMs, durationMs)
    : ['-f', 'lavfi', '-t', seconds(durationMs), '-i', 'anullsrc=r=48000:cl=stereo']
  const nothing: Loudness = { lufs: null, truePeakDb: null }
  const measure = (inputs: string[][]) => measureLoudness(ffmpegPath, inputs, mediaPath, signal)
  const [measured = nothing] = request.hasSound ? await measure([source]) : []

  const drafts = new Map<string, Draft>()
  for (const { loudness: target, audioKbps: kbps } of request.presets) {
    const key = JSON.stringify([target, kbps])
    if (drafts.has(key)) continue
    const track: SoundTrack = { file: `sound${drafts.size}.m4a`, loudness: nothing, missedLufs: null }
    drafts.set(key, { target, kbps, plan: firstPlan(target, measured), track })
  }

  let open = [...drafts.values()]
  for (let round = 0; open.length > 0 && round <= maxCorrections; round++) {
    await encode(request, source, open)
    if (!request.hasSound) break
    const found = await measure(open.map(({ track }) => ['-i', join(workDir, track.file)]))
    open = open.filter((draft, index) => {
      draft.track.loudness = found[index]!
      const better = correctedPlan(draft.plan, draft.target, draft.track.loudness)
      if (better) draft.plan = better
      else if (isTooQuiet(draft.plan, draft.target, draft.track.loudness)) {
        draft.track.missedLufs = draft.target.lufs
      }
      return better !== null
    })
  }
  return request.presets.map(
    ({ loudness, audioKbps }) => drafts.get(JSON.stringify([loudness, audioKbps]))!.track,
  )
}

async function encode(request: SoundRequest, source: string[], drafts: Draft[]): Promise<void> {
  const whole = `apad,atrim=start_sample=${primingSamples}:end=${seconds(request.durationMs)},asetpts=PTS-STARTPTS`
  const parts = drafts.map((_, index) => `[s${index}]`).join('')
  const graph = [
    `[0:a:0]${soundInput},asplit=${drafts.length}${parts}`,
    ...drafts.map(({ plan }, index) => `[s${index}]${[...gainFilters(plan), whole].join(',')}[t${index}]`),
  ]
  await runFfmpeg({
    ffmpegPath: request.ffmpegPath,
    file: request.mediaPath,
    signal: request.signal,
    cwd: request.workDir,
    args: [
      ...[...source, '-filter_complex', graph.join(';')],
      ...drafts.flatMap(({ kbps, track }, index) => [
        ...['-map', `[t${index}]`, '-c:a', 'aac', '-b:a', `${kbps}k`, '-ar', '48000', '-ac', '2'],
        ...[
          '-map_metadata',
          '-1',
          '-use_editlist',
          '0',
          '-avoid_negative_ts',
          'make_zero',
          '-f',
          'mp4',
          track.file,
        ],
      ]),
    ],
  })
}
