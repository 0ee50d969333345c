import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { cliPlace, expectFailure, readText } from '../../support/cli-place.ts'
import { iz as izIn, jsonLines } from '../../support/iz-command.ts'
import { committedRecording, ctcModelPath } from '../../support/speech-recordings.ts'

vi.setConfig({ testTimeout: 180_000 })

const project = join(import.meta.dirname, '..', '..', '..')
const kk = committedRecording('kk')
const { at, iz } = cliPlace('help')

describe.concurrent('a command that was not understood', () => {
  const transcribe = ['transcribe', kk.path, '--model', ctcModelPath]
  const clip = ['export', kk.path, '--subtitles', at('cues.srt'), '--out', at('never')]
  const range = ['--from', '0', '--to', '2']

  it.each([
    [
      'language',
      [...transcribe, '--language', 'de', '--out', at('x.srt')],
      '--language "de" (kk, ru, en, auto)',
    ],
    [
      'ending',
      [...transcribe, '--language', 'kk', '--out', at('x.docx')],
      '--out "x.docx" (.srt, .vtt, .ass, .txt, .json)',
    ],
    [
      'engine',
      [...transcribe, '--language', 'kk', '--engine', 'vosk', '--out', at('x.srt')],
      '(gigaam, whisper, parakeet)',
    ],
    [
      'engine for another model',
      [...transcribe, '--language', 'kk', '--engine', 'whisper', '--out', at('x.srt')],
      '--engine "whisper" (gigaam)',
    ],
    [
      'target',
      [...transcribe, '--language', 'kk', '--translate', 'ru', '--out', at('x.srt')],
      '--translate "ru" (en)',
    ],
    [
      'preset',
      [...clip, ...range, '--preset', 'reels,tv'],
      '--preset "tv" (youtube, reels, shorts, feed, square)',
    ],
    ['style', [...clip, ...range, '--preset', 'reels', '--style', 'neon'], '--style "neon" (clean, box, '],
    ['time', [...clip, '--from', '00:61', '--to', '2', '--preset', 'reels'], '--from "00:61" (HH:MM:SS.mmm)'],
    [
      'ending to convert to',
      ['convert', at('cues.srt'), at('x.json')],
      'OUT "x.json" (.srt, .vtt, .ass, .txt)',
    ],
    ['language to check', ['check', at('cues.srt'), '--language', 'auto'], '--language "auto" (kk, ru, en)'],
  ])('names the %s and what is allowed', async (_, args, told) => {
    const result = await iz(...args)
    expectFailure(result, 2, 'invalid_input')
    expect(result.stderr).toContain(told)
  })

  it('is told that a model cannot translate', async () => {
    const args = [...transcribe, '--language', 'kk', '--translate', 'en', '--out', at('x.srt')]
    expectFailure(await iz(...args), 2, 'model_language')
  })

  it.each([
    ['unknown command', ['transcript', kk.path]],
    ['help for an unknown command', ['help', 'transcript']],
    ['help for an unknown command of a command', ['help', 'models', 'nope']],
    ['help for it the other way round', ['models', 'help', 'nope']],
    ['help for what a command has not', ['help', 'check', 'nope']],
    ['unknown option', ['check', at('cues.srt'), '--strict']],
    ['missing option', [...transcribe, '--out', at('x.srt')]],
    ['missing argument', ['convert', at('cues.srt')]],
    ['argument too many', ['check', at('cues.srt'), at('cues.srt')]],
  ])('(%s) exits with 2 and says why in JSON where that is asked for', async (_, args) => {
    const inJson = await iz(...args, '--json')
    expect(inJson).toMatchObject({ code: 2, stdout: '' })
    const [line, ...more] = jsonLines(inJson.stderr)
    expect(more).toEqual([])
    expect(line).toEqual({ error: { code: 'invalid_input', params: {}, message: expect.any(String) } })
  })

  it('is named to a person together with the way out', async () => {
    expect(await iz('check', at('cues.srt'), '--strict')).toEqual({
      ...{
        code: 2,
        stdout: '',
        stderr: "error: unknown option '--strict' [invalid_input]\n(--help lists what there is)\n",
      },
    })
  })

  it('is called unknown where it is mistyped, and not missing where it has to be given', async () => {
    const mistyped = await iz('transcribe', kk.path, '--langage', 'kk', '--out', at('x.srt'))
    expect(mistyped).toEqual({
      ...{
        code: 2,
        stdout: '',
        stderr:
          "error: unknown option '--langage' [invalid_input]\n(Did you mean --language?)\n(--help lists what there is)\n",
      },
    })
    const missing = await iz('transcribe', kk.path, '--language', 'kk')
    expect(missing.stderr).toMatch(/^error: required option '--out <file>' not specified \[invalid_input\]\n/)
  })

  it('is answered in the language of --lang, of IZ_LANGUAGE, or of the system', async () => {
    const [asked, told, wrong, unknown] = await Promise.all([
      iz('help', '--lang', 'kk'),
      izIn(at('config'), ['check', '--lang=ru', '--strict'], { env: { IZ_LANGUAGE: 'kk' } }),
      izIn(at('config'), ['chek', '--json'], { env: { IZ_LANGUAGE: '', LC_ALL: 'ru_RU.UTF-8' } }),
      iz('check', at('cues.srt'), '--lang', 'de'),
    ])
    expect(asked).toMatchObject({ code: 0, stdout: expect.stringContaining('  export [options] <media>') })
    expect(asked.stdout).toMatch(/^Қолданылуы: iz /)
    expect(asked.stdout).toContain('субтитрі бар клиптер жасау')
    expect(asked.stdout).not.toMatch(/Usage|Options|Commands|display help/)
    expect(told.stderr).toBe(
      'ошибка: неизвестный параметр «--strict» [invalid_input]\n(--help покажет, что есть)\n',
    )
    const message = 'неизвестная команда «chek»\n(Может быть, check?)'
    expect(jsonLines(wrong.stderr)).toEqual([{ error: { code: 'invalid_input', params: {}, message } }])
    expectFailure(unknown, 2, 'invalid_input')
    expect(unknown.stderr).toContain('--lang "de" (kk, ru, en)')
  })

  it('gets help whose first line has what must be given', async () => {
    const help = async (...command: string[]) => (await iz(...command, '--help')).stdout.split('\n')[0]
    expect(await help('transcribe')).toBe(
      'Usage: iz transcribe <media> --language <kk|ru|en|auto> --out <file> [options]',
    )
    expect(await help('convert')).toBe('Usage: iz convert <in> <out> [options]')
    expect(await help('models')).toBe('Usage: iz models [options] [command]')
    expect(await help('models', 'get')).toBe('Usage: iz models get <id> [options]')
  })

  it('gets the help of a command of a command by either way to ask for it', async () => {
    const asked = await Promise.all([
      iz('help', 'models', 'get'),
      iz('models', 'help', 'get'),
      iz('help', 'models'),
      iz('help', 'models', 'help'),
      iz('models', 'help'),
    ])
    const beginnings = asked.map(({ code, stdout, stderr }) => [code, stdout.split('\n')[0], stderr])
    const get = [0, 'Usage: iz models get <id> [options]', '']
    const models = [0, 'Usage: iz models [options] [command]', '']
    expect(beginnings).toEqual([get, get, models, models, models])
  })

  it('gets help: on standard output when asked for, on standard error when nothing was', async () => {
    const asked = await iz('--help')
    expect(asked).toMatchObject({ code: 0, stderr: '' })
    for (const name of ['transcribe', 'convert', 'check', 'export', 'doctor']) {
      expect(asked.stdout).toContain(`  ${name} `)
    }
    expect(await iz('export', '--help')).toMatchObject({
      ...{ code: 0, stderr: '', stdout: expect.stringContaining('--preset') },
    })
    expect(await iz()).toEqual({ code: 2, stdout: '', stderr: asked.stdout })
  })
})

describe('the ways to start it', () => {
  it('are npx iz and npm run -s iz, from the project folder', () => {
    const run = (command: string, ...args: string[]) =>
      execFileSync(command, [...args, '--version'], { cwd: project, encoding: 'utf8', stdio: 'pipe' }).trim()
    const { version } = JSON.parse(readText(join(project, 'package.json')))
    expect(run('npx', 'iz')).toBe(version)
    expect(run('npm', 'run', '-s', 'iz', '--')).toBe(version)
  })
})
