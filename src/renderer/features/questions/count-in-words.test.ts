import i18next from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it } from 'vitest'
import { startI18n } from '../../i18n/i18n.ts'
import { useCountInWords } from './use-question-actions.ts'

beforeAll(() => {
  startI18n()
})

function Count({ questions, followUps }: { questions: number; followUps: number }) {
  const countInWords = useCountInWords()
  return countInWords({ questions, followUps })
}
const words = (questions: number, followUps: number) =>
  renderToStaticMarkup(createElement(Count, { questions, followUps }))

it('a count of questions says as many as the list shows, and the follow-ups apart', async () => {
  await i18next.changeLanguage('en')
  expect(words(262, 69)).toBe('193 questions and 69 follow-ups')
  expect(words(2, 1)).toBe('1 question and 1 follow-up')
  expect(words(5, 0)).toBe('5 questions')
  await i18next.changeLanguage('ru')
  expect(words(262, 69)).toBe('193 вопроса и 69 уточнений')
  expect(words(25, 22)).toBe('3 вопроса и 22 уточнения')
  await i18next.changeLanguage('kk')
  expect(words(262, 69)).toBe('193 сұрақ және 69 қосымша сұрақ')
})
