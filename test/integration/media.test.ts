import { spawn } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { chmod, copyFile, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { needsProxy } from '../../src/main/domain/media/playable.ts'
import { capabilityProblems } from '../../src/main/infra/ffmpeg/capabilities.ts'
import { createFfmpeg, type Ffmpeg } from '../../src/main/infra/ffmpeg/ffmpeg.ts'
import { openPcm } from '../../src/main/infra/ffmpeg/pcm.ts'
import { runFfmpeg } from '../../src/main/infra/ffmpeg/run.ts'
import { ffmpeg, ffprobe, makeRecording } from '../support/media.ts'
import { makeTempDir } from '../support/temp.ts'

const folder = makeTempDir('media')
const media = createFfmpeg({ settingPath: () => null, bundledDir: null })
const control = () => ({ signal: new AbortController().signal })
const quickWebm = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus']
const linux = process.platform === 'linux'
/** The eight-second film that the tests of damage and cancel cut up. */
let film = ''

beforeAll(async () => {
  film = await makeRecording(folder, 'фильм.mp4', { seconds: 8, options: ['-movflags', '+faststart'] })
})

describe('probe', () => {
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
      const path = await makeRecording(makeTempDir(), name, { seconds: 1 })
      const info = await media.probe(path)
      expect(info.video?.width).toBe(320)
      expect((await media.peaks(path, info, control())).peaks.length).toBeGreaterThan(45)
      const poster = join(dirname(path), `${name}.jpg`)
      await media.poster(path, info, 0, poster, control())
      expect(readdirSync(dirname(path)).sort()).toEqual([name, `${name}.jpg`].sort())
    },
  )
})

