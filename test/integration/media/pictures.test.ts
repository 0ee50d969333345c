import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { needsProxy } from '../../../src/main/domain/media/playable.ts'
import { ffmpeg, ffprobe, makeRecording } from '../../support/media.ts'
import { control, media } from '../../support/media-tools.ts'
import { promptMs } from '../../support/promptness.ts'
import { makeTempDir } from '../../support/temp.ts'

const folder = makeTempDir('pictures')

/** The eight-second film that the tests cut up. */
let film = ''
beforeAll(async () => {
  film = await makeRecording(folder, 'фильм.mp4', { seconds: 8, options: ['-movflags', '+faststart'] })
})

describe('poster', () => {
  it('is a JPEG of at most 640 pixels, and not of the black that a film begins with', async () => {
    const path = join(folder, 'fade.mp4')
    const options = ['-vf', "drawbox=color=black:t=fill:enable='lt(t,2)'"]
    await makeRecording(folder, 'fade.mp4', { size: '1280x720', seconds: 4, options })
    const poster = join(folder, 'fade.jpg')
    await media.poster(path, await media.probe(path), 0, poster, control())
    const { streams } = await ffprobe(poster, 'stream=codec_name,width,height')
    expect(streams?.[0]).toMatchObject({ codec_name: 'mjpeg', width: 640, height: 360 })
    expect(await meanLuma(poster)).toBeGreaterThan(60)
  })

  it('is black where all is, and still found past the end', async () => {
    const path = join(folder, 'black.mp4')
    await ffmpeg('-f', 'lavfi', '-i', 'color=black:size=320x180:duration=1', path)
    const poster = join(folder, 'black.jpg')
    await media.poster(path, await media.probe(path), 60_000, poster, control())
    expect(await meanLuma(poster)).toBeLessThan(20)
  })
})

async function meanLuma(picture: string): Promise<number> {
  const raw = join(folder, 'luma.gray')
  await ffmpeg('-i', `file:${picture}`, '-pix_fmt', 'gray', '-f', 'rawvideo', raw)
  const pixels = await readFile(raw)
  return pixels.reduce((sum, value) => sum + value, 0) / pixels.length
}

describe('proxy', () => {
  it('plays in Chromium: small, upright, square pixels, a key frame each second, index first', async () => {
    const place = makeTempDir()
    const flat = await makeRecording(place, 'in.mkv', {
      size: '1600x900',
      seconds: 3,
      options: ['-pix_fmt', 'yuv422p10le'],
    })
    const path = join(place, 'in.mp4')
    await ffmpeg('-i', flat, '-c', 'copy', '-metadata:s:v', 'rotate=90', path)
    const out = join(place, 'proxy.mp4')
    const seen: number[] = []
    const onProgress = (done: number) => seen.push(done)
    await media.proxy(path, await media.probe(path), out, { ...control(), onProgress })

    const info = await media.probe(out)
    expect(needsProxy(info)).toBe(false)
    expect(info.video).toMatchObject({ codec: 'h264', pixelFormat: 'yuv420p', width: 720, height: 1280 })
    expect(info.audio).toMatchObject({ codec: 'aac' })
    expect(Math.abs(info.durationMs - 3000)).toBeLessThan(100)
    const { streams } = await ffprobe(out, 'stream=profile,sample_aspect_ratio', '-select_streams', 'v')
    expect(streams?.[0]).toMatchObject({ profile: 'Main', sample_aspect_ratio: '1:1' })
    const { packets = [] } = await ffprobe(out, 'packet=pts_time,flags', '-select_streams', 'v')
    const keys = packets
      .filter((packet) => packet.flags?.startsWith('K'))
      .map((packet) => Number(packet.pts_time))
    expect(keys.filter((time) => Number.isInteger(time))).toEqual([0, 1, 2])
    const bytes = readFileSync(out)
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'))
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.at(-1)).toBe((await media.probe(path)).durationMs)
    expect(readdirSync(place).sort()).toEqual(['in.mkv', 'in.mp4', 'proxy.mp4'])
  })

  it('of sound alone is an MP4 with sound alone', async () => {
    const path = await makeRecording(folder, 'voice.wav', { size: null })
    const out = join(folder, 'voice.mp4')
    await media.proxy(path, await media.probe(path), out, control())
    const info = await media.probe(out)
    expect(info).toMatchObject({ container: 'mp4', video: null, audio: { codec: 'aac' } })
    expect(needsProxy(info)).toBe(false)
  })

  it('says path_not_writable where its folder does not exist', async () => {
    const out = join(folder, 'no such folder', 'p.mp4')
    await expect(media.proxy(film, await media.probe(film), out, control())).rejects.toMatchObject({
      code: 'path_not_writable',
    })
  })

  it('is cancelled within a second and leaves the folder as it was', async () => {
    const place = makeTempDir()
    const path = join(place, 'in.mp4')
    await ffmpeg('-stream_loop', '19', '-i', film, '-c', 'copy', path)
    const info = await media.probe(path)
    const abort = new AbortController()
    let abortedAt = 0
    const onProgress = () => {
      if (abortedAt) return
      abortedAt = performance.now()
      abort.abort()
    }
    const work = media.proxy(path, info, join(place, 'out.mp4'), { signal: abort.signal, onProgress })
    await expect(work).rejects.toMatchObject({ code: 'cancelled', params: { file: 'in.mp4' } })
    expect(performance.now() - abortedAt).toBeLessThan(promptMs)
    expect(readdirSync(place)).toEqual(['in.mp4'])
    const again = media.proxy(path, info, join(place, 'out.mp4'), { signal: abort.signal })
    await expect(again).rejects.toMatchObject({ code: 'cancelled' })
  })
})
