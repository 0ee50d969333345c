import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTranscriber } from '../../src/main/infra/asr/transcriber.ts'
import { createChildProcessHost } from '../../src/main/infra/workers/child-process-host.ts'
import type { Services } from '../../src/main/services/services.ts'
import type { GlossaryEntry } from '../../src/shared/api/glossary.ts'
import type { Language } from '../../src/shared/language.ts'
import type { Word } from '../../src/shared/transcript.ts'
import { composeIn, ended } from '../support/library-folder.ts'
import {
  ctcModelPath,
  ctcVocabularyPath,
  espeakAvailable,
  makeRecording,
  phrases,
} from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'

/** Names the test model has never heard: kk; ru; en. */
const names = `Шымкент; Шымкент; Shymkent
Баян-Өлгий; Баян-Улгий; Bayan-Olgii
Айгерім; Айгерим; Aigerim
Қостанай; Костанай; Kostanay
Түркістан; Туркестан; Turkistan
Ұланбатыр; Улан-Батор; Ulaanbaatar
Бейжің; Пекин; Beijing
Үрімжі; Урумчи; Urumqi
Ақтөбе; Актобе; Aktobe
Нұрсұлтан; Нурсултан; Nursultan
Бекзат; Бекзат; Bekzat
Қарағанды; Караганда; Karaganda
Бауыржан Момышұлы; Бауыржан Момышулы; Bauyrzhan Momyshuly
Мәдина; Мадина; Madina
Гүлнұр; Гульнур; Gulnur
Дәурен; Даурен; Dauren`

const glossary: GlossaryEntry[] = names.split('\n').map((line, index) => {
  const [kk, ru, en] = line.split('; ') as [string, string, string]
  return { id: String(index), interviewId: null, kind: 'other', text: { kk, ru, en }, notes: '' }
})
const spoken = ['Шымкент', 'Бейжің', 'Нұрсұлтан', 'Бекзат', 'Қарағанды', 'Айгерім', 'Ақтөбе', 'Ұланбатыр']
const sentences = spoken.map((name) => `менің отбасым ${name} қаласында тұрады`)
const hasSpeech = await espeakAvailable()
const bare = ({ text }: Word) => text.replace(/[.,?]$/u, '')

describe.runIf(hasSpeech)('names that are heard', () => {
  const folder = makeTempDir('glossary')
  const transcriber = createTranscriber({
    ffmpegPath: async () => 'ffmpeg',
    workers: createChildProcessHost(),
    threads: 2,
  })
  const model = { engine: 'gigaam', path: ctcModelPath, vocabularyPath: ctcVocabularyPath } as const
  async function hear(language: Language, texts: readonly string[], known: readonly GlossaryEntry[]) {
    const { path, durationMs } = await makeRecording(join(folder, `${language}.wav`), language, texts)
    const request = { mediaPath: path, durationMs, model, language, translateTo: null, glossary: known }
    return (await transcriber.transcribe(request, { signal: new AbortController().signal })).words
  }

  it('are put right where the model heard them wrong, and tell what it heard', async () => {
    const before = (await hear('kk', sentences, [])).map(bare)
    const words = await hear('kk', sentences, glossary)
    const right = words.filter((word) => spoken.includes(bare(word)))
    const wrongBefore = spoken.filter(
      (name) => !before.includes(name) && !before.includes(name.toLowerCase()),
    )
    console.info(
      `${wrongBefore.length} of ${spoken.length} names heard wrong, ${spoken.length - right.length} after`,
    )
    expect(wrongBefore.length).toBeGreaterThan(3)
    expect(right.length).toBeGreaterThanOrEqual(spoken.length - 1)
    const corrected = right.filter(({ heard }) => heard !== undefined)
    expect(corrected.length).toBeGreaterThan(3)
    for (const { text, heard, startMs, endMs } of corrected) {
      expect(heard).not.toBe(text)
      expect(endMs).toBeGreaterThan(startMs)
    }
  })

  it.each(['kk', 'ru', 'en'] as const)('take the place of no other word: %s', async (language) => {
    const words = await hear(language, phrases[language].slice(0, 20), glossary)
    expect(words.length).toBeGreaterThan(40)
    expect(words.filter(({ heard }) => heard !== undefined && !/\d/.test(heard))).toEqual([])
  })
})

describe.runIf(hasSpeech)('a transcription with a glossary', () => {
  const root = makeTempDir('glossary-job')
  let services: Services
  beforeAll(async () => {
    services = (await composeIn(root)).services
  })
  afterAll(() => services.close())

  it('knows the names of its interview; what was heard comes back on request', async () => {
    const fields = { title: 'Қала', speakerName: '', language: 'kk', notes: '' } as const
    const { id } = await services.interviews.create(fields)
    await services.glossary.paste({ interviewId: id, kind: 'place', text: names })
    const { path } = await makeRecording(join(root, 'сөз.wav'), 'kk', sentences.slice(0, 2))
    const { take, job: importing } = await services.takes.importPath(id, path)
    await ended(services, importing.id)
    const model = await services.models.add(ctcModelPath)
    const job = await services.transcripts.start({
      ...{ takeId: take.id, modelId: model.id, language: 'kk', translateTo: null },
    })
    const { state, result } = await ended(services, job.id)
    expect(state).toBe('done')
    const { transcriptId } = result as { transcriptId: string }
    const { words, revision } = await services.transcripts.get(transcriptId)
    const at = words.findIndex(({ text }) => text === 'Шымкент')
    expect(words[at]?.heard).toBe('шым кент')
    const edited = await services.transcripts.edit(transcriptId, revision, {
      ...{ kind: 'heard', from: at, to: at + 1 },
    })
    expect(edited.words.slice(at, at + 2).map(({ text }) => text)).toEqual(['шым', 'кент'])
  })
})
