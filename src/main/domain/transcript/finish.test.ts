import { expect, it } from 'vitest'
import type { Language } from '#shared/language.ts'
import type { EngineName, Stretch, Transcript, Word } from '#shared/transcript.ts'
import { finishTranscript } from './finish.ts'

/** Stretches of words, 400 ms a word, with a second between stretches. */
function transcriptOf(
  parts: [text: string, language: Language, confidence: number, engine: EngineName][],
): Transcript {
  const words: Word[] = []
  const stretches: Stretch[] = []
  let ms = 0
  for (const [text, language, confidence, engine] of parts) {
    const startMs = ms
    for (const word of text.split(' ')) {
      words.push({ text: word, startMs: ms, endMs: ms + 380, confidence: 0.9, language, speaker: null })
      ms += 400
    }
    stretches.push({ startMs, endMs: ms - 20, language, confidence, engine, modelName: engine })
    ms += 1000
  }
  return { language: 'kk', engine: 'gigaam', durationMs: ms, words, stretches, speakers: [] }
}

it('writes sentences over bare words only, and leaves what whisper has written', () => {
  const written = 'I grew up here. it was a small town'
  const { words } = finishTranscript(
    transcriptOf([
      ['менің отбасым ауылда тұрады', 'kk', 0.99, 'gigaam'],
      [written, 'en', 0.99, 'whisper'],
      ['мы жили в деревне', 'ru', 0.99, 'gigaam'],
    ]),
    { language: 'auto', glossary: [] },
  )
  const text = words.map((word) => word.text).join(' ')
  expect(text).toMatch(/^Менің отбасым ауылда тұрады\. /)
  expect(text).toContain(written)
  expect(text).toMatch(/ Мы жили в деревне\.$/)
})

it('moves the words of a doubtful stretch to the language around it', () => {
  const { words, stretches } = finishTranscript(
    transcriptOf([
      ['менің отбасым ауылда тұрады', 'kk', 0.99, 'gigaam'],
      ['план', 'ru', 0.6, 'gigaam'],
      ['біз осында көшіп келдік', 'kk', 0.99, 'gigaam'],
    ]),
    { language: 'auto', glossary: [] },
  )
  expect(stretches.map(({ language }) => language)).toEqual(['kk', 'kk', 'kk'])
  expect(new Set(words.map(({ language }) => language))).toEqual(new Set(['kk']))
})

it('leaves an empty transcript empty', () => {
  const empty = transcriptOf([])
  expect(finishTranscript(empty, { language: 'auto', glossary: [] })).toEqual(empty)
})
