import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { exportResultSchema } from '../../../src/shared/clip.ts'
import { cliPlace, expectFailure, namesIn } from '../../support/cli-place.ts'
import { jsonLines } from '../../support/iz-command.ts'
import { ffmpeg, ffprobe, makeRecording } from '../../support/media.ts'
import { committedRecording } from '../../support/speech-recordings.ts'

vi.setConfig({ testTimeout: 180_000 })

const kk = committedRecording('kk')
const { folder, at, iz, freshFolder } = cliPlace('export')
const film = at('сұхбат.mp4')
const sizes = { youtube: [1920, 1080], reels: [1080, 1920], feed: [1080, 1350], square: [1080, 1080] }

beforeAll(async () => {
  await makeRecording(folder, 'сұхбат.mp4', { seconds: 3, size: '640x360' })
})

describe.concurrent('iz export', () => {
  it('makes one MP4 a preset directly in a folder that it creates, in the order asked for', async () => {
    const out = at('new', 'clips')
    const { code, stdout, stderr } = await iz(
      ...['export', film, '--subtitles', at('cues.srt'), '--from', '00:00:01.000', '--to', '2.2'],
      ...['--preset', 'reels,youtube,feed,square', '--out', out, '--style', 'karaoke', '--json'],
    )
    expect(code).toBe(0)
    const results = z.array(exportResultSchema.strict()).parse(JSON.parse(stdout))
    expect(results.map(({ preset }) => preset)).toEqual(['reels', 'youtube', 'feed', 'square'])
    expect(namesIn(out)).toEqual(['feed', 'reels', 'square', 'youtube'].map((id) => `сұхбат.${id}.mp4`))
    for (const result of results) {
      const [width, height] = sizes[result.preset as keyof typeof sizes]
      expect(result).toMatchObject({ width, height, path: join(out, `сұхбат.${result.preset}.mp4`) })
      const found = await ffprobe(result.path, 'stream=codec_name,width,height,duration')
      expect(found.streams![0]).toMatchObject({ codec_name: 'h264', width, height })
      expect(found.streams![1]).toMatchObject({ codec_name: 'aac' })
      expect(Math.abs(result.durationMs - 1200)).toBeLessThanOrEqual(40)
      expect(result.durationMs).toBe(Math.round(Number(found.streams![0]!.duration) * 1000))
      expect(result.lufs).toBeCloseTo(-14, 0)
      expect(result.truePeakDb).toBeLessThanOrEqual(-1)
    }
    const lines = jsonLines(stderr)
    const progress = lines.filter(({ stage }) => stage !== undefined)
    // YouTube takes any length.
    expect(lines.filter((line) => !progress.includes(line))).toEqual(
      ['reels', 'feed', 'square'].map((id) => ({
        warning: {
          code: 'clip_too_short',
          params: { preset: id, limit: '0:03' },
          message: expect.stringContaining(id),
        },
      })),
    )
    expect(progress.at(-1)).toEqual({ stage: 'export', done: 1200, total: 1200, etaMs: 0 })
    // How many there are between is up to ffmpeg: a short clip on a quick machine has few.
    const done = progress.map((line) => Number(line.done))
    expect(done[0]).toBe(0)
    expect(done.some((ms) => ms > 0 && ms < 1200)).toBe(true)
    expect(done).toEqual(done.toSorted((a, b) => a - b))
  })

  it('draws a picture to sound alone, and prints paths for people', async () => {
    const out = freshFolder('sound')
    const { code, stdout, stderr } = await iz(
      ...['export', kk.path, '--subtitles', at('cues.srt'), '--from', '0', '--to', '1.2'],
      ...['--preset', 'square', '--out', out],
    )
    const path = join(out, 'kk.square.mp4')
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${path}\n` })
    expect(stderr).toBe(
      '“square” takes no clip shorter than 0:03. The clip was made all the same. [clip_too_short]\n',
    )
    expect((await ffprobe(path, 'stream=width')).streams![0]).toEqual({ width: 1080 })
  })

  it('tells a range outside the recording, and its length', async () => {
    const result = await iz(
      ...['export', kk.path, '--subtitles', at('cues.srt'), '--out', at('never')],
      ...['--from', '00:00:02.000', '--to', '01:00:00', '--preset', 'reels'],
    )
    expectFailure(result, 2, 'range_invalid')
    expect(result.stderr).toMatch(/00:00:02\.000 – 01:00:00\.000 \(00:00:00\.000 – 00:00:15\.\d{3}\)/)
    expect(namesIn(folder)).not.toContain('never')
  })

  it('shows the point of the picture that is asked for, or all of it', async () => {
    const halves = at('екі жарты.mp4')
    await ffmpeg(
      ...['-f', 'lavfi', '-i', 'color=red:s=640x360:r=25:d=1,drawbox=x=iw/2:w=iw/2:c=blue:t=fill'],
      ...['-c:v', 'libx264', '-pix_fmt', 'yuv420p', `file:${halves}`],
    )
    const shown = async (name: string, ...options: string[]) => {
      const { code, stdout } = await iz(
        ...['export', halves, '--subtitles', at('cues.srt'), '--from', '0', '--to', '0.4'],
        ...['--preset', 'reels', '--out', at(name), ...options],
      )
      expect(code).toBe(0)
      const pixels = await ffmpeg(
        ...['-i', `file:${stdout.trim()}`, '-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
      )
      return [40, 1040].map((x) => {
        const [red, , blue] = pixels.subarray(3 * (960 * 1080 + x))
        return red! > 100 ? 'red' : blue! > 100 ? 'blue' : 'dark'
      })
    }
    expect(await shown('сол', '--focus', '10,50')).toEqual(['red', 'red'])
    expect(await shown('бәрі', '--whole')).toEqual(['red', 'blue'])
    const wrong = await iz(
      ...['export', halves, '--subtitles', at('cues.srt'), '--from', '0', '--to', '0.4'],
      ...['--preset', 'square', '--out', at('never'), '--focus', '120'],
    )
    expectFailure(wrong, 2, 'invalid_input')
  })
})
