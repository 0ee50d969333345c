import { describe, expect, it } from 'vitest'
import type { Criterion, CriterionFact } from '#shared/api/criteria.ts'
import { yesNo } from '../../../../test/support/criteria.ts'
import { ageIfBorn, proposalFor, sameValue } from './propose.ts'

const none = { kk: '', ru: '', en: '' }
const facts = {
  birthDate: '2004-02-29',
  country: 'MN',
  arrivalYear: 2016,
  languages: ['kk', 'Монгольский', 'fr'],
  scripts: ['Cyrl', 'Arab'],
}
const nothing = { birthDate: null, country: null, arrivalYear: null, languages: [], scripts: [] }
const option = (id: string, code: string, ru = '') => ({ id, code, good: true, label: { ...none, ru } })
const criterion = (fields: object, fact: CriterionFact | null) =>
  yesNo('x', { unit: none, min: null, max: null, ...fields, fact } as never) as Criterion
const ask = (fields: object, fact: CriterionFact | null, known: typeof facts | typeof nothing = facts) =>
  proposalFor(criterion(fields, fact), known, '2026-02-28')

describe('an age', () => {
  it.each([
    ['2000-05-10', '2026-05-09', 25],
    ['2000-05-10', '2026-05-10', 26],
    ['2004-02-29', '2026-02-28', 21],
    ['2004-02-29', '2026-03-01', 22],
    ['2026-01-01', '2026-01-01', 0],
    ['2026-01-02', '2026-01-01', null],
  ])('of %s on %s is %s', (born, day, years) => {
    expect(ageIfBorn(born, day)).toBe(years)
  })
})

describe('the profile proposes', () => {
  it('an age, a year, a day, a country, languages and scripts', () => {
    expect(ask({ kind: 'number' }, 'age')).toBe(21)
    expect(ask({ kind: 'number' }, 'arrival_year')).toBe(2016)
    expect(ask({ kind: 'date', from: null, to: null }, 'birth_date')).toBe('2004-02-29')
    const countries = [option('china', 'CN'), option('mongolia', 'mn'), option('rest', '*')]
    expect(ask({ kind: 'one_of', options: countries }, 'country')).toBe('mongolia')
    expect(ask({ kind: 'one_of', options: countries }, 'country', { ...facts, country: 'XX' })).toBe('rest')
    const languages = [option('kk', 'kk'), option('mn', 'mn', 'монгольский'), option('rest', '*')]
    expect(ask({ kind: 'several_of', options: languages, atLeast: 1 }, 'languages')).toEqual([
      'kk',
      'mn',
      'rest',
    ])
    const scripts = [option('latin', 'Latn'), option('arabic', 'Arab')]
    expect(ask({ kind: 'several_of', options: scripts, atLeast: 1 }, 'scripts')).toEqual(['arabic'])
  })

  it('nothing it does not know, and nothing to a criterion that does not ask', () => {
    for (const fact of ['age', 'arrival_year'] as const)
      expect(ask({ kind: 'number' }, fact, nothing)).toBeNull()
    const options = [option('kk', 'kk'), option('rest', '*')]
    expect(ask({ kind: 'several_of', options, atLeast: 1 }, 'languages', nothing)).toBeNull()
    expect(ask({ kind: 'one_of', options }, 'country', nothing)).toBeNull()
    expect(ask({ kind: 'number' }, null)).toBeNull()
    expect(ask({ kind: 'yes_no', good: true }, 'age')).toBeNull()
    expect(ask({ kind: 'one_of', options: [option('cn', 'CN')] }, 'country')).toBeNull()
  })

  it('no second time what is answered so already', () => {
    expect(sameValue(['a', 'b'], ['b', 'a'])).toBe(true)
    expect(sameValue(['a'], ['a', 'b'])).toBe(false)
    expect(sameValue(null, null)).toBe(true)
    expect(sameValue('a', ['a'])).toBe(false)
  })
})
