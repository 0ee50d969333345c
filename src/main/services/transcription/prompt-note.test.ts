import { expect, it } from 'vitest'
import type { GlossaryEntry } from '#shared/api/glossary.ts'
import type { EngineName } from '#shared/transcript.ts'
import { promptNote } from './prompt-note.ts'

const files = (engine: EngineName) => ({ engine, path: `/${engine}`, vocabularyPath: null })
const entry = (kk: string, en: string): GlossaryEntry => ({
  ...{ id: kk, interviewId: null, kind: 'other', notes: '' },
  text: { kk, ru: '', en },
})

it('the log of a job tells how many names Whisper has room for', () => {
  const whisper = { model: files('whisper'), english: null }
  const few = [entry('Шыңжаң', 'Xinjiang'), entry('Алматы', 'Almaty')]
  expect(promptNote(whisper, few, 'kk')).toBe('Whisper is told 2 of 2 names of the glossary')
  const long = entry('Ұ'.repeat(395), 'U')
  expect(promptNote(whisper, [long, ...few], 'kk')).toBe('Whisper is told 1 of 3 names of the glossary')
  // Where it hears the English only, it is told how the names are written in English.
  const beside = { model: files('gigaam'), english: files('whisper') }
  expect(promptNote(beside, [long, ...few], 'auto')).toBe('Whisper is told 3 of 3 names of the glossary')
})

it('nothing is said where no Whisper runs, or there are no names', () => {
  expect(promptNote({ model: files('gigaam'), english: null }, [entry('А', '')], 'kk')).toBeNull()
  expect(promptNote({ model: files('whisper'), english: null }, [], 'kk')).toBeNull()
})