describe('a bad file', () => {
  const bad = async (name: string, content: string | Buffer) => {
    const path = join(folder, name)
    await writeFile(path, content)
    return path
  }
  const expectCode = async (path: string, code: string) => {
    await expect(media.probe(path)).rejects.toMatchObject({
      name: 'IzError',
      code,
      params: { file: path.slice(path.lastIndexOf('/') + 1) },
    })
  }

  it('that is empty is file_empty', async () => expectCode(await bad('empty.mp4', ''), 'file_empty'))

  it('that is not there is file_missing', () => expectCode(join(folder, 'жоқ.mp4'), 'file_missing'))

  it.each(['text.mp4', 'text.mp3', 'text.wav', 'text.mkv'])(
    'that is text, named %s, is media_unrecognised',
    async (name) =>
      expectCode(await bad(name, 'Сұхбат. Бұл мәтін, видео емес.\n'.repeat(200)), 'media_unrecognised'),
  )

  it.each([
    ['subtitles.mp4', '1\n00:00:01,000 --> 00:00:02,000\nСәлем\n\n2\n00:00:03,000 --> 00:00:04,000\nСәлем\n'],
    ['playlist.mp4', '#EXTM3U\n#EXT-X-TARGETDURATION:8\n#EXTINF:8,\nфильм.mp4\n#EXT-X-ENDLIST\n'],
    ['list.mp4', "ffconcat version 1.0\nfile 'a.mp4'\n"],
  ])(
    'that only points elsewhere or has no picture and sound (%s) is media_unrecognised',
    async (name, content) => expectCode(await bad(name, content), 'media_unrecognised'),
  )

  it('that is a photo is media_unrecognised', async () => {
    const path = join(folder, 'photo.png')
    await ffmpeg('-f', 'lavfi', '-i', 'testsrc', '-frames:v', '1', path)
    await expectCode(path, 'media_unrecognised')
  })

  it('that is a folder is media_unrecognised', () => expectCode(join(folder), 'media_unrecognised'))

  it('that lost its end, and its index with it, is media_truncated', async () => {
    const path = await makeRecording(folder, 'cut-index.mp4', { seconds: 3 })
    await truncate(path, Math.floor(statSync(path).size / 2))
    await expectCode(path, 'media_truncated')
  })

  it('that was cut within its first bytes is media_truncated', async () =>
    expectCode(await bad('cut-head.mp4', readFileSync(film).subarray(0, 600)), 'media_truncated'))

  it.each([0.5, 0.7])(
    'whose index promises more than there is (%f of it left) is media_truncated',
    async (part) => {
      const path = join(folder, `cut-data-${part}.mp4`)
      await copyFile(film, path)
      await truncate(path, Math.floor(statSync(film).size * part))
      expect(Number((await ffprobe(path, 'format=duration')).format?.duration)).toBeCloseTo(8, 0)
      await expectCode(path, 'media_truncated')
    },
  )

  it.each(['mkv', 'webm'])('a half of an %s is media_truncated', async (extension) => {
    const options = extension === 'webm' ? quickWebm : []
    const path = await makeRecording(folder, `half.${extension}`, { seconds: 8, options })
    await truncate(path, Math.floor(statSync(path).size / 2))
    await expectCode(path, 'media_truncated')
  })

  it('is still taken when only the last moments are lost, as after a power cut with a fragmented recording', async () => {
    const options = ['-g', '25', '-movflags', '+frag_keyframe+empty_moov']
    const path = await makeRecording(folder, 'fragments.mp4', { seconds: 8, options })
    await truncate(path, Math.floor(statSync(path).size * 0.95))
    expect((await media.probe(path)).durationMs).toBeGreaterThan(6000)
  })

  it('that vanishes between the probe and the work is file_missing, and leaves no output', async () => {
    const place = makeTempDir()
    const path = await makeRecording(place, 'gone.mp4', { seconds: 1 })
    const info = await media.probe(path)
    await rm(path)
    const missing = { code: 'file_missing', params: { file: 'gone.mp4' } }
    await expect(media.peaks(path, info, control())).rejects.toMatchObject(missing)
    await expect(media.proxy(path, info, join(place, 'p.mp4'), control())).rejects.toMatchObject(missing)
    await expect(media.poster(path, info, 0, join(place, 'p.jpg'), control())).rejects.toMatchObject(missing)
    expect(readdirSync(place)).toEqual([])
  })
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

async function collect(blocks: AsyncIterable<Float32Array>): Promise<Float32Array> {
  const all: number[] = []
  for await (const block of blocks) for (const sample of block) all.push(sample)
  return Float32Array.from(all)
}

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
    const path = await makeRecording(folder, 'long.wav', { size: null, seconds: 1200 })
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
    const path = await makeRecording(place, 'in.mp4', { size: '640x360', seconds: 60 })
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
    expect(performance.now() - abortedAt).toBeLessThan(1000)
    expect(readdirSync(place)).toEqual(['in.mp4'])
    const again = media.proxy(path, info, join(place, 'out.mp4'), { signal: abort.signal })
    await expect(again).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe.runIf(linux)('runFfmpeg', () => {
  it('says disk_full when the disk is', async () => {
    const { ffmpeg: ffmpegPath } = await media.locate()
    const args = ['-i', film, '-c', 'copy', '-f', 'matroska', '/dev/full']
    await expect(runFfmpeg({ ffmpegPath, args, file: film })).rejects.toMatchObject({ code: 'disk_full' })
  })

  it('kills an ffmpeg that does not leave when asked', async () => {
    const { ffmpeg: ffmpegPath } = await media.locate()
    const abort = new AbortController()
    const args = ['-re', '-i', film, '-metadata', 'title=iz-stopped', '-f', 'null', '-']
    // From its first word on it has its own answer to SIGTERM, which a stopped process cannot give.
    let speak = (_ms: number) => {}
    const spoken = new Promise<number>((resolve) => {
      speak = resolve
    })
    const work = runFfmpeg({
      ffmpegPath,
      args,
      file: film,
      signal: abort.signal,
      onProgress: (ms) => speak(ms),
    })
    await spoken
    const [pid] = await until(() => processesWith('iz-stopped'))
    process.kill(Number(pid), 'SIGSTOP')
    const abortedAt = performance.now()
    abort.abort()
    await expect(work).rejects.toMatchObject({ code: 'cancelled' })
    const waited = performance.now() - abortedAt
    expect(waited).toBeGreaterThan(250)
    expect(waited).toBeLessThan(1000)
  })

  it('does not outlive the app when that is killed with SIGKILL', async () => {
    const { ffmpeg: ffmpegPath } = await media.locate()
    const script = join(folder, 'app.ts')
    const source = new URL('../../src/main/infra/ffmpeg/run.ts', import.meta.url).href
    const run = {
      ffmpegPath,
      file: film,
      args: ['-re', '-i', film, '-metadata', 'title=iz-orphan', '-f', 'null', '-'],
    }
    writeFileSync(
      script,
      `import { runFfmpeg } from ${JSON.stringify(source)}\nawait runFfmpeg(${JSON.stringify(run)})`,
    )
    const app = spawn(process.execPath, [script], { stdio: 'inherit' })
    await until(() => processesWith('iz-orphan'))
    await sleep(200)
    app.kill('SIGKILL')
    await until(() => (processesWith('iz-orphan').length === 0 ? ['gone'] : []), 3000)
  })
})

/** Ids of the living processes whose command line has that text. */
function processesWith(text: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text)
    } catch {
      return false
    }
  })
}

async function until(find: () => string[], withinMs = 15_000): Promise<string[]> {
  for (let waited = 0; waited < withinMs; waited += 25) {
    const found = find()
    if (found.length > 0) return found
    await sleep(25)
  }
  throw new Error(`waited for ${withinMs} ms in vain`)
}

