import { expect, it } from 'vitest'
import { UnsentTexts } from './unsent-texts.ts'

const typed = { cueId: 'a', text: 'Айгүл', over: 'айгул' }

it('what was not saved belongs to its cue as long as that says what it said', () => {
  const unsent = new UnsentTexts()
  unsent.keep('t', typed, false)
  expect(unsent.of({ id: 'a', text: 'айгул' })).toBe('Айгүл')
  expect(unsent.of({ id: 'b', text: 'айгул' })).toBeNull()
  expect(unsent.of({ id: 'a', text: 'айгул\nкелді' })).toBeNull()
  unsent.drop('a')
  expect(unsent.of({ id: 'a', text: 'айгул' })).toBeNull()
})

it('only what nobody answered is sent again by itself', () => {
  const unsent = new UnsentTexts()
  unsent.keep('t', typed, true)
  unsent.keep('t', { ...typed, cueId: 'b' }, false)
  unsent.keep('u', { ...typed, cueId: 'c' }, true)
  expect(unsent.tracks).toEqual(['t', 'u'])
  const cues = ['a', 'b', 'c'].map((id) => ({ id, text: 'айгул' }))
  expect(unsent.dueFor('t', cues).map(({ cueId }) => cueId)).toEqual(['a'])
  unsent.drop('a')
  expect(unsent.tracks).toEqual(['u'])
})

it('typed twice while nobody answers, it stands over what the library has', () => {
  const unsent = new UnsentTexts()
  unsent.keep('t', typed, true)
  unsent.keep('t', { cueId: 'a', text: 'Айгүл!', over: 'Айгүл' }, true)
  expect(unsent.dueFor('t', [{ id: 'a', text: 'айгул' }])).toMatchObject([{ text: 'Айгүл!' }])
  expect(unsent.isKept(typed)).toBe(false)
})

it('typed over what has come since an earlier one was refused, it stands over that', () => {
  const unsent = new UnsentTexts()
  unsent.keep('t', typed, false)
  unsent.keep('t', { cueId: 'a', text: 'Айгүл келді!', over: 'Айгүл келді' }, true)
  expect(unsent.of({ id: 'a', text: 'Айгүл келді' })).toBe('Айгүл келді!')
  expect(unsent.dueFor('t', [{ id: 'a', text: 'Айгүл келді' }])).toMatchObject([{ text: 'Айгүл келді!' }])
})

it('is forgotten once the cue says something else, or is gone', () => {
  const unsent = new UnsentTexts()
  unsent.keep('t', typed, true)
  unsent.keep('t', { ...typed, cueId: 'b' }, false)
  expect(unsent.dueFor('t', [{ id: 'a', text: 'Айгүл келді' }])).toEqual([])
  expect(unsent.tracks).toEqual([])
  expect(unsent.of({ id: 'b', text: 'айгул' })).toBeNull()
})
