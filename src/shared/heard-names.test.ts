import { expect, it } from 'vitest'
import { heardInstead, heardText, wholeNames } from './heard-names.ts'

const words = [
  { text: 'Баян', heard: 'баянол', correction: 400 },
  { text: 'Өлгийден', heard: 'гей', correction: 400 },
  { text: 'Бауыржан', correction: 900 },
  { text: 'Момышұлы', heard: 'мамашұлы', correction: 900 },
  { text: 'Алматыда', heard: 'алматта' },
  { text: 'тұрады' },
  { text: 'екен' },
]

it('the words of a name are together, also beside another name, and every other word alone', () => {
  expect(wholeNames(words).map((name) => name.map(({ text }) => text).join(' '))).toEqual([
    'Баян Өлгийден',
    'Бауыржан Момышұлы',
    'Алматыда',
    'тұрады',
    'екен',
  ])
  expect(wholeNames([])).toEqual([])
})

it('of a name all that was heard is told, and nothing where it was heard as it stands', () => {
  expect(wholeNames(words).map(heardInstead)).toEqual([
    'баянол гей',
    'Бауыржан мамашұлы',
    'алматта',
    null,
    null,
  ])
  expect(heardText(words.slice(4, 6))).toBe('алматта тұрады')
})
