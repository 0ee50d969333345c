import { truncateSync, writeFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { cliPlace, expectFailure, namesIn } from '../../support/cli-place.ts'
import { jsonLines } from '../../support/iz-command.ts'
import { committedRecording, ctcModelPath, whisperModelPath } from '../../support/speech-recordings.ts'

vi.setConfig({ testTimeout: 180_000 })

const kk = committedRecording('kk')
const { at, iz, freshFolder } = cliPlace('named')
const folder = freshFolder('қалта')
const work = (...more: string[]) => [kk.path, '--language', 'kk', '--out', at('out.srt'), ...more]
const transcribe = (...more: string[]) => iz('transcribe', ...work('--model', ctcModelPath, ...more))
const align = (text: string, model = ctcModelPath) =>
  iz('align', ...work('--model', model, '--text', at(text)))

describe.concurrent('a text that an option names', () => {
  it('is missing or a folder, and not an output that cannot be written', async () => {
    const results = await Promise.all([
      transcribe('--glossary', at('жоқ.txt')),
      align('жоқ.txt'),
      iz('check', at('cues.srt'), '--rules', at('жоқ.txt')),
    ])
    for (const result of results) {
      expectFailure(result, 3, 'file_missing')
      expect(result.stderr).toBe('“жоқ.txt” was not found. Check the path. [file_missing]\n')
    }
    const folders = await Promise.all([
      transcribe('--glossary', folder),
      align('қалта'),
      iz('check', at('cues.srt'), '--rules', folder),
      iz('check', folder),
    ])
    for (const result of folders) {
      expectFailure(result, 3, 'file_unreadable')
      expect(result.stderr).toBe('“қалта” is a folder. Name a file. [file_unreadable]\n')
    }
  })

  it('may be a recording by mistake, which is not read', async () => {
    writeFileSync(at('long.wav'), '')
    truncateSync(at('long.wav'), 60e6)
    expectFailure(await transcribe('--glossary', at('long.wav')), 3, 'import_too_large')
    expectFailure(await align('long.wav'), 3, 'import_too_large')
  })

  it('is named where its sentence does not name it', async () => {
    writeFileSync(at('бос.txt'), '\n')
    const result = await align('бос.txt')
    expectFailure(result, 3, 'text_empty')
    expect(result.stderr).toMatch(/\[text_empty\] "бос\.txt"\n$/)
  })

  it('may begin with the mark that Windows editors put there', async () => {
    writeFileSync(at('bom.json'), '\ufeff{"maxLines": 1}')
    const result = await iz('check', at('cues.srt'), '--language', 'kk', '--rules', at('bom.json'))
    expect(result).toMatchObject({ code: 1, stderr: '', stdout: expect.stringContaining('[line_count]') })
  })

  it('may hold a figure that is none, which is named', async () => {
    writeFileSync(at('word.json'), '{"maxLines": 2, "maxCps": "12"}')
    const result = await iz('check', at('cues.srt'), '--rules', at('word.json'))
    expectFailure(result, 2, 'invalid_input')
    expect(result.stderr).toContain('--rules "word.json: maxCps" (maxLineLength, ')
  })
})

describe.concurrent('an option', () => {
  it('tells in no language which engine aligns', async () => {
    const result = await align('cues.srt', whisperModelPath)
    expectFailure(result, 2, 'invalid_input')
    expect(result.stderr).toContain(`--model "${whisperModelPath}" (gigaam)`)
  })

  it('without a value does not make the folder of the script the output', async () => {
    const range = ['--subtitles', at('cues.srt'), '--from', '0', '--to', '2', '--preset', 'square']
    const result = await iz('export', kk.path, ...range, '--out', '')
    expectFailure(result, 2, 'invalid_input')
    expect(result.stderr).toContain('--out "" (DIR)')
  })
})

describe('a model', () => {
  it('that is not in the list is named, with the way to the list', async () => {
    const [get, remove, inJson] = await Promise.all([
      iz('models', 'get', 'gigaam-9b', '--lang', 'ru'),
      iz('models', 'remove', 'gigaam-9b'),
      iz('models', 'get', 'gigaam-9b', '--json'),
    ])
    for (const result of [get, remove]) {
      expectFailure(result, 3, 'not_found')
      expect(result.stderr).toMatch(/gigaam-9b.*iz models list/)
    }
    expect(jsonLines(inJson.stderr)).toEqual([
      { error: { code: 'not_found', params: { id: 'gigaam-9b' }, message: expect.stringContaining('9b') } },
    ])
  })

  it('where none is installed is to be had by this same command', async () => {
    const result = await iz('transcribe', ...work())
    expectFailure(result, 4, 'model_none')
    expect(result.stderr).toContain('iz models get')
  })

  it('of an engine that none is installed of is not said to lack the language', async () => {
    const own = cliPlace('engine')
    expect(await own.iz('models', 'import', ctcModelPath)).toMatchObject({ code: 0 })
    const result = await own.iz('transcribe', ...work('--engine', 'parakeet'))
    expectFailure(result, 2, 'invalid_input')
    expect(result.stderr).toContain('--engine "parakeet" (gigaam)')
    expect(namesIn(at())).not.toContain('out.srt')
  })
})
