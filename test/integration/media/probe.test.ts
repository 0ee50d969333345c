import { readdirSync, statSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { needsProxy } from '../../../src/main/domain/media/playable.ts'
import { ffmpeg, ffprobe, makeRecording } from '../../support/media.ts'
import { control, media, quickWebm } from '../../support/media-tools.ts'
import { makeTempDir } from '../../support/temp.ts'

const folder = makeTempDir('probe')

/** The eight-second film that the tests cut up. */
let film = ''
beforeAll(async () => {
  film = await makeRecording(folder, 'фильм.mp4', { seconds: 8, options: ['-movflags', '+faststart'] })
})

describe('probe', () => {
  let second = ''
  beforeAll(async () => {
    second = await makeRecording(folder, 'second.mp4', { seconds: 1 })
  })

  it.each([
    ['a.mp4', [], 'mp4', 'h264', 'aac'],
    ['a.mov', [], 'mov', 'h264', 'aac'],
    ['a.mkv', ['-c:a', 'libvorbis'], 'matroska', 'h264', 'vorbis'],
    ['a.webm', quickWebm, 'webm', 'vp8', 'opus'],
    ['a.mp3', [], 'mp3', null, 'mp3'],
    ['a.m4a', [], 'm4a', null, 'aac'],
    ['a.wav', [], 'wav', null, 'pcm_s16le'],
  ])('reads %s', async (name, options, container, video, audio) => {
    const path = await makeRecording(folder, name, { size: video ? '320x180' : null, options })
    const info = await media.probe(path)
    expect(info).toMatchObject({ container, createdAt: null, bytes: statSync(path).size })
    expect(info.durationMs).toBeGreaterThan(1950)
    expect(info.durationMs).toBeLessThan(2100)
    expect(info.audio).toEqual({ codec: audio, sampleRate: 48000, channels: 1 })
    if (!video) expect(info.video).toBeNull()
    else
      expect(info.video).toEqual({ codec: video, width: 320, height: 180, fps: 25, pixelFormat: 'yuv420p' })
    expect(needsProxy(info)).toBe(name === 'a.mkv')
  })

  it('turns a phone’s recording upright', async () => {
    const turned = join(folder, 'phone.mp4')
    await ffmpeg('-i', film, '-t', '1', '-c', 'copy', '-metadata:s:v', 'rotate=90', turned)
    expect((await media.probe(turned)).video).toMatchObject({ width: 180, height: 320 })
  })

  it('stretches pixels that are not square', async () => {
    const wide = await makeRecording(folder, 'dv.mp4', { size: '720x576', options: ['-aspect', '16:9'] })
    expect((await media.probe(wide)).video).toMatchObject({ width: 1024, height: 576 })
  })

  it('tells 10 bits, which need a proxy', async () => {
    const deep = await makeRecording(folder, 'ten.mp4', { options: ['-pix_fmt', 'yuv420p10le'] })
    const info = await media.probe(deep)
    expect(info.video?.pixelFormat).toBe('yuv420p10le')
    expect(needsProxy(info)).toBe(true)
  })

  it('averages a varying frame rate', async () => {
    const vary = ['-vf', "select='if(lt(t,1),1,not(mod(n,5)))'", '-vsync', 'vfr']
    const path = await makeRecording(folder, 'vfr.mp4', { options: vary })
    const info = await media.probe(path)
    expect(info.video?.fps).toBeGreaterThan(12)
    expect(info.video?.fps).toBeLessThan(18)
    expect(info.durationMs).toBeGreaterThan(1900)
  })

  it('knows a silent film and a sound without a film', async () => {
    const silent = await makeRecording(folder, 'silent.mp4', { sound: false })
    expect(await media.probe(silent)).toMatchObject({ audio: null, video: { codec: 'h264' } })
    const sound = await makeRecording(folder, 'sound.mp4', { size: null })
    expect(await media.probe(sound)).toMatchObject({ video: null, audio: { codec: 'aac' } })
  })

  it('counts the sounds of a camera that keeps each microphone by itself', async () => {
    const path = join(folder, 'two.mov')
    const tones = ['-f', 'lavfi', '-i', 'sine=300:duration=1', '-f', 'lavfi', '-i', 'sine=900:duration=1']
    await ffmpeg(...tones, '-map', '0', '-map', '1', '-c:a', 'pcm_s16le', path)
    expect((await media.probe(path)).audio?.tracks).toBe(2)
    const one = await makeRecording(folder, 'one.mp3', { size: null })
    expect((await media.probe(one)).audio).not.toHaveProperty('tracks')
  })

  it.each(['mp3', 'm4a'])('does not take the cover of an %s for a film', async (extension) => {
    const cover = join(folder, 'cover.jpg')
    await ffmpeg('-f', 'lavfi', '-i', 'testsrc=size=300x300', '-frames:v', '1', cover)
    const path = join(folder, `cover.${extension}`)
    const sound = ['-f', 'lavfi', '-i', 'sine=duration=2']
    await ffmpeg(
      ...sound,
      '-i',
      cover,
      '-map',
      '0',
      '-map',
      '1',
      '-c:v',
      'copy',
      '-disposition:v',
      'attached_pic',
      path,
    )
    const info = await media.probe(path)
    expect(info.video).toBeNull()
    expect(info.audio).not.toBeNull()
    await expect(media.poster(path, info, 0, join(folder, 'no.jpg'), control())).rejects.toMatchObject({
      code: 'media_no_video',
    })
  })

  it('counts packets where the file does not say how long it is, as in a browser’s recording', async () => {
    const options = [...quickWebm, '-live', '1', '-f', 'webm']
    const path = await makeRecording(folder, 'live.webm', { options })
    expect((await ffprobe(path, 'format=duration')).format?.duration).toBeUndefined()
    const info = await media.probe(path)
    expect(info.container).toBe('webm-live')
    expect(info.durationMs).toBeGreaterThan(1950)
    expect(info.durationMs).toBeLessThan(2100)
    expect(needsProxy(info)).toBe(true)
  })

  it('reads when the recorder began', async () => {
    const options = ['-metadata', 'creation_time=2026-05-09T10:20:30Z']
    const path = await makeRecording(folder, 'dated.mov', { seconds: 1, options })
    expect((await media.probe(path)).createdAt).toBe('2026-05-09T10:20:30.000Z')
  })

  it.each(['-i.mp4', '100%03d.mp4', 'http:x.mp4', 'a b\'"қ.mp4', '[1],x=\\2.mp4'])(
    'reads a file named %s',
    async (name) => {
      const path = join(makeTempDir(), name)
      await copyFile(second, path)
      const info = await media.probe(path)
      expect(info.video?.width).toBe(320)
      expect((await media.peaks(path, info, control())).peaks.length).toBeGreaterThan(45)
      const poster = join(dirname(path), `${name}.jpg`)
      await media.poster(path, info, 0, poster, control())
      expect(readdirSync(dirname(path)).sort()).toEqual([name, `${name}.jpg`].sort())
    },
  )
})
