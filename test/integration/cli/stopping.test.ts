import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { cliPlace, namesIn } from '../../support/cli-place.ts'
import {
  descendants,
  jsonLines,
  program,
  type RunningIz,
  startIz,
  survivors,
} from '../../support/iz-command.ts'
import { ffmpeg, makeRecording } from '../../support/media.ts'
import { promptMs } from '../../support/promptness.ts'
import { committedRecording, ctcModelPath, whisperModelPath } from '../../support/speech-recordings.ts'
import { makeTempDir } from '../../support/temp.ts'

vi.setConfig({ testTimeout: 180_000 })

const { folder, configDir, at } = cliPlace('stopping')
const film = at('сұхбат.mp4')

beforeAll(async () => {
  await makeRecording(folder, 'сұхбат.mp4', { seconds: 40 })
  // Speech for minutes, so that there is something to stop.
  const { path } = committedRecording('kk')
  await ffmpeg('-stream_loop', '60', '-i', `file:${path}`, '-c', 'copy', `file:${at('long.m4a')}`)
})

/** Whether a thread of a process waits in the kernel for the other end of a pipe it opens; null where the system does not say. */
function isOpeningPipe(pid: number): boolean | null {
  try {
    const threads = readdirSync(`/proc/${pid}/task`).map((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/wchan`, 'latin1'),
    )
    return threads.every((place) => place === '0') ? null : threads.includes('wait_for_partner')
  } catch {
    return null
  }
}

/** Settles when a command holds a pipe half open. A writer that tried for it would let go what it waits for. */
async function untilOpening(pid: number): Promise<void> {
  if (isOpeningPipe(process.pid) === null) return sleep(5000)
  await vi.waitFor(() => expect([pid, ...descendants(pid)].map(isOpeningPipe)).toContain(true), 20_000)
}

describe('stopping', () => {
  const transcribe = (model: string, out: string) => [
    ...['transcribe', at('long.m4a'), '--language', 'kk', '--model', model],
    ...['--out', join(out, 'out.srt'), '--json'],
  ]
  const clip = (out: string) => [
    ...['export', film, '--subtitles', at('cues.srt'), '--from', '0', '--to', '40'],
    ...['--preset', 'square', '--out', out, '--json'],
  ]
  /** Well under way: more than nothing is done, and much is left. */
  const begun = (line: Record<string, unknown>) => Number(line.done) > 400
  const toAll = ({ child }: RunningIz) => process.kill(-child.pid!, 'SIGINT')
  const toWrapper = ({ child }: RunningIz) => child.kill('SIGINT')
  const toProgram = ({ child }: RunningIz) => process.kill(descendants(child.pid!)[0]!, 'SIGINT')

  it.each([
    ['a transcription by Ctrl-C in a terminal, which every process hears', 'gigaam', toAll],
    ['a transcription by a signal to bin/iz.mjs', 'whisper', toWrapper],
    ['a transcription by a signal to the program itself', 'gigaam', toProgram],
    ['an export by Ctrl-C in a terminal', 'export', toAll],
    ['an export by a signal to bin/iz.mjs', 'export', toWrapper],
  ])('ends %s within a second, with 130 and without a trace', async (_, what, interrupt) => {
    const out = makeTempDir('stop')
    const args =
      what === 'export' ? clip(out) : transcribe(what === 'gigaam' ? ctcModelPath : whisperModelPath, out)
    const running = startIz(configDir, args)
    await running.line(begun)
    const family = descendants(running.child.pid!)
    // The program, and a worker or ffmpeg.
    expect(family.length).toBeGreaterThan(1)
    const asked = performance.now()
    interrupt(running)
    const { code, stdout, stderr } = await running.ended
    expect(performance.now() - asked).toBeLessThan(promptMs)
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' })
    expect(jsonLines(stderr).at(-1)).toMatchObject({ error: { code: 'cancelled' } })
    expect(namesIn(out)).toEqual([])
    expect(await survivors(family)).toEqual([])
    expect(namesIn(join(configDir, 'cache')).filter((name) => name.startsWith('clip-'))).toEqual([])
  })

  it.skipIf(process.platform === 'win32').each([
    ['subtitles', ['check', at('құбыр.srt')]],
    ['subtitles to convert', ['convert', at('құбыр.srt'), at('out.vtt')]],
    ['rules', ['check', at('cues.srt'), '--rules', at('құбыр.srt')]],
    ['a model', ['transcribe', film, '--language', 'kk', '--model', at('құбыр.srt'), '--out', at('out.srt')]],
  ])('ends the reading of %s from a pipe which nobody writes to', async (_, args) => {
    const pipe = at('құбыр.srt')
    execFileSync('mkfifo', [pipe])
    const running = startIz(configDir, args)
    const { child } = running
    const killRest = () => {
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGKILL')
    }
    const limit = setTimeout(killRest, 30_000)
    try {
      await untilOpening(child.pid!)
      const family = descendants(child.pid!)
      const asked = performance.now()
      toAll(running)
      const { code, stdout, stderr } = await running.ended
      expect(performance.now() - asked).toBeLessThan(promptMs)
      expect({ code, stdout }).toEqual({ code: 130, stdout: '' })
      expect(stderr).toMatch(/\[cancelled\]\n$/)
      expect(await survivors(family)).toEqual([])
    } finally {
      clearTimeout(limit)
      killRest()
      rmSync(pipe)
    }
  })

  it('says of a command that had done its work when it came how that ended', async () => {
    const preload = at('ctrl-c-at-the-end.mjs')
    writeFileSync(
      preload,
      `const write = process.stdout.write.bind(process.stdout)
      process.stdout.write = (text) => {
        const isTaken = write(text)
        process.emit('SIGINT')
        return isTaken
      }`,
    )
    const args = ['check', at('cues.srt'), '--json']
    const undisturbed = await startIz(configDir, args, { entry: program }).ended
    const env = { NODE_OPTIONS: `--import=${pathToFileURL(preload)}` }
    expect(await startIz(configDir, args, { entry: program, env }).ended).toEqual(undisturbed)
  })

  it('leaves no process and no file when bin/iz.mjs is killed without a chance to pass it on', async () => {
    const out = makeTempDir('killed')
    const running = startIz(configDir, clip(out))
    await running.line(begun)
    const family = descendants(running.child.pid!)
    running.child.kill('SIGKILL')
    expect(await survivors(family, 3000)).toEqual([])
    expect(namesIn(out)).toEqual([])
  })

  it('ends by itself, and silently, when the reader of its results has gone', async () => {
    const running = startIz(configDir, ['check', at('cues.srt'), '--json'])
    running.child.stdout!.destroy()
    expect(await running.ended).toMatchObject({ code: 0, stderr: '' })
  })
})