describe('discovery', () => {
  const path = process.env.PATH
  afterEach(() => {
    process.env.PATH = path
  })
  const own = async (name: string, mode = 0o755) => {
    const { ffmpeg: program, ffprobe: probe } = await media.locate()
    const place = join(folder, name)
    mkdirSync(place)
    for (const [from, to] of [
      [program, 'ffmpeg'],
      [probe, 'ffprobe'],
    ] as const) {
      copyFileSync(from, join(place, to))
      chmodSync(join(place, to), mode)
    }
    return place
  }

  it('takes the setting first, as a folder or a program, then the bundle, then PATH', async () => {
    const setting = await own('setting қ')
    const bundledDir = await own('bundled', 0o644)
    const chosen = async (settingPath: string | null) =>
      createFfmpeg({ settingPath: () => settingPath, bundledDir }).locate()
    expect(await chosen(setting)).toMatchObject({
      origin: 'setting',
      ffmpeg: join(setting, 'ffmpeg'),
      problems: [],
    })
    expect(await chosen(join(setting, 'ffmpeg'))).toMatchObject({ origin: 'setting' })
    // The bundle lost its executable bits on the way, and got them back.
    expect(await chosen(null)).toMatchObject({ origin: 'bundled' })
    expect(await media.report()).toMatchObject({ chosen: { origin: 'path' } })
  })

  it('goes on to the next and says what is wrong with each', async () => {
    const old = await own('old')
    const { ffmpeg: program } = await media.locate()
    const answer = `case "$2" in -version) echo "ffmpeg version 3.4.1 Copyright";; *) exec '${program}' "$@";; esac`
    writeFileSync(join(old, 'ffmpeg'), `#!/bin/sh\n${answer}\n`)
    const bare = await own('bare')
    await rm(join(bare, 'ffprobe'))
    const looked = await createFfmpeg({
      settingPath: () => join(old, 'ffmpeg'),
      bundledDir: join(folder, 'none'),
    }).report()
    expect(looked.candidates).toMatchObject([
      { origin: 'setting', version: '3.4.1', problems: ['too_old'] },
      { origin: 'bundled', problems: ['not_found'] },
      { origin: 'path', problems: [] },
      { origin: 'installer', problems: [] },
    ])
    const alone = await capabilityProblems(join(bare, 'ffmpeg'), join(bare, 'ffprobe'))
    expect(alone.problems).toEqual(['no_ffprobe'])
    const other = await capabilityProblems(process.execPath, process.execPath)
    expect(other.problems).toEqual(['not_runnable'])
  })

  it('notices a changed setting and a program that was installed meanwhile', async () => {
    process.env.PATH = ''
    const later = join(folder, 'later')
    let setting: string | null = null
    const tools = createFfmpeg({ settingPath: () => setting, bundledDir: later })
    expect((await tools.locate()).origin).toBe('installer')
    process.env.PATH = path
    await rename(await own('arriving'), later)
    expect((await tools.locate()).origin).toBe('bundled')
    setting = await own('changed')
    expect((await tools.locate()).origin).toBe('setting')
  })

  describe('with nothing but the npm installer’s build of 2018', () => {
    let old: Ffmpeg
    beforeAll(async () => {
      process.env.PATH = ''
      old = createFfmpeg({ settingPath: () => null, bundledDir: null })
      expect(await old.report()).toMatchObject({ chosen: { origin: 'installer', problems: [] } })
      process.env.PATH = path
    })

    it('does all the same work', async () => {
      process.env.PATH = ''
      const program = await old.locate()
      expect(program.origin).toBe('installer')
      const info = await old.probe(film)
      expect(info.durationMs).toBe(8000)
      expect((await old.peaks(film, info, control())).peaks).toHaveLength(400)
      await old.poster(film, info, 1000, join(folder, 'old.jpg'), control())
      const seen: number[] = []
      const onProgress = (done: number) => seen.push(done)
      await old.proxy(film, info, join(folder, 'old.mp4'), { ...control(), onProgress })
      expect(await old.probe(join(folder, 'old.mp4'))).toMatchObject({
        durationMs: info.durationMs,
        container: 'mp4',
      })
      expect(seen.at(-1)).toBe(8000)
      const cut = join(folder, 'old-cut.mp4')
      writeFileSync(cut, readFileSync(film).subarray(0, statSync(film).size / 2))
      const lost = old.probe(cut)
      await expect(lost).rejects.toMatchObject({ code: 'media_truncated' })
      process.env.PATH = path
      const mute = await makeRecording(folder, 'old-mute.mp4', { sound: false, seconds: 1 })
      const silent = collect(openPcm(program.ffmpeg, mute, { sampleRate: 16000 }))
      await expect(silent).rejects.toMatchObject({ code: 'media_no_audio' })
    })

    it('gives it back the executable bit that npm lost', async () => {
      process.env.PATH = ''
      const { ffmpeg: program, ffprobe: probe } = await old.locate()
      for (const file of [program, probe]) await chmod(file, 0o644)
      const { chosen } = await createFfmpeg({ settingPath: () => null, bundledDir: null }).report()
      expect(chosen?.origin).toBe('installer')
      expect((await stat(program)).mode & 0o111).not.toBe(0)
    })
  })
})
