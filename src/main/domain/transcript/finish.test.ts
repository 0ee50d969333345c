import { describe, expect, it } from 'vitest'
import type { Language } from '#shared/language.ts'
import type { EngineName, Stretch, Transcript, Word } from '#shared/transcript.ts'
import { textOf } from '../../../../test/support/said-words.ts'
import { finishTranscript } from './finish.ts'
import type { PredictMarks, WordMarks } from './text/predicted-marks.ts'

const byRules = { language: 'auto', glossary: [], punctuation: null } as const

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

it('writes sentences over bare words only, and leaves what whisper has written', async () => {
  const written = 'I grew up here. it was a small town'
  const { words } = await finishTranscript(
    transcriptOf([
      ['менің отбасым ауылда тұрады', 'kk', 0.99, 'gigaam'],
      [written, 'en', 0.99, 'whisper'],
      ['мы жили в деревне', 'ru', 0.99, 'gigaam'],
    ]),
    byRules,
  )
  const text = words.map((word) => word.text).join(' ')
  expect(text).toMatch(/^Менің отбасым ауылда тұрады\. /)
  expect(text).toContain(written)
  expect(text).toMatch(/ Мы жили в деревне\.$/)
})

it('moves the words of a doubtful stretch to the language around it', async () => {
  const { words, stretches } = await finishTranscript(
    transcriptOf([
      ['менің отбасым ауылда тұрады', 'kk', 0.99, 'gigaam'],
      ['план', 'ru', 0.6, 'gigaam'],
      ['біз осында көшіп келдік', 'kk', 0.99, 'gigaam'],
    ]),
    byRules,
  )
  expect(stretches.map(({ language }) => language)).toEqual(['kk', 'kk', 'kk'])
  expect(new Set(words.map(({ language }) => language))).toEqual(new Set(['kk']))
})

it('leaves an empty transcript empty', async () => {
  const empty = transcriptOf([])
  expect(await finishTranscript(empty, byRules)).toEqual(empty)
})

describe('sentences by a model', () => {
  const parts: Parameters<typeof transcriptOf>[0] = [
    ['біз ауылда тұрдық', 'kk', 0.99, 'gigaam'],
    ['мы жили в деревне', 'ru', 0.99, 'gigaam'],
    ['I was there.', 'en', 0.99, 'whisper'],
    ['біз көшіп келдік', 'kk', 0.99, 'gigaam'],
  ]
  const loud: PredictMarks = async (texts) =>
    texts.map((text): WordMarks => ({ mark: ',', ends: false, capitals: Array.from(text, () => true) }))

  it('are written in the languages it knows, and noted', async () => {
    const punctuation = { languages: ['kk'] as const, predict: loud, onFailure: expect.unreachable }
    const { words, stretches } = await finishTranscript(transcriptOf(parts), { ...byRules, punctuation })
    expect(stretches.map(({ punctuation }) => punctuation)).toEqual(['model', 'rules', undefined, 'model'])
    expect(textOf(words)).toBe('БІЗ, АУЫЛДА, ТҰРДЫҚ. Мы жили в деревне. I was there. БІЗ, КӨШІП, КЕЛДІК.')
  })

  it('are the rules’ from where it fails on, and it is asked no more', async () => {
    const failures: unknown[] = []
    const broken = new Error('broken')
    let calls = 0
    const predict: PredictMarks = (texts) => (++calls === 1 ? loud(texts) : Promise.reject(broken))
    const twice = [...parts, parts[2]!, parts[3]!]
    const { words, stretches } = await finishTranscript(transcriptOf(twice), {
      ...{ language: 'auto', glossary: [] },
      punctuation: { languages: ['kk'], predict, onFailure: (error) => failures.push(error) },
    })
    expect({ failures, calls }).toEqual({ failures: [broken], calls: 2 })
    expect(stretches.map(({ punctuation }) => punctuation)).toEqual([
      ...['model', 'rules', undefined, 'rules', undefined, 'rules'],
    ])
    expect(textOf(words)).toMatch(/^БІЗ, АУЫЛДА, .* Біз көшіп келдік\. I was there\. Біз көшіп келдік\.$/)
  })
})
