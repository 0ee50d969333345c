import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldName } from '#shared/name-fold.ts'
import { findDuplicates, type Person } from './duplicates.ts'

const person = (id: string, kk: string, more: Partial<Person> = {}): Person => ({
  ...{ id, name: { kk, ru: '', en: '' }, otherNames: [], contacts: [] },
  ...more,
})
const ask = (names: string[], people: Person[], contacts: Person['contacts'] = []) =>
  findDuplicates({ names, contacts: [...contacts], exceptId: null }, people)

describe('the same person', () => {
  const people = [person('a', 'Айгерім Серікқызы'), person('b', 'Нұрлан Әбдіғали')]

  it.each(['Айгерим Серіккызы', 'Aigerim Serikqyzy', 'SERIKKYZY AIGERIM', 'ايگەرىم سەرىكقىزى'])(
    'is found by the name %s',
    (name) => {
      expect(ask([name], people)).toEqual([{ id: 'a', reason: 'name', match: 'Айгерім Серікқызы' }])
    },
  )

  it.each(['Айгерім Серікова', 'Айгерім Серікқызы Болат', 'Айгерм Серікқызы', 'Серік Айгерім'])(
    'is pointed out by the similar name %s',
    (name) => {
      expect(ask([name], people)).toMatchObject([{ id: 'a', reason: 'similar_name' }])
    },
  )

  it.each(['Айгерім', 'Айгүл Серікқызы', 'Асан', 'Ай', '', '—'])('is not seen in %j', (name) => {
    expect(ask([name], people)).toEqual([])
  })

  it('is found by a contact in another form, before those with a like name', () => {
    const everyone = [
      ...people,
      person('c', 'Гүлнар', { contacts: [{ kind: 'phone', value: '8 701 123 45 67' }] }),
    ]
    const found = ask(['Aigerim Serikqyzy'], everyone, [{ kind: 'whatsapp', value: '+77011234567' }])
    expect(found.map(({ id, reason }) => [id, reason])).toEqual([
      ['c', 'contact'],
      ['a', 'name'],
    ])
  })

  it('is found by another spelling that is on record', () => {
    const found = ask(['Aysel Uyar'], [person('a', 'Әсел', { otherNames: ['Aysel Uyar'] })])
    expect(found).toEqual([{ id: 'a', reason: 'name', match: 'Aysel Uyar' }])
  })

  it('is never a duplicate of itself', () => {
    const query = { names: ['Айгерім Серікқызы'], contacts: [], exceptId: 'a' }
    expect(findDuplicates(query, people)).toEqual([])
  })
})

const letters = fc.constantFrom(...'абғдежзйкқлмнңоөпрстуұүхһшыі')
const word = fc.array(letters, { minLength: 3, maxLength: 9 }).map((all) => all.join(''))

describe('the law of duplicates', () => {
  it('everybody has a duplicate in themselves, in any order of the words', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), (words) => {
        fc.pre(foldName(words.join(' ')).length >= 3)
        const found = ask([words.toReversed().join(' ')], [person('a', words.join(' '))])
        expect(found).toMatchObject([{ id: 'a', reason: 'name' }])
      }),
    )
  })

  it('likeness goes both ways', () => {
    const names = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(names, names, (one, other) => {
        const [there] = ask([one], [person('a', other)])
        const [back] = ask([other], [person('a', one)])
        expect(there?.reason).toBe(back?.reason)
      }),
    )
  })
})
