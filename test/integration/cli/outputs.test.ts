import { execFileSync } from 'node:child_process'
import { mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { cliPlace, expectFailure, namesIn } from '../../support/cli-place.ts'
import { iz as izIn, jsonLines, startIz } from '../../support/iz-command.ts'
import { ffmpeg, makeRecording } from '../../support/media.ts'
import { committedRecording, ctcModelPath } from '../../support/speech-recordings.ts'

vi.setConfig({ testTimeout: 180_000 })

const [kk, ru] = [committedRecording('kk'), committedRecording('ru')]
const { folder, configDir, at, iz, freshFolder } = cliPlace('outputs')
const film = at('сұхбат.mp4')

beforeAll(async () => {
  await makeRecording(folder, 'сұхбат.mp4', { seconds: 3, size: '640x360' })
  // Speech for minutes, so that there is something to stop.
  await ffmpeg('-stream_loop', '60', '-i', `file:${kk.path}`, '-c', 'copy', `file:${at('long.m4a')}`)
})

describe.concurrent('an output that cannot be written', () => {
  const mounted: string[] = []
  afterAll(() => {
    for (const path of mounted) execFileSync('umount', [path])
  })

  /** A file system of its own, which only root may make. */
  function mountTiny(name: string, options: string): string | null {
    const path = freshFolder(name)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path], { stdio: 'ignore' })
      mounted.push(path)
      return path
    } catch {
      return null
    }
  }

  const transcribe = (out: string) =>
    iz('transcribe', ru.path, '--language', 'ru', '--model', ctcModelPath, '--out', out)
  const clip = (out: string) =>
    iz(
      ...['export', film, '--subtitles', at('cues.srt'), '--from', '0', '--to', '2'],
      ...['--preset', 'square', '--out', out],
    )

  it('is refused before the work: a folder that is not there, or is no folder, or is one', async () => {
    const result = await transcribe(at('жоқ', 'out.srt'))
    expectFailure(result, 4, 'path_not_writable')
    expect(result.stderr).toContain(`--out "${at('жоқ', 'out.srt')}"`)
    expectFailure(await transcribe(at('cues.srt', 'out.srt')), 4, 'path_not_writable')
    mkdirSync(at('folder.srt'))
    expectFailure(await transcribe(at('folder.srt')), 4, 'path_not_writable')
    expectFailure(await clip(at('cues.srt')), 4, 'path_not_writable')
    expectFailure(await clip(at('cues.srt', 'clips')), 4, 'path_not_writable')
    const converted = await iz('convert', at('cues.srt'), at('жоқ', 'out.vtt'))
    expectFailure(converted, 4, 'path_not_writable')
    expect(converted.stderr).toContain(`OUT "${at('жоқ', 'out.vtt')}"`)
    expect(namesIn(folder)).not.toContain('жоқ')
  })

  it('is refused where the folder is read-only', async ({ skip }) => {
    let path: string
    if (process.getuid?.() === 0) {
      const tiny = mountTiny('read-only', 'size=64k,ro')
      if (tiny === null) skip('root may not mount here, and root writes through permissions')
      path = tiny!
    } else {
      path = freshFolder('read-only')
      await chmod(path, 0o555)
    }
    expectFailure(await transcribe(join(path, 'out.srt')), 4, 'path_not_writable')
    expectFailure(await clip(path), 4, 'path_not_writable')
    expectFailure(await clip(join(path, 'new')), 4, 'path_not_writable')
  })

  it.runIf(process.platform === 'linux')(
    'is refused at once where the system makes no folders',
    { timeout: 30_000 },
    async () => {
      expectFailure(await clip('/proc/жоқ'), 4, 'path_not_writable')
      expectFailure(await clip('/proc/жоқ/бар'), 4, 'path_not_writable')
    },
  )

  it('ends in disk_full on a full disk, and leaves nothing there', async ({ skip }) => {
    const path = mountTiny('full', 'size=128k')
    if (path === null) skip('only root can mount a tiny file system')
    const result = await clip(path!)
    expectFailure(result, 4, 'disk_full')
    expect(result.stderr).toMatch(/so “[^”]+\.square\.mp4” was not written/)
    expect(namesIn(path!)).toEqual([])
    fillUp(join(path!, 'filler'))
    expectFailure(await transcribe(join(path!, 'out.srt')), 4, 'disk_full')
    expectFailure(await iz('convert', at('cues.srt'), join(path!, 'out.vtt')), 4, 'disk_full')
    expect(namesIn(path!)).toEqual(['filler'])
  })

  it('is told when the folder vanishes meanwhile', async () => {
    const out = freshFolder('vanishing')
    const running = startIz(configDir, [
      ...['transcribe', at('long.m4a'), '--language', 'kk', '--model', ctcModelPath],
      ...['--out', join(out, 'out.srt'), '--json'],
    ])
    await running.line((line) => line.stage === 'transcribe')
    rmSync(out, { recursive: true })
    const { code, stderr } = await running.ended
    expect(code).toBe(4)
    expect(jsonLines(stderr).at(-1)).toMatchObject({ error: { code: 'path_not_writable' } })
    expect(namesIn(folder)).not.toContain('vanishing')
  })

  it.runIf(process.platform === 'linux')('ends in disk_full where results go to a full disk', async () => {
    const result = await izIn(configDir, ['check', at('cues.srt')], { stdout: openSync('/dev/full', 'w') })
    expectFailure(result, 4, 'disk_full')
  })
})

function fillUp(path: string): void {
  for (const bytes of [65_536, 4096, 1]) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(bytes), { flag: 'a' })
    } catch {
      // Full; smaller pieces may still fit.
    }
  }
}
