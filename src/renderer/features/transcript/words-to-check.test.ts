import i18next from 'i18next'
import { expect, test } from 'vitest'
import { languages } from '#shared/language.ts'
import type { Word } from '#shared/transcript.ts'
import { texts } from '../../i18n/texts.ts'
import { leftText } from './left-text.ts'
import { checkReasons, doubt, wordsOfUnknownConfidence, wordsToCheck } from './words-to-check.ts'

const word = (confidence: number | null, more: Partial<Word> = {}): Word => ({
  ...{ text: 'сөз', startMs: 0, endMs: 1, language: 'kk', speaker: null, confidence },
  ...more,
})

const words = [
  word(0.9),
  word(0.5),
  word(0.5, { checked: true }),
  word(null),
  word(0.95, { flag: 'repetition' }),
  word(0.2, { heard: 'аста на' }),
  word(0.9, { text: '1985-ші', heard: 'бір мың тоғыз жүз сексен бесінші' }),
]
const found = (asked: readonly (typeof checkReasons)[number][], threshold = 0.6) =>
  wordsToCheck(words, threshold, new Set(asked)).map(({ index, reasons }) => [index, ...reasons])

test('doubtful, flagged and corrected words are there to be checked, those a person has seen are not', () => {
  expect(found(checkReasons)).toEqual([
    [1, 'doubtful'],
    [4, 'flagged'],
    [5, 'doubtful', 'corrected'],
  ])
  expect(found(['flagged'])).toEqual([[4, 'flagged']])
  expect(found([])).toEqual([])
})

test('a lower threshold leaves fewer words', () => {
  expect(found(['doubtful'], 0.3)).toEqual([[5, 'doubtful', 'corrected']])
  expect(found(['doubtful'], 1).map(([index]) => index)).toEqual([0, 1, 4, 5, 6])
})

test('doubt has two grades', () => {
  expect(words.map((one) => doubt(one, 0.6))).toEqual([0, 1, 0, 0, 0, 2, 0])
})

test('words of which the model did not say how sure it is are not said to need no check', async () => {
  const all = [word(null), word(null), word(null, { checked: true })]
  expect(wordsOfUnknownConfidence(all)).toEqual(all.slice(0, 2))
  expect(wordsOfUnknownConfidence([word(0.9), word(null, { checked: true })])).toEqual([])
  for (const language of languages) {
    const resources = { [language]: { translation: texts[language] } }
    await i18next.init({ lng: language, resources, initAsync: false })
    const { t } = i18next
    expect(leftText(t, 0, 2)).not.toBe(leftText(t, 0, 0))
    expect(leftText(t, 0, 2)).toContain('2')
    expect(leftText(t, 0, 0)).toBe(texts[language].editor.left_none)
    expect(leftText(t, 3, 2)).toBe(t('editor.left', { count: 3 }))
  }
})
