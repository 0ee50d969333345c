import i18next from 'i18next'
import { afterEach, beforeAll, expect, it } from 'vitest'
import type { StoredTranscript } from '#shared/api/transcripts.ts'
import type { Word } from '#shared/transcript.ts'
import { texts } from '../i18n/texts.ts'
import { createFormat } from '../lib/format.ts'
import type { Job } from '../lib/job.ts'
import { queryClient, trpc } from '../lib/trpc.ts'
import { correctedNote } from './corrected-note.ts'

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: texts.en } }, initAsync: false })
})
afterEach(() => queryClient.clear())

const done = (kind: Job['kind']): Job => ({
  ...{ id: 'j', kind, subjectId: 'take', state: 'done', interviewId: 'i', title: 'а.mp4', error: null },
  ...{ result: { transcriptId: 't' }, createdAt: '', startedAt: null, endedAt: null },
  progress: { unit: 'ms', done: 0, total: null, stage: null, etaMs: null },
})
const note = (job: Job) => correctedNote(i18next.t, job, createFormat('en'))
const word: Word = {
  ...{ text: 'мен', startMs: 0, endMs: 1, confidence: 0.9, language: 'kk', speaker: null },
}
const keep = (words: StoredTranscript['words']) =>
  queryClient.setQueryData(trpc.transcripts.get.queryKey({ id: 't' }), { words } as StoredTranscript)

it('a transcription that ends says how many words the glossary has corrected', async () => {
  keep([
    { ...word, text: 'Айгүл', heard: 'ай гуль' },
    { ...word, text: 'Өлгий', heard: 'олги' },
    { ...word, text: 'мен' },
  ])
  expect(await note(done('transcribe'))).toBe(texts.en.job.corrected.replace('{{number}}', '2'))
  expect(await note(done('align'))).toBeNull()
  expect(await note({ ...done('transcribe'), state: 'cancelled' })).toBeNull()
})

it('and nothing where it corrected none', async () => {
  keep([{ ...word, text: 'мен' }])
  expect(await note(done('transcribe'))).toBeNull()
})
