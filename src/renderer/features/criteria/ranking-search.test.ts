import { expect, it } from 'vitest'
import { foundInRanking } from './ranking-search.ts'

const ranked = ['Әсел', 'Қуаныш', 'Айша'].map((kk, index) => ({
  speaker: { id: `s${index}`, name: { kk, ru: '', en: '' } },
}))

it('who is searched for in a ranking keeps the place among all', () => {
  expect(foundInRanking(ranked, '', new Set())).toEqual([0, 1, 2])
  expect(foundInRanking(ranked, 'kuanysh', new Set())).toEqual([1])
  expect(foundInRanking(ranked, 'домбыра', new Set(['s2']))).toEqual([2])
  expect(foundInRanking(ranked, 'жоқ', new Set())).toEqual([])
})
