import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { execa } from 'execa'
import { beforeAll, describe, expect, it } from 'vitest'
import { type CaptionStyle, type ExportResult, exportResultSchema, type Preset } from '#shared/clip.ts'
import type { MediaInfo } from '#shared/media.ts'
import type { Cue } from '#shared/subtitles.ts'
import { captionsToAss } from '../../src/main/domain/captions/ass.ts'
import { loadPresets, loadStyles } from '../../src/main/infra/captions/catalogue.ts'
import { fontsFor } from '../../src/main/infra/captions/fonts.ts'
import { createClipExporter } from '../../src/main/infra/clips/exporter.ts'
import type { ClipRequest } from '../../src/main/services/clips/ports.ts'
import { boxes, inkBounds, probe } from '../support/clip-files.ts'
import { ffmpeg } from '../support/media.ts'
import { canRead, likeness, readPicture } from '../support/ocr.ts'
import { makeTempDir } from '../support/temp.ts'

const dir = makeTempDir('clips')
const cacheDir = join(dir, 'кэш')
const tools = { ffmpeg: 'ffmpeg', ffprobe: 'ffprobe' }
const exporter = createClipExporter({ ffmpeg: async () => tools, cacheDir })
const recording = join(dir, 'сұхбат: \'бір\', "екі" [3].mp4')
const kazakh = 'Әжем ғарышқа ұшқысы келді, өң мен түс, жаңа үй, һәм іні.'
const cues: Cue[] = [{ startMs: 0, endMs: 4000, text: kazakh, words: [] }]
const fps = 25

