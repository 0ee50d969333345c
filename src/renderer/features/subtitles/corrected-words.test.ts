import { expect, test } from 'vitest'
import type { Word } from '#shared/transcript.ts'
import { correctedWords } from './corrected-words.ts'

const word = (text: string, heard?: string, correction?: number): Word => ({
  ...{ text, startMs: 0, endMs: 1, language: 'kk', speaker: null, confidence: 0.9 },
  ...(heard === undefined ? {} : { heard }),
  ...(correction === undefined ? {} : { correction }),
})

test('a cue tells which of its words were heard otherwise, a name of several words once', () => {
  const words = [
    word('Мен'),
    word('Баян', 'баянол', 400),
    word('Өлгийден', 'гей', 400),
    word('Бауыржан', undefined, 900),
    word('Момышұлы', 'мамашұлы', 900),
    word('Алматыда', 'алматта'),
    word('1985', 'мың тоғыз жүз сексен бес'),
    word('жылы'),
    word('Айгүлмен,', 'айгулмен'),
  ]
  expect(correctedWords(words)).toEqual([
    { text: 'Баян Өлгийден', heard: 'баянол гей' },
    { text: 'Бауыржан Момышұлы', heard: 'Бауыржан мамашұлы' },
    { text: 'Алматыда', heard: 'алматта' },
    { text: 'Айгүлмен,', heard: 'айгулмен' },
  ])
})

test('the same name heard twice, with words between, is told twice', () => {
  const name = word('Айгүл', 'айгул')
  expect(correctedWords([name, word('бар'), name])).toHaveLength(2)
  expect(correctedWords([])).toEqual([])
})
