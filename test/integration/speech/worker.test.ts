import { execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { gigaam, transcribe, whisper } from '../../support/heard-speech.ts'
import { promptMs } from '../../support/promptness.ts'
import { committedRecording } from '../../support/speech-recordings.ts'
import { makeTempDir } from '../../support/temp.ts'

const ffmpeg = 'ffmpeg'
const folder = makeTempDir('worker')

/** Processes that work for this test file, by a piece of their command line. */
function processes(...pieces: string[]): number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8', maxBuffer: 1 << 24 })
    .split('\n')
    .filter((line) => pieces.every((piece) => line.includes(piece)) && !line.includes('<defunct>'))
    .map((line) => Number.parseInt(line, 10))
}

const workersOf = (parent: number) =>
  processes('transcription-worker').filter((pid) => {
    const parents = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    return new RegExp(`^\\s*${pid}\\s+${parent}$`, 'm').test(parents)
  })

async function waitFor<T>(what: () => T | undefined | false, ms: number): Promise<T> {
  const end = performance.now() + ms
  for (;;) {
    const found = what()
    if (found) return found
    if (performance.now() > end) throw new Error('it did not happen in time')
    await sleep(20)
  }
}

describe('the worker', () => {
  it('is gone within a second of a cancel, and ffmpeg with it', async () => {
    const path = long()
    const controller = new AbortController()
    const running = transcribe({ path, durationMs: 1_200_000 }, whisper, 'kk', null, controller.signal)
    const outcome = running.catch((error: unknown) => error)
    await waitFor(() => processes(path).length > 0 && workersOf(process.pid).length > 0, 30_000)
    await sleep(500)
    const before = performance.now()
    controller.abort()
    expect(await outcome).toMatchObject({ code: 'cancelled', params: { file: 'ұзақ.m4a' } })
    expect(performance.now() - before).toBeLessThan(promptMs)
    await waitFor(() => processes(path).length === 0, promptMs - (performance.now() - before))
    expect(workersOf(process.pid)).toEqual([])
  })

  it.each([
    ['reports its own crash', 'SIGSEGV', 'engine_crashed'],
    ['tells a crash from being killed', 'SIGKILL', 'worker_killed'],
  ] as const)('%s, with the recording and the signal', async (_, signal, code) => {
    const outcome = transcribe({ path: long(), durationMs: 1_200_000 }, whisper, 'kk').catch(
      (error: unknown) => error,
    )
    const [pid] = await waitFor(() => {
      const found = processes(long()).length > 0 && workersOf(process.pid)
      return found && found.length > 0 && found
    }, 30_000)
    process.kill(pid!, signal)
    expect(await outcome).toMatchObject({
      code,
      params: { file: 'ұзақ.m4a', reason: signal },
    })
    await waitFor(() => processes(long()).length === 0, promptMs)
  })

  it.each([
    ['whisper', whisper],
    ['gigaam', gigaam],
  ] as const)('of %s does not outlive the app, however that dies', async (_, model) => {
    const path = long()
    const root = join(import.meta.dirname, '..', '..', '..')
    const script = `
      import { createTranscriber } from './src/main/infra/asr/transcriber.ts'
      import { createChildProcessHost } from './src/main/infra/workers/child-process-host.ts'
      const t = createTranscriber({ ffmpegPath: async () => 'ffmpeg', workers: createChildProcessHost() })
      const request = ${JSON.stringify({ mediaPath: path, durationMs: 1_200_000, model, language: 'kk', translateTo: null })}
      for (;;) await t.transcribe(request, { signal: new AbortController().signal })
    `
    const app = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: root,
      stdio: 'ignore',
    })
    const [worker] = await waitFor(() => {
      const found = processes(path).length > 0 && workersOf(app.pid!)
      return found && found.length > 0 && found
    }, 30_000)
    app.kill('SIGKILL')
    await waitFor(
      () => processes(path).length === 0 && !processes('transcription-worker').includes(worker!),
      5000,
    )
  })

  it('says that there is no sound, or no file', async () => {
    const path = join(folder, 'дыбыссыз.mp4')
    execFileSync(ffmpeg, ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc=d=1:s=160x90', path])
    await expect(transcribe({ path, durationMs: 1000 }, gigaam, 'kk')).rejects.toMatchObject({
      code: 'media_no_audio',
      params: { file: 'дыбыссыз.mp4' },
    })
    await expect(
      transcribe({ path: join(folder, 'жоқ.mp4'), durationMs: 1000 }, gigaam, 'kk'),
    ).rejects.toMatchObject({ code: 'file_missing', params: { file: 'жоқ.mp4' } })
  })

  it('does not start for a cancelled request', async () => {
    await expect(
      transcribe(committedRecording('kk'), gigaam, 'kk', null, AbortSignal.abort()),
    ).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
})

let longPath: string | null = null
/** Twenty minutes of the Kazakh recording, over and over. */
function long(): string {
  if (longPath) return longPath
  longPath = join(folder, 'ұзақ.m4a')
  const loop = ['-stream_loop', '-1', '-i', committedRecording('kk').path, '-t', '1200', '-c', 'copy']
  execFileSync(ffmpeg, ['-v', 'error', ...loop, longPath])
  return longPath
}
