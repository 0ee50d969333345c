import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ExportResult, exportResultSchema } from '#shared/clip.ts'
import { boxes, probe } from '../../support/clip-files.ts'
import { clipPlace, control, fps, kazakh, loudMoments, preset, presets } from '../../support/clip-place.ts'
import { ffmpeg } from '../../support/media.ts'
import { canRead, likeness, readPicture } from '../../support/ocr.ts'

const { dir, cacheDir, exporter, request } = await clipPlace('clips')

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
