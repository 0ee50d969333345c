import { spawn } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { chmod, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { capabilityProblems } from '../../../src/main/infra/ffmpeg/capabilities.ts'
import { createFfmpeg, type Ffmpeg } from '../../../src/main/infra/ffmpeg/ffmpeg.ts'
import { openPcm } from '../../../src/main/infra/ffmpeg/pcm.ts'
import { runFfmpeg } from '../../../src/main/infra/ffmpeg/run.ts'
import { makeRecording } from '../../support/media.ts'
import { collect, control, media, processesWith, until } from '../../support/media-tools.ts'
import { promptMs } from '../../support/promptness.ts'
import { makeTempDir } from '../../support/temp.ts'

const folder = makeTempDir('programs')
const linux = process.platform === 'linux'

/** The eight-second film that the tests cut up. */
let film = ''
beforeAll(async () => {
  film = await makeRecording(folder, 'фильм.mp4', { seconds: 8, options: ['-movflags', '+faststart'] })
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
    expect(waited).toBeLessThan(promptMs)
  })

  it('does not outlive the app when that is killed with SIGKILL', async () => {
    const { ffmpeg: ffmpegPath } = await media.locate()
    const script = join(folder, 'app.ts')
    const source = new URL('../../../src/main/infra/ffmpeg/run.ts', import.meta.url).href
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
    await until(() => (processesWith('iz-orphan').length === 0 ? ['gone'] : []), 20_000)
  })
})

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
    const banner = 'echo "ffmpeg version 3.4.1 Copyright" >&2'
    writeFileSync(join(old, 'ffmpeg'), `#!/bin/sh\n${banner}\nexec '${program}' -hide_banner "$@"\n`)
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

  it.runIf(linux)(
    'asks a good program once, also in the next run, until it changes; a report asks always',
    async () => {
      const { ffmpeg: program } = await media.locate()
      const place = await own('asked')
      const asked = join(place, 'asked.txt')
      const write = (comment: string) =>
        writeFileSync(
          join(place, 'ffmpeg'),
          `#!/bin/sh\n# ${comment}\necho "$1" >> "$(dirname "$0")/asked.txt"\nexec '${program}' "$@"\n`,
        )
      write('one build')
      const times = () => (existsSync(asked) ? readFileSync(asked, 'utf8').trim().split('\n').length : 0)
      const memoryDir = join(place, 'memory')
      const run = () => createFfmpeg({ settingPath: () => place, bundledDir: null, memoryDir })
      expect(await run().locate()).toMatchObject({ origin: 'setting', problems: [] })
      const once = times()
      expect(once).toBeGreaterThan(0)
      const { version } = await run().locate()
      expect(version).toMatch(/\d/)
      expect(times()).toBe(once)
      expect(JSON.parse(readFileSync(join(memoryDir, 'ffmpeg.json'), 'utf8'))).toEqual({
        [join(place, 'ffmpeg')]: { state: expect.any(String), version, canToneMap: expect.any(Boolean) },
      })
      write('another build')
      await run().locate()
      expect(times()).toBe(2 * once)
      await run().report()
      expect(times()).toBe(3 * once)
      // It cannot do what it could: what was remembered of it is worth nothing.
      writeFileSync(join(place, 'ffmpeg'), '#!/bin/sh\nexit 1\n')
      expect((await run().locate()).origin).toBe('path')
    },
  )

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