let presets: Preset[]
let styles: CaptionStyle[]
const info: MediaInfo = {
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

beforeAll(async () => {
  ;[presets, styles] = await Promise.all([loadPresets(), loadStyles()])
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
})

const preset = (id: string) => presets.find((one) => one.id === id)!
const style = (id: string) => styles.find((one) => one.id === id)!
const control = (signal = new AbortController().signal) => ({ signal })

async function request(name: string, changes: Partial<ClipRequest> = {}): Promise<ClipRequest> {
  const outDir = join(dir, name)
  const base = { mediaPath: recording, info, inMs: 1000, outMs: 3000, cues, style: style('box') }
  return { ...base, presets: [preset('square')], outDir, baseName: "үзінді 'а", ...changes }
}

describe('one clip for every platform', () => {
  let results: ExportResult[]
  const steps: [number, number | null][] = []

  beforeAll(async () => {
    const all = await request('бәрі', { presets })
    const onProgress = (done: number, total: number | null) => steps.push([done, total])
    results = await exporter.export(all, { ...control(), onProgress })
  })

  it('is written under its final name only, one file a preset, in their order', async () => {
    expect((await readdir(join(dir, 'бәрі'))).sort()).toEqual(
      presets.map(({ id }) => `үзінді 'а.${id}.mp4`).sort(),
    )
    expect(results.map((result) => exportResultSchema.parse(result).preset)).toEqual(
      presets.map(({ id }) => id),
    )
    expect(await readdir(cacheDir)).toEqual(['caption-fonts'])
  })

  it('tells its progress in ms of the clip, never going back', () => {
    expect(steps.every(([, total]) => total === 2000)).toBe(true)
    expect(steps.map(([done]) => done)).toEqual(steps.map(([done]) => done).toSorted((a, b) => a - b))
    expect(steps.at(-1)).toEqual([2000, 2000])
  })

  it('has the codecs, size, length and colour that the platforms ask for', async () => {
    for (const [index, { path }] of results.entries()) {
      const { streams, format } = await probe(path)
      const target = presets[index]!
      expect(streams.map((stream) => stream.codec_type)).toEqual(['video', 'audio'])
      expect(streams[0]).toMatchObject({
        ...{
          codec_name: 'h264',
          profile: 'High',
          pix_fmt: 'yuv420p',
          has_b_frames: 2,
          field_order: 'progressive',
        },
        ...{ width: target.width, height: target.height, sample_aspect_ratio: '1:1' },
        ...{ avg_frame_rate: '25/1', r_frame_rate: '25/1', start_time: '0.000000' },
        ...{ color_range: 'tv', color_space: 'bt709', color_transfer: 'bt709', color_primaries: 'bt709' },
      })
      expect(streams[1]).toMatchObject({
        codec_name: 'aac',
        profile: 'LC',
        sample_rate: '48000',
        channels: 2,
      })
      for (const length of [streams[0]!.duration, streams[1]!.duration, format.duration]) {
        expect(Math.abs(Number(length) - 2)).toBeLessThanOrEqual(1 / fps)
      }
      expect(Math.abs(results[index]!.durationMs - 2000)).toBeLessThanOrEqual(1000 / fps)
      expect(results[index]).toMatchObject({ width: target.width, height: target.height })
    }
  })

  it('keeps under the bit rate and has closed GOPs of the length asked for', async () => {
    for (const [index, { path }] of results.entries()) {
      const { streams } = await probe(path)
      expect(Number(streams[0]!.bit_rate)).toBeLessThanOrEqual(presets[index]!.videoKbps * 1100)
      const shown = ['-select_streams', 'v', '-show_entries', 'packet=pts_time,flags', '-of', 'csv=p=0']
      const { stdout } = await execa('ffprobe', ['-v', 'error', ...shown, path])
      const packets = stdout.split('\n').map((line) => line.split(','))
      const keys = packets.filter(([, flags]) => flags!.startsWith('K')).map(([time]) => Number(time))
      const spacing = Math.round(presets[index]!.gopSeconds * fps) / fps
      expect(keys).toEqual(keys.map((_, key) => expect.closeTo(key * spacing, 2)))
      // Closed: nothing that is decoded after a key frame is shown before it.
      let lastKey = 0
      for (const [time, flags] of packets) {
        if (flags!.startsWith('K')) lastKey = Number(time)
        expect(Number(time)).toBeGreaterThanOrEqual(lastKey)
      }
    }
  })

  it('begins with the index, has no edit list, and says nothing of where it was filmed', async () => {
    for (const { path } of results) {
      const found = await boxes(path)
      expect(found.indexOf('moov')).toBeGreaterThan(-1)
      expect(found.indexOf('moov')).toBeLessThan(found.indexOf('mdat'))
      expect(found.filter((name) => name.includes('edts'))).toEqual([])
      const bytes = await readFile(path, 'latin1')
      expect(bytes).not.toContain('+51.1694')
      expect((await probe(path)).format.tags).not.toHaveProperty('title')
    }
  })

  it('is as loud as asked, and says so', async () => {
    for (const [index, result] of results.entries()) {
      const target = presets[index]!.loudness
      const measured = await loudness(result.path)
      expect(Math.abs(measured.lufs - target.lufs)).toBeLessThanOrEqual(1)
      expect(measured.truePeakDb).toBeLessThanOrEqual(-1)
      expect(result.lufs).toBeCloseTo(measured.lufs, 0)
      expect(result.truePeakDb).toBeCloseTo(measured.truePeakDb, 0)
    }
  })

  it('shows picture and sound of the very range, in step', async () => {
    // Flash and burst stand at 1.5 s and 2.5 s of the recording, the clip begins at 1 s.
    for (const { path } of results) {
      const flashes = await brightFrames(path)
      expect(flashes).toEqual([12, 13, 37, 38].filter((frame) => flashes.includes(frame)))
      expect(flashes.length).toBeGreaterThanOrEqual(2)
      const bursts = await loudMoments(path)
      expect(bursts).toHaveLength(2)
      for (const [index, at] of bursts.entries()) expect(Math.abs(at - (0.5 + index))).toBeLessThan(0.03)
    }
  })

  it('can be read: the burned caption is the Kazakh text, letter by letter', async () => {
    if (!(await canRead())) return
    for (const id of ['youtube', 'feed']) {
      const { path } = results.find((result) => result.preset === id)!
      const { width, height, safeArea } = preset(id)
      const read: string[] = []
      // An upright frame shows the cue as two captions, one after the other.
      for (const at of id === 'youtube' ? ['0.2'] : ['0.2', '1.8']) {
        const image = join(dir, `ocr-${id}-${at}.png`)
        const area = `crop=${width - 2 * safeArea.left}:300:${safeArea.left}:${height - safeArea.bottom - 290}`
        const clean = `${area},format=gray,lut=y='if(gt(val,190),0,255)',pad=iw+80:ih+80:40:40:white`
        await ffmpeg('-ss', at, '-i', `file:${path}`, '-frames:v', '1', '-vf', clean, image)
        read.push(await readPicture(image, 'kaz'))
      }
      expect(likeness(read.join(' '), kazakh), read.join(' ')).toBeGreaterThan(0.93)
      for (const letter of 'ғқңөұүі') expect(read.join(' ')).toContain(letter)
    }
  })
})

describe('captions', () => {
  const texts = [
    kazakh,
    'ЩЩЩЩЩЩ ШШШШШШШШ ЮЮЮЮЮЮ ЖЖЖЖЖ ФФФФФФФФ ЫЫЫЫЫ МММММ ШШШШ ЩЩЩЩ ЮЮЮЮЮ',
    'Қазақстандықтардың жауапкершіліктерін түсінбегендіктеріңізден',
    'Что бы вы сказали молодёжи, которая только переехала и ещё не нашла себя?',
    'WWWWWW MMMMMMMM What would you say to young people who have just moved here, WWWW?',
    'https://example.org/өте/ұзақ/мекенжай/осында/тұр/және/бітпейді/ешқашан',
    '{\\an8\\pos(0,0)}Жоғарыға {\\fs200} \\N\\n\\h \\{қашу\\}',
    '– Сіз қайда тұрасыз, бауырым?\n– Ұлан-Батырда, әжеммен бірге тұрамын.',
  ]
  const track = texts.map(
    (text, index): Cue => ({ startMs: index * 1000, endMs: index * 1000 + 1000, text, words: [] }),
  )

  it('stay inside the safe area in every style and frame, whatever the text', async () => {
    for (const one of styles) {
      const fonts = await fontsFor(one, cacheDir)
      for (const id of one.id === 'karaoke' ? ['youtube', 'reels', 'square'] : ['reels']) {
        const { width, height, safeArea } = preset(id)
        const work = join(dir, `шеті-${one.id}-${id}`)
        await mkdir(work)
        const clip = { offsetMs: 0, durationMs: texts.length * 1000 }
        await writeFile(join(work, 'c.ass'), captionsToAss(track, one, preset(id), clip))
        await cp(fonts.dir, join(work, 'fonts'), { recursive: true })
        // Two looks at each cue, as a long one becomes several captions.
        const ground = `color=c=0x808080:s=${width}x${height}:r=2:d=${texts.length},format=yuv444p`
        const graph = `${ground},ass=c.ass:fontsdir=fonts,format=gray`
        const { stdout, stderr } = await execa(
          'ffmpeg',
          ['-nostdin', '-v', 'warning', '-f', 'lavfi', '-i', graph, '-f', 'rawvideo', '-'],
          {
            ...{ cwd: work, env: { FONTCONFIG_FILE: fonts.fontconfig } },
            ...{ encoding: 'buffer', maxBuffer: 1e9 },
          },
        )
        expect(new TextDecoder().decode(stderr)).not.toContain('Glyph')
        const frames = stdout.length / (width * height)
        expect(frames).toBe(texts.length * 2)
        for (let frame = 0; frame < frames; frame++) {
          const grey = stdout.subarray(frame * width * height, (frame + 1) * width * height)
          const ink = inkBounds(grey, width, 40)
          const where = `${one.id} ${id} ${texts[Math.floor(frame / 2)]}`
          expect(ink, where).not.toBeNull()
          expect(ink!.left, where).toBeGreaterThanOrEqual(safeArea.left)
          expect(ink!.right, where).toBeLessThan(width - safeArea.right)
          expect(ink!.top, where).toBeGreaterThanOrEqual(safeArea.top)
          expect(ink!.bottom, where).toBeLessThan(height - safeArea.bottom)
        }
      }
    }
  })
})

describe('what can happen to an export', () => {
  /** Small, so that it is quick. */
  const small = (): Preset => ({ ...preset('square'), width: 320, height: 320 })
  const quick = async (name: string, changes: Partial<ClipRequest> = {}) =>
    request(name, { presets: [small()], inMs: 500, outMs: 1500, ...changes })

  it('cancelled: ends within a second and leaves nothing', async () => {
    const abort = new AbortController()
    const wanted = await request('бас тарту', { presets, inMs: 0, outMs: 4000 })
    await mkdir(wanted.outDir)
    let askedAt = 0
    const onProgress = (done: number) => {
      if (done < 600 || abort.signal.aborted) return
      askedAt = performance.now()
      abort.abort()
    }
    const run = exporter.export(wanted, { signal: abort.signal, onProgress })
    await expect(run).rejects.toMatchObject({ code: 'cancelled' })
    expect(askedAt).toBeGreaterThan(0)
    expect(performance.now() - askedAt).toBeLessThan(1000)
    expect(await readdir(wanted.outDir)).toEqual([])
    expect(await readdir(cacheDir)).toEqual(['caption-fonts'])
  })

  it('a recording without sound: the clip has a silent track', async () => {
    const mute = join(dir, 'дыбыссыз.mp4')
    await ffmpeg('-i', `file:${recording}`, '-an', '-c', 'copy', `file:${mute}`)
    const [result] = await exporter.export(
      await quick('дыбыссыз', { mediaPath: mute, info: { ...info, audio: null } }),
      control(),
    )
    expect(result).toMatchObject({ lufs: null, truePeakDb: null })
    const { streams } = await probe(result!.path)
    expect(streams[1]).toMatchObject({ codec_name: 'aac', sample_rate: '48000', channels: 2 })
    expect(Math.abs(Number(streams[1]!.duration) - 1)).toBeLessThanOrEqual(1 / fps)
    expect(await loudMoments(result!.path)).toEqual([])
  })

  it('a recording in which nobody speaks: silence is not blown up', async () => {
    const silent = join(dir, 'үнсіз.mp4')
    const nothing = [
      '-f',
      'lavfi',
      '-i',
      'anullsrc',
      '-shortest',
      '-c:v',
      'copy',
      '-map',
      '0:v',
      '-map',
      '1:a',
    ]
    await ffmpeg('-i', `file:${recording}`, ...nothing, `file:${silent}`)
    const [result] = await exporter.export(await quick('үнсіз', { mediaPath: silent }), control())
    expect(result).toMatchObject({ lufs: null, truePeakDb: null })
  })

  it('a recording without picture: one is drawn, and it moves with the voice', async () => {
    const audio = join(dir, 'тек дыбыс.m4a')
    await ffmpeg('-i', `file:${recording}`, '-vn', '-c', 'copy', `file:${audio}`)
    const changes = { mediaPath: audio, info: { ...info, video: null }, style: null }
    const [result] = await exporter.export(await quick('дыбыс', changes), control())
    const { streams } = await probe(result!.path)
    expect(streams[0]).toMatchObject({ codec_name: 'h264', width: 320, height: 320, nb_frames: '30' })
    const grey = await ffmpeg('-i', `file:${result!.path}`, '-vf', 'format=gray', '-f', 'rawvideo', '-')
    const frame = (index: number) => grey.subarray(index * 320 * 320, (index + 1) * 320 * 320)
    expect(inkBounds(frame(12), 320, 40)).not.toBeNull()
    expect(frame(12)).not.toEqual(frame(20))
  })

  it('a picture held upright: shown whole in a wide frame, filled in an upright one', async () => {
    const upright = join(dir, 'тік.mp4')
    const sides = 'color=red:s=180x320:r=25:d=1,drawbox=c=blue:y=160:h=160:w=180:t=fill'
    await ffmpeg('-f', 'lavfi', '-i', sides, '-c:v', 'libx264', `file:${upright}`)
    const wide = { ...preset('youtube'), width: 640, height: 360 }
    const tall = { ...preset('reels'), width: 180, height: 320 }
    const changes = {
      ...{ mediaPath: upright, presets: [wide, tall], style: null, inMs: 0, outMs: 400 },
      info: { ...info, durationMs: 1000, audio: null, video: { ...info.video!, width: 180, height: 320 } },
    }
    const [first, second] = await exporter.export(await quick('тік', changes), control())
    const pixel = async (path: string, x: number, y: number) => {
      const one = `crop=8:8:${x}:${y},scale=1:1:in_color_matrix=bt709,format=rgb24`
      return [...(await ffmpeg('-i', `file:${path}`, '-frames:v', '1', '-vf', one, '-f', 'rawvideo', '-'))]
    }
    const near = (colour: number[]) => colour.map((value) => expect.closeTo(value, -1.2))
    expect(await pixel(first!.path, 20, 100)).toEqual(near([11, 14, 20]))
    // The file does not say its matrix: below 720 lines BT.601 is meant, and red must stay red in BT.709.
    expect(await pixel(first!.path, 320, 60)).toEqual(near([254, 0, 0]))
    expect(await pixel(first!.path, 320, 300)).toEqual(near([0, 0, 254]))
    expect(await pixel(second!.path, 10, 20)).toEqual(near([254, 0, 0]))
    expect(await pixel(second!.path, 160, 300)).toEqual(near([0, 0, 254]))
  })

  it('a file of that name is there: replaced when the new one is whole, kept when it fails', async () => {
    const wanted = await quick('бар')
    const path = join(wanted.outDir, "үзінді 'а.square.mp4")
    await mkdir(wanted.outDir)
    await writeFile(path, 'ескі')
    const broken = { ...wanted, mediaPath: join(dir, 'жоқ.mp4') }
    await expect(exporter.export(broken, control())).rejects.toMatchObject({
      ...{ code: 'file_missing', params: { file: 'жоқ.mp4' } },
    })
    expect(await readFile(path, 'utf8')).toBe('ескі')
    await exporter.export(wanted, control())
    expect((await probe(path)).streams).toHaveLength(2)
    expect(await readdir(wanted.outDir)).toEqual(["үзінді 'а.square.mp4"])
  })

  it.each([
    [-1, 1000],
    [1000, 1000],
    [2000, 1000],
    [3000, 4001],
    [0.5, 100],
  ])('a range that is not in the recording: %d to %d', async (inMs, outMs) => {
    const wanted = await quick('ауқым', { inMs, outMs })
    await expect(exporter.export(wanted, control())).rejects.toMatchObject({ code: 'range_invalid' })
  })

  it('a folder that cannot be', async () => {
    const wanted = await quick('папка', { outDir: join(recording, 'ішінде') })
    await expect(exporter.export(wanted, control())).rejects.toMatchObject({ code: 'path_not_writable' })
  })

  it('a letter the font does not have', async () => {
    const wanted = await quick('әріп', { cues: [{ ...cues[0]!, text: 'Сәлем 😀' }] })
    await expect(exporter.export(wanted, control())).rejects.toMatchObject({
      code: 'font_missing',
      params: { letters: '😀' },
    })
  })

  it('the disk is full: says so and leaves nothing', async () => {
    const outDir = join(dir, 'тар')
    await mkdir(outDir)
    const { exitCode } = await execa('mount', ['-t', 'tmpfs', '-o', 'size=40k', 'tmpfs', outDir], {
      reject: false,
    })
    if (exitCode !== 0) return console.warn('skipped: no right to mount a small disk')
    try {
      const wanted = await quick('тар', { outDir, inMs: 0, outMs: 4000 })
      await expect(exporter.export(wanted, control())).rejects.toMatchObject({ code: 'disk_full' })
      expect(await readdir(outDir)).toEqual([])
    } finally {
      await execa('umount', [outDir])
    }
  })

  it('only the ffmpeg of 2018 from npm is there: it does the same', async () => {
    const old: string = createRequire(import.meta.url)('@ffmpeg-installer/ffmpeg').path
    const withOld = createClipExporter({ ffmpeg: async () => ({ ...tools, ffmpeg: old }), cacheDir })
    const [result] = await withOld.export(await quick('ескі', { style: style('karaoke') }), control())
    const { streams, format } = await probe(result!.path)
    expect(streams[0]).toMatchObject({
      profile: 'High',
      color_space: 'bt709',
      start_time: '0.000000',
      nb_frames: '25',
    })
    expect(Number(format.duration)).toBeCloseTo(1, 1)
    expect(Math.abs(result!.lufs! + 14)).toBeLessThanOrEqual(1)
  })
})

async function loudness(path: string): Promise<{ lufs: number; truePeakDb: number }> {
  const { stderr } = await execa('ffmpeg', [
    ...[
      '-nostdin',
      '-hide_banner',
      '-i',
      `file:${path}`,
      '-vn',
      '-af',
      'loudnorm=print_format=json',
      '-f',
      'null',
      '-',
    ],
  ])
  const json = JSON.parse(stderr.slice(stderr.lastIndexOf('{')).replace(/\}[\s\S]*/, '}'))
  return { lufs: Number(json.input_i), truePeakDb: Number(json.input_tp) }
}

/** Numbers of the frames whose corner is white. */
async function brightFrames(path: string): Promise<number[]> {
  const grey = await ffmpeg(
    '-i',
    `file:${path}`,
    '-vf',
    'crop=16:16:0:0,scale=1:1,format=gray',
    '-f',
    'rawvideo',
    '-',
  )
  return [...grey.entries()].filter(([, value]) => value > 200).map(([frame]) => frame)
}

/** Beginnings, in seconds, of what is louder than a third of the loudest, high up where only the bursts are. */
async function loudMoments(path: string): Promise<number[]> {
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
