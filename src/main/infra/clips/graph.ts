import type { Preset } from '#shared/clip.ts'
import { barColour, type Framing, type FramingChoice, frameFor, type Size } from '#shared/framing.ts'
import type { MediaInfo } from '#shared/media.ts'
import { type FrameRate, frameCount, outputFrameRate } from '../../domain/clips/frame-rate.ts'
import { type DrawnPicture, drawnPicture } from './drawn-picture.ts'
import type { PictureFacts } from './source.ts'

/** One output of the graph: where its picture comes out, and at which frame rate. */
export interface GraphOutput {
  preset: Preset
  rate: FrameRate
  videoLabel: string
}

export interface GraphInput {
  info: MediaInfo
  facts: PictureFacts | null
  durationMs: number
  presets: Preset[]
  framing?: FramingChoice | undefined
  /** Whether this ffmpeg has the filters that a high dynamic range picture needs; without them its colours come out paler. */
  canToneMap: boolean
  /** The script of a preset and the fonts' folder, as names relative to ffmpeg's working folder; null without captions. */
  captions: { script: (preset: Preset) => string; fontsDir: string } | null
}

const soundOnlyFps = 30

/**
 * The filter graph that makes all outputs of a clip from one decode of input 0 (already cut to the clip). Presets of one
 * size share the scaling; captions are drawn for each.
 */
export function clipGraph(input: GraphInput): { graph: string; outputs: GraphOutput[] } {
  const fps = input.info.video?.fps ?? soundOnlyFps
  const outputs = input.presets.map((preset, index) => ({
    preset,
    rate: outputFrameRate(fps, preset.maxFps),
    videoLabel: `[v${index}]`,
  }))
  const groups = Map.groupBy(outputs, ({ preset, rate }) =>
    [preset.width, preset.height, rate.numerator, rate.denominator].join(),
  )
  const pictures = [...groups.values()]
  const chains = [
    ...(input.info.video
      ? pictureChains(input, pictures)
      : drawnPicture(pictures.map(drawnFor), input.durationMs)),
    ...pictures.flatMap((group, index) => captionChains(input, group, `[g${index}]`)),
  ]
  return { graph: chains.join(';\n'), outputs }
}

function drawnFor(group: GraphOutput[], index: number): DrawnPicture {
  const { preset, rate } = group[0]!
  return { frame: preset, rate, label: `[g${index}]` }
}

function pictureChains(input: GraphInput, groups: GraphOutput[][]): string[] {
  const video = input.info.video!
  const labels = groups.map((_, index) => `[s${index}]`)
  const toneMaps = (input.facts?.highDynamicRange ?? false) && input.canToneMap
  const before = input.facts?.interlaced ? 'yadif=deint=interlaced,' : ''
  return [
    `[0:v:0]${before}split=${groups.length}${labels.join('')}`,
    ...groups.map((group, index) => {
      const { preset, rate } = group[0]!
      const filters = [
        constantRate(rate, input.durationMs),
        ...frameFilters(
          frameFor(video, preset, input.framing),
          { source: video, frame: preset },
          toneMaps ? null : (input.facts?.matrix ?? 'auto'),
        ),
        ...standardColour(toneMaps),
      ]
      return `${labels[index]}${filters.join(',')}[g${index}]`
    }),
  ]
}

/**
 * `start_time=0` repeats the first picture where the video begins later than the sound. The length is cut here and not by `-frames`, at
 * which older ffmpeg versions end the sound as well.
 */
function constantRate(rate: FrameRate, durationMs: number): string {
  return `fps=fps=${rate.numerator}/${rate.denominator}:start_time=0,trim=end_frame=${frameCount(rate, durationMs)}`
}

/** @param matrix of the source, to be brought to BT.709 on the way; null leaves the colours to what follows */
function frameFilters(
  framing: Framing,
  { source, frame }: { source: Size; frame: Size },
  matrix: PictureFacts['matrix'] | null,
): string[] {
  const colour = matrix === null ? '' : `:in_color_matrix=${matrix}:out_color_matrix=bt709:out_range=tv`
  const scale = (size: Size) =>
    `scale=${size.width}:${size.height}:flags=lanczos+accurate_rnd${colour},setsar=1`
  if (framing.mode === 'fill') {
    const { crop } = framing
    // As parts of the decoded picture, whose pixels need not be square.
    const [w, h] = [`iw*${crop.width}/${source.width}`, `ih*${crop.height}/${source.height}`]
    const [x, y] = [`iw*${crop.x}/${source.width}`, `ih*${crop.y}/${source.height}`]
    return [`crop=${w}:${h}:${x}:${y}`, scale(frame)]
  }
  if (framing.mode === 'generated') return []
  return [
    scale(framing),
    `pad=${frame.width}:${frame.height}:${framing.x}:${framing.y}:color=${barColour.replace('#', '0x')}`,
  ]
}

function standardColour(toneMaps: boolean): string[] {
  const tags = 'setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709'
  if (!toneMaps) return ['format=yuv420p', tags]
  const linear = 'zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,tonemap=mobius:desat=0'
  return [linear, 'zscale=t=bt709:m=bt709:r=tv', 'format=yuv420p', tags]
}

function captionChains(input: GraphInput, group: GraphOutput[], from: string): string[] {
  const { captions } = input
  const parts = group.map((output) => output.videoLabel.replace('v', 'p'))
  const split = group.length === 1 ? [] : [`${from}split=${group.length}${parts.join('')}`]
  return [
    ...split,
    ...group.map((output, index) => {
      const source = group.length === 1 ? from : parts[index]
      const draw = captions ? `ass=${captions.script(output.preset)}:fontsdir=${captions.fontsDir}` : 'null'
      return `${source}${draw}${output.videoLabel}`
    }),
  ]
}
