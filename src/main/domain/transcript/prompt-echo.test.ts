import { expect, it } from 'vitest'
import type { Word } from '#shared/transcript.ts'
import { flagWords } from './guards.ts'
import { echoesPrompt } from './prompt-echo.ts'

const prompt = 'Айгүл Серікова, Баян-Өлгий, Шыңжаң.'

function heard(text: string): Word[] {
  const words = text.split(' ').map((each, index) => ({
    ...{ text: each, startMs: index * 500, endMs: index * 500 + 400 },
    ...{ confidence: null, language: null, speaker: null },
  }))
  return flagWords(words, { speech: null, loops: true })
}

it.each([
  ['a name of it, over and over', 'Шыңжаң, Шыңжаң, Шыңжаң, Шыңжаң, Шыңжаң, Шыңжаң.', true],
  ['all of it', `сөз ${Array(4).fill('Айгүл Серікова Баян-Өлгий Шыңжаң').join(' ')}`, true],
  ['other words over and over, beside a name', `Айгүл Серікова ${'рақмет '.repeat(8)}келді`, false],
  ['nothing twice', 'Айгүл Серікова Баян-Өлгийден Шыңжаңға барды', false],
])('the prompt is at fault, or is not, where there is %s', (_, text, expected) => {
  expect(echoesPrompt(heard(text.trim()), prompt)).toBe(expected)
  expect(echoesPrompt(heard(text.trim()), '')).toBe(false)
})
