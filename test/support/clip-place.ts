import { join } from 'node:path'
import type { CaptionStyle, Preset } from '#shared/clip.ts'
import type { MediaInfo } from '#shared/media.ts'
import type { Cue } from '#shared/subtitles.ts'
import { loadPresets, loadStyles } from '../../src/main/infra/captions/catalogue.ts'
import { createClipExporter } from '../../src/main/infra/clips/exporter.ts'
import type { ClipRequest } from '../../src/main/services/clips/ports.ts'
import { ffmpeg } from './media.ts'
import { makeTempDir } from './temp.ts'

export const tools = { ffmpeg: 'ffmpeg', ffprobe: 'ffprobe', canToneMap: true }
export const kazakh = 'Әжем ғарышқа ұшқысы келді, өң мен түс, жаңа үй, һәм іні.'
export const cues: Cue[] = [{ startMs: 0, endMs: 4000, text: kazakh, words: [] }]
export const fps = 25
export const control = (signal = new AbortController().signal) => ({ signal })

export const info: MediaInfo = {
  durationMs: 4000,
  container: 'mp4',
  bytes: 1,
  video: { codec: 'h264', width: 640, height: 360, fps, pixelFormat: 'yuv420p' },
  audio: { codec: 'aac', sampleRate: 44100, channels: 1 },
  createdAt: null,
}

/** A grey picture that flashes, and a burst of noise with it, 40 ms long, at 0.5 s, 1.5 s ...; between them a tone that swells like speech. */
const flash = 'between(mod(t\\,1)\\,0.499\\,0.539)'
const picture = `color=0x607080:s=640x360:r=${fps}:d=4,drawbox=c=white:t=fill:enable='${flash}'`
const sound = `aevalsrc='0.25*sin(1400*t)*abs(sin(12*t))+0.7*(random(0)-0.5)*between(mod(t,1),0.5,0.54)':s=44100:d=4`

export const presets: Preset[] = await loadPresets()
export const styles: CaptionStyle[] = await loadStyles()
export const preset = (id: string) => presets.find((one) => one.id === id)!
export const style = (id: string) => styles.find((one) => one.id === id)!

/** A folder with a four-second recording of `picture` and `sound`, and an exporter that keeps its fonts there. */
export async function clipPlace(label: string) {
  const dir = makeTempDir(label)
  const cacheDir = join(dir, 'кэш')
  const recording = join(dir, 'сұхбат: \'бір\', "екі" [3].mp4')
  await ffmpeg(
    ...[
      '-f',
      'lavfi',
      '-i',
      picture,
      '-f',
      'lavfi',
      '-i',
      sound,
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-g',
      '100',
    ],
    ...[
      '-c:a',
      'aac',
      '-metadata',
      'location=+51.1694+071.4491/',
      '-metadata',
      'title=Жеке атау',
      `file:${recording}`,
    ],
  )
  return {
    dir,
    cacheDir,
    recording,
    exporter: createClipExporter({ ffmpeg: async () => tools, cacheDir }),
    /** A clip of two seconds for one platform; `name` is the folder it goes to. */
    request(name: string, changes: Partial<ClipRequest> = {}): ClipRequest {
      const outDir = join(dir, name)
      const base = { mediaPath: recording, info, inMs: 1000, outMs: 3000, cues, style: style('box') }
      return { ...base, presets: [preset('square')], outDir, baseName: "үзінді 'а", ...changes }
    },
  }
}

/** Beginnings, in seconds, of what is louder than a third of the loudest, high up where only the bursts are. */
export async function loudMoments(path: string): Promise<number[]> {
  const bytes = Uint8Array.from(
    await ffmpeg(
      '-i',
      `file:${path}`,
      '-vn',
      '-af',
      'highpass=f=6000,highpass=f=6000',
      '-ac',
      '1',
      '-ar',
      '48000',
      '-f',
      'f32le',
      '-',
    ),
  )
  const samples = new Float32Array(bytes.buffer)
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0.001)
  const moments: number[] = []
  for (const [index, sample] of samples.entries()) {
    const at = index / 48000
    if (Math.abs(sample) > loudest / 3 && at - (moments.at(-1) ?? -1) > 0.5) moments.push(at)
  }
  return moments
}
