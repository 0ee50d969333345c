import { readdirSync, symlinkSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { execa } from 'execa'
import { describe, expect, it } from 'vitest'
import type { Preset } from '#shared/clip.ts'
import { IzError, toWireError, type WireError } from '#shared/error.ts'
import { errorText } from '#shared/messages/error-text.ts'
import { createClipExporter } from '../../../src/main/infra/clips/exporter.ts'
import type { ClipRequest } from '../../../src/main/services/clips/ports.ts'
import { inkBounds, probe } from '../../support/clip-files.ts'
import {
  clipPlace,
  control,
  fps,
  info,
  loudMoments,
  preset,
  presets,
  style,
  tools,
} from '../../support/clip-place.ts'
import { ffmpeg } from '../../support/media.ts'
import { promptMs } from '../../support/promptness.ts'

const { dir, cacheDir, recording, exporter, request } = await clipPlace('mishaps')

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
    expect(performance.now() - askedAt).toBeLessThan(promptMs)
    expect(await readdir(wanted.outDir)).toEqual([])
    expect(await readdir(cacheDir)).toEqual(['caption-fonts'])
  })

  it('a recording too quiet for the loudness that is wanted: made, and told', async () => {
    const quiet = join(dir, 'баяу.wav')
    await ffmpeg('-f', 'lavfi', '-i', 'sine=440:d=4', '-af', 'volume=-30dB', `file:${quiet}`)
    const changes = { mediaPath: quiet, info: { ...info, video: null }, style: null, inMs: 0, outMs: 3000 }
    const warnings: WireError[] = []
    const onWarning = (warning: WireError) => warnings.push(warning)
    const [result] = await exporter.export(await quick('баяу', changes), { ...control(), onWarning })
    expect(result!.lufs).toBeLessThan(-15)
    const params = { file: 'баяу.wav', lufs: result!.lufs!.toFixed(1), target: '-14.0' }
    expect(warnings).toEqual([{ code: 'clip_too_quiet', params }])
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
    const cue = (startMs: number, text: string) => ({ startMs, endMs: startMs + 400, text, words: [] })
    const spoken = [cue(0, '中'), cue(500, '<i>Сәлем</i>'), cue(940, '😀'), cue(1500, '中')]
    const failure = await exporter.export(await quick('әріп', { cues: spoken }), control()).catch(toWireError)
    expect(failure).toMatchObject({ code: 'font_missing', params: { letters: '😀', at: '0:00.9' } })
    expect(errorText(failure as WireError, 'en')).toContain('😀 (first at 0:00.9)')
  })

  it('refused when all is ready: no file had its name, and none stays', async () => {
    const wanted = await quick('дайын')
    const seen: string[] = []
    const onReady = async (made: readonly { path: string; bytes: number }[]) => {
      seen.push(...(await readdir(wanted.outDir)))
      expect(made).toMatchObject([{ path: join(wanted.outDir, "үзінді 'а.square.mp4"), preset: 'square' }])
      expect(made[0]!.bytes).toBeGreaterThan(1000)
      throw new Error('refused')
    }
    await expect(exporter.export(wanted, { ...control(), onReady })).rejects.toThrow('refused')
    expect(seen).not.toEqual([])
    expect(seen.filter((name) => !name.startsWith('.'))).toEqual([])
    expect(await readdir(wanted.outDir)).toEqual([])
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
      await expect(exporter.export(wanted, control())).rejects.toMatchObject({
        code: 'disk_full',
        params: { file: "үзінді 'а.square.mp4" },
      })
      expect(await readdir(outDir)).toEqual([])
    } finally {
      await execa('umount', [outDir])
    }
  })

  it('the disk of the working files is full: names the clip as well', async () => {
    const full = join(dir, 'толы')
    await mkdir(full)
    const { exitCode } = await execa('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', full], {
      reject: false,
    })
    if (exitCode !== 0) return console.warn('skipped: no right to mount a small disk')
    try {
      const onFull = createClipExporter({ ffmpeg: async () => tools, cacheDir: full })
      const params = { file: "үзінді 'а.square.mp4" }
      for (const look of [null, style('box')]) {
        await expect(onFull.export(await quick('жұмыс', { style: look }), control())).rejects.toMatchObject({
          code: 'disk_full',
          params,
        })
      }
    } finally {
      await execa('umount', [full])
    }
  })

  it('the place of the working files cannot be written to: names that and not the clip', async () => {
    const readOnly = join(dir, 'оқу ғана')
    await mkdir(readOnly)
    const { exitCode } = await execa('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', readOnly], {
      reject: false,
    })
    if (exitCode !== 0) return console.warn('skipped: no right to mount a small disk')
    try {
      const onReadOnly = createClipExporter({ ffmpeg: async () => tools, cacheDir: readOnly })
      await expect(onReadOnly.export(await quick('орынсыз'), control())).rejects.toMatchObject({
        code: 'path_not_writable',
        params: { file: `${basename(dir)}/оқу ғана`, reason: 'working_files' },
      })
    } finally {
      await execa('umount', [readOnly])
    }
  })

  it('a working file cannot be written half-way: names their folder and not the clip', async () => {
    const onProgress = () => {
      const [folder] = readdirSync(cacheDir).filter((name) => name.startsWith('clip-'))
      const sound = join(cacheDir, folder!, 'sound0.m4a')
      if (!readdirSync(dirname(sound)).includes('sound0.m4a')) symlinkSync(join(dir, 'жоқ', 'дыбыс'), sound)
    }
    const wanted = await quick('жартысы')
    await expect(exporter.export(wanted, { ...control(), onProgress })).rejects.toMatchObject({
      code: 'path_not_writable',
      params: { file: `${basename(dir)}/${basename(cacheDir)}`, reason: 'working_files' },
    })
    expect(await readdir(wanted.outDir)).toEqual([])
    expect((await readdir(cacheDir)).filter((name) => name.startsWith('clip-'))).toEqual([])
  })

  it('the disk is full when what belongs beside the clip is written: names that', async () => {
    const onReady = async () => {
      throw new IzError('disk_full', { file: 'үзінді.square.vtt' })
    }
    const made = exporter.export(await quick('қосымша'), { ...control(), onReady })
    await expect(made).rejects.toMatchObject({ code: 'disk_full', params: { file: 'үзінді.square.vtt' } })
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
