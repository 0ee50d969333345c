import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { cliPlace, namesIn } from '../../support/cli-place.ts'
import { descendants, jsonLines, type RunningIz, startIz, survivors } from '../../support/iz-command.ts'
import { ffmpeg, makeRecording } from '../../support/media.ts'
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
    // A second, and half of one more for the processes to be reaped beside another test file on the same two cores.
    expect(performance.now() - asked).toBeLessThan(1500)
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' })
    expect(jsonLines(stderr).at(-1)).toMatchObject({ error: { code: 'cancelled' } })
    expect(namesIn(out)).toEqual([])
    expect(await survivors(family)).toEqual([])
    expect(namesIn(join(configDir, 'cache')).filter((name) => name.startsWith('clip-'))).toEqual([])
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
