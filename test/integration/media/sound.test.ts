import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { openPcm } from '../../../src/main/infra/ffmpeg/pcm.ts'
import { ffmpeg, makeRecording } from '../../support/media.ts'
import { collect, control, media, processesWith } from '../../support/media-tools.ts'
import { makeTempDir } from '../../support/temp.ts'

const folder = makeTempDir('sound')
const linux = process.platform === 'linux'

/** The eight-second film that the tests cut up. */
let film = ''
beforeAll(async () => {
  film = await makeRecording(folder, 'фильм.mp4', { seconds: 8, options: ['-movflags', '+faststart'] })
})

describe('peaks', () => {
  it('follow the loudness, in slices of 20 ms', async () => {
    const path = join(folder, 'ramp.wav')
    const loudness = "volume='if(lt(t,1),0,if(lt(t,2),0.5,1))':eval=frame"
    const tone = 'aevalsrc=exprs=sin(2*PI*400*t):duration=3:sample_rate=48000'
    await ffmpeg('-f', 'lavfi', '-i', tone, '-af', `asetnsamples=480,${loudness}`, path)
    const seen: number[] = []
    const { msPerPeak, peaks } = await media.peaks(path, await media.probe(path), {
      ...control(),
      onProgress: (done, total) => {
        seen.push(done)
        expect(total).toBe(3000)
      },
    })
    expect(msPerPeak).toBe(20)
    expect(peaks).toHaveLength(150)
    expect(Math.max(...peaks.slice(0, 49))).toBe(0)
    for (const peak of peaks.slice(52, 98)) expect(Math.abs(peak - 128)).toBeLessThan(6)
    expect(Math.min(...peaks.slice(102, 148))).toBeGreaterThan(245)
    expect(seen.at(-1)).toBe(3000)
  })

  it('need sound', async () => {
    const path = await makeRecording(folder, 'mute.mp4', { sound: false, seconds: 1 })
    const missing = { code: 'media_no_audio', params: { file: 'mute.mp4' } }
    await expect(media.peaks(path, await media.probe(path), control())).rejects.toMatchObject(missing)
    const { ffmpeg: program } = await media.locate()
    await expect(collect(openPcm(program, path, { sampleRate: 16000 }))).rejects.toMatchObject(missing)
  })
})

describe('openPcm', () => {
  const rate = 16000
  const firstLoud = (samples: Float32Array) => samples.findIndex((sample) => Math.abs(sample) > 0.05) / rate

  it('gives what ffmpeg decodes to a file, to the bit', async () => {
    const { ffmpeg: program } = await media.locate()
    const raw = join(folder, 'raw.s16')
    await ffmpeg('-i', film, '-map', '0:a:0', '-ac', '1', '-ar', String(rate), '-f', 's16le', raw)
    const expected = await readFile(raw)
    const samples = await collect(openPcm(program, film, { sampleRate: rate }))
    expect(
      Buffer.compare(Buffer.from(Int16Array.from(samples, (sample) => sample * 32_768).buffer), expected),
    ).toBe(0)
    // The same where one block lies where the one before it lay.
    let at = 0
    for await (const block of openPcm(program, film, { sampleRate: rate, reuseBlocks: true })) {
      expect(
        Buffer.compare(
          Buffer.from(block.slice().buffer),
          Buffer.from(samples.slice(at, at + block.length).buffer),
        ),
      ).toBe(0)
      at += block.length
    }
    expect(at).toBe(samples.length)
  })

  it('keeps the player’s time where the sound begins late, and from a start in the middle', async () => {
    const { ffmpeg: program } = await media.locate()
    const path = join(folder, 'late.mp4')
    const sound = ['-itsoffset', '1.5', '-f', 'lavfi', '-i', 'sine=duration=2']
    const picture = ['-f', 'lavfi', '-i', 'testsrc=size=320x180:duration=4']
    await ffmpeg(...picture, ...sound, '-c:v', 'libx264', '-preset', 'ultrafast', path)
    const whole = await collect(openPcm(program, path, { sampleRate: rate }))
    expect(Math.abs(firstLoud(whole) - 1.5)).toBeLessThan(0.05)
    const fromOne = await collect(openPcm(program, path, { sampleRate: rate, startMs: 1000 }))
    expect(Math.abs(firstLoud(fromOne) - 0.5)).toBeLessThan(0.05)
  })

  it('makes ffmpeg wait for a slow reader, and ends it when the reader leaves', async () => {
    const { ffmpeg: program } = await media.locate()
    const path = join(folder, 'long.m4a')
    await ffmpeg('-stream_loop', '149', '-i', film, '-map', '0:a', '-c', 'copy', path)
    const before = process.memoryUsage().rss
    let read = 0
    for await (const block of openPcm(program, path, { sampleRate: rate })) {
      read += block.length
      await sleep(100)
      if (read > 3 * rate) break
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(60e6)
    if (linux) expect(processesWith(path)).toEqual([])
  })

  it('stops on abort with `cancelled`', async () => {
    const { ffmpeg: program } = await media.locate()
    const abort = new AbortController()
    const work = (async () => {
      for await (const _ of openPcm(program, film, {
        sampleRate: rate,
        signal: abort.signal,
      })) {
        abort.abort()
      }
    })()
    await expect(work).rejects.toMatchObject({ code: 'cancelled', params: { file: 'фильм.mp4' } })
  })
})
