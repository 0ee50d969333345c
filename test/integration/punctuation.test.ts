import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import type { StoredTranscript } from '../../src/shared/api/transcripts.ts'
import { type Transcript, transcriptSchema } from '../../src/shared/transcript.ts'
import { iz } from '../support/iz-command.ts'
import { composeIn, ended } from '../support/library-folder.ts'
import { punctuationModelPath, punctuationTokenizerPath } from '../support/punctuation-model.ts'
import { textOf } from '../support/said-words.ts'
import { committedRecording, ctcModelPath, ctcVocabularyPath } from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const root = makeTempDir('punctuation')
const recording = committedRecording('kk')
/** What the model has to say of it. */
const written =
  'Мен Қазақстанға, бес жыл бұрын көшіп келдім менің отбасым Моңғолияда тұрады? Қазір мен университетте оқимын болашақта дәрігер болғым келеді.'
const never = new AbortController().signal
const letters = ({ words }: Pick<Transcript, 'words'>) =>
  words.map(({ text, ...rest }) => ({ ...rest, text: text.toLowerCase().replace(/[.,?]$/u, '') }))

/** Files as a person may have them, in a folder of their own. */
function folderOf(files: Record<string, string | Buffer>): string {
  const folder = join(root, `жинақ ${Math.random()}`)
  mkdirSync(folder)
  for (const [name, from] of Object.entries(files)) {
    if (typeof from === 'string') copyFileSync(from, join(folder, name))
    else writeFileSync(join(folder, name), from)
  }
  return folder
}

describe('a punctuation model', () => {
  let services: Services
  let takeId: string
  let byRules: StoredTranscript
  const transcribe = async () => {
    const model = (await services.models.list())[0]!
    const job = await services.transcripts.start({
      ...{ takeId, modelId: model.id, language: 'kk', translateTo: null },
    })
    const { state, result } = await ended(services, job.id)
    expect(state).toBe('done')
    return services.transcripts.get((result as { transcriptId: string }).transcriptId)
  }
  const byCommand = async () => {
    const out = join(root, `${Math.random()}.json`)
    const args = ['transcribe', recording.path, '--language', 'kk', '--model', ctcModelPath, '--out', out]
    const { code, stderr } = await iz(join(root, 'config'), args)
    expect(code).toBe(0)
    return { transcript: transcriptSchema.strict().parse(JSON.parse(readFileSync(out, 'utf8'))), stderr }
  }

  beforeAll(async () => {
    services = (await composeIn(root)).services
    const fields = { title: 'Сұхбат', speakerName: '', language: 'kk', notes: '' } as const
    const { id } = await services.interviews.create(fields)
    const { take, job } = await services.takes.importPath(id, recording.path)
    await ended(services, job.id)
    takeId = take.id
    await services.models.add(ctcModelPath)
    byRules = await transcribe()
  })
  afterAll(() => services.close())

  it('is refused with a reason where the files are others', async () => {
    const folders = [
      { 'бөтен.onnx': ctcModelPath, 'sp.model': punctuationTokenizerPath },
      { 'бөтен.onnx': punctuationModelPath, 'sp.model': ctcVocabularyPath },
    ]
    for (const files of folders) {
      const { added, refused } = await services.models.importFrom(folderOf(files), { signal: never })
      expect(added).toEqual([])
      expect(refused).toMatchObject([{ file: 'бөтен.onnx', error: { code: 'model_invalid' } }])
    }
    const { refused } = await services.models.importFrom(folderOf({ 'a.onnx': punctuationModelPath }), {
      signal: never,
    })
    expect(refused).toMatchObject([{ file: 'a.onnx', error: { code: 'model_vocabulary_missing' } }])
    expect(await services.models.punctuation()).toBeNull()
  })

  it('writes the text once it is there, in the app and on the command line', async () => {
    expect(byRules.stretches).toMatchObject([{ punctuation: 'rules' }])
    const folder = folderOf({ 'тыныс.onnx': punctuationModelPath, 'sp.model': punctuationTokenizerPath })
    const { added, refused } = await services.models.importFrom(folder, { signal: never })
    expect(refused).toEqual([])
    expect(added).toMatchObject([
      { engine: 'punctuation', name: 'тыныс.onnx', languages: ['kk', 'ru', 'en'] },
    ])
    expect(await services.models.punctuation()).toMatchObject({ path: join(folder, 'тыныс.onnx') })
    // It recognises no speech.
    expect(await services.models.list()).toHaveLength(1)

    const byModel = await transcribe()
    expect(byModel.stretches).toMatchObject([{ punctuation: 'model' }])
    expect(textOf(byModel.words)).not.toBe(textOf(byRules.words))
    expect(textOf(byModel.words)).toBe(written)
    expect(letters(byModel)).toEqual(letters(byRules))

    const { transcript, stderr } = await byCommand()
    expect(stderr).toBe('')
    expect(transcript.stretches).toMatchObject([{ punctuation: 'model' }])
    expect(textOf(transcript.words)).toBe(written)
  })

  it('that has gone bad leaves the text to the rules, and says so', async () => {
    const { path } = (await services.models.punctuation())!
    writeFileSync(path, readFileSync(punctuationModelPath).subarray(0, 9000))
    const { transcript: printed, stderr } = await byCommand()
    expect(printed.stretches).toMatchObject([{ punctuation: 'rules' }])
    expect(textOf(printed.words)).toBe(textOf(byRules.words))
    expect(stderr).toMatch(/“тыныс\.onnx” does not work.* \[punctuation_failed\]\n$/)
  })
})
