import { beforeEach, expect, it, vi } from 'vitest'
import { longestKeptMs, UnsentStorage } from './unsent-storage.ts'
import { UnsentTexts } from './unsent-texts.ts'

const typed = { cueId: 'a', text: 'Айгүл', over: 'айгул' }
const lib = '/kitaphana/Iz'

/** What a browser keeps for a window, and for the one after it. */
class Shelf implements Storage {
  readonly items = new Map<string, string>()
  get length() {
    return this.items.size
  }
  key = (index: number) => [...this.items.keys()][index] ?? null
  getItem = (key: string) => this.items.get(key) ?? null
  setItem = (key: string, value: string) => void this.items.set(key, value)
  removeItem = (key: string) => void this.items.delete(key)
  clear = () => this.items.clear()
}

let shelf = new Shelf()
const windowOn = (library = lib) => {
  const unsent = new UnsentTexts(new UnsentStorage(shelf))
  unsent.open(library)
  return unsent
}
beforeEach(() => {
  shelf = new Shelf()
})

it('what was not saved belongs to its cue as long as that says what it said', () => {
  const unsent = windowOn()
  unsent.keep(lib, 't', typed, false)
  expect(unsent.of({ id: 'a', text: 'айгул' })).toBe('Айгүл')
  expect(unsent.of({ id: 'b', text: 'айгул' })).toBeNull()
  expect(unsent.of({ id: 'a', text: 'айгул\nкелді' })).toBeNull()
  unsent.drop('a', typed.text)
  expect(unsent.of({ id: 'a', text: 'айгул' })).toBeNull()
})

it('only what nobody answered is sent again by itself, and the rest when somebody asks for it', () => {
  const unsent = windowOn()
  unsent.keep(lib, 't', typed, true)
  unsent.keep(lib, 't', { ...typed, cueId: 'b' }, false)
  unsent.keep(lib, 'u', { ...typed, cueId: 'c' }, true)
  expect(unsent.dueTracks).toEqual(['t', 'u'])
  const cues = ['a', 'b', 'c'].map((id) => ({ id, text: 'айгул' }))
  expect(unsent.dueFor('t', cues).map(({ cueId }) => cueId)).toEqual(['a'])
  unsent.drop('a', typed.text)
  expect(unsent.dueTracks).toEqual(['u'])
  expect(unsent.tracks).toEqual(['t', 'u'])
  unsent.askAgain('t')
  expect(unsent.dueFor('t', cues).map(({ cueId }) => cueId)).toEqual(['b'])
})

it('typed twice while nobody answers, it stands over what the library has', () => {
  const unsent = windowOn()
  unsent.keep(lib, 't', typed, true)
  unsent.keep(lib, 't', { cueId: 'a', text: 'Айгүл!', over: 'Айгүл' }, true)
  expect(unsent.dueFor('t', [{ id: 'a', text: 'айгул' }])).toMatchObject([{ text: 'Айгүл!' }])
  expect(unsent.isKept(typed)).toBe(false)
})

it('typed over what has come since an earlier one was refused, it stands over that', () => {
  const unsent = windowOn()
  unsent.keep(lib, 't', typed, false)
  unsent.keep(lib, 't', { cueId: 'a', text: 'Айгүл келді!', over: 'Айгүл келді' }, true)
  expect(unsent.of({ id: 'a', text: 'Айгүл келді' })).toBe('Айгүл келді!')
  expect(unsent.dueFor('t', [{ id: 'a', text: 'Айгүл келді' }])).toMatchObject([{ text: 'Айгүл келді!' }])
})

it('is forgotten once the cue says something else, or is gone, in the next window too', () => {
  const unsent = windowOn()
  unsent.keep(lib, 't', typed, true)
  unsent.keep(lib, 't', { ...typed, cueId: 'b' }, false)
  expect(unsent.dueFor('t', [{ id: 'a', text: 'Айгүл келді' }])).toEqual([])
  expect(unsent.tracks).toEqual([])
  expect(unsent.of({ id: 'b', text: 'айгул' })).toBeNull()
  expect(shelf.length).toBe(0)
})

it('the next window has what was refused and what was on its way', () => {
  const before = windowOn()
  before.begin(lib, 't', typed)
  before.begin(lib, 't', { cueId: 'b', text: 'Б', over: 'б' })
  before.keep(lib, 't', { cueId: 'b', text: 'Б', over: 'б' }, false)
  const cues = [
    { id: 'a', text: 'айгул' },
    { id: 'b', text: 'б' },
    { id: 'c', text: 'в' },
  ]
  const after = windowOn()
  expect(after.waiting(cues)).toEqual(['a', 'b'])
  expect(after.dueFor('t', cues)).toMatchObject([typed])
  after.arrived(lib, 'a', 'Айгүл')
  after.trackGone('t')
  expect(windowOn().tracks).toEqual([])
  expect(shelf.length).toBe(0)
})

it('of two typed one after the other the later one is found again, over what the library has', () => {
  const unsent = windowOn()
  unsent.begin(lib, 't', typed)
  unsent.begin(lib, 't', { cueId: 'a', text: 'Айгүл!', over: 'Айгүл' })
  expect(windowOn().dueFor('t', [{ id: 'a', text: 'айгул' }])).toMatchObject([{ text: 'Айгүл!' }])
  unsent.keep(lib, 't', typed, true)
  expect(windowOn().of({ id: 'a', text: 'айгул' })).toBe('Айгүл!')
  unsent.arrived(lib, 'a', 'Айгүл')
  expect(windowOn().of({ id: 'a', text: 'Айгүл' })).toBe('Айгүл!')
})

it('a text that somebody gave up while it was on its way does not come back when it is refused', () => {
  const unsent = windowOn()
  unsent.begin(lib, 't', typed)
  unsent.drop('a', typed.text)
  unsent.keep(lib, 't', typed, false)
  expect(unsent.tracks).toEqual([])
  expect(shelf.length).toBe(0)
  unsent.begin(lib, 't', typed)
  unsent.keep(lib, 't', typed, false)
  expect(unsent.tracks).toEqual(['t'])
})

it('of two typed one after the other, and a library that was left meanwhile, the later one is found again', () => {
  const unsent = windowOn()
  unsent.begin(lib, 't', typed)
  unsent.begin(lib, 't', { cueId: 'a', text: 'Айгүл!', over: 'Айгүл' })
  unsent.open('/kitaphana/other')
  unsent.arrived(lib, 'a', 'Айгүл')
  expect(windowOn().of({ id: 'a', text: 'Айгүл' })).toBe('Айгүл!')
})

it('what is given up takes nothing with it that was typed before and is on its way', () => {
  const unsent = windowOn()
  unsent.begin(lib, 't', typed)
  unsent.drop('a', 'Айгүл!')
  expect(shelf.length).toBe(1)
  unsent.keep(lib, 't', typed, true)
  expect(unsent.of({ id: 'a', text: 'айгул' })).toBe('Айгүл')
})

it('a text that is out of date is forgotten without the one that is on its way in its place', () => {
  const unsent = windowOn()
  unsent.keep(lib, 't', typed, true)
  const later = { cueId: 'a', text: 'Айгүл келді!', over: 'Айгүл келді' }
  unsent.begin(lib, 't', later)
  expect(unsent.dueFor('t', [{ id: 'a', text: 'Айгүл келді' }])).toEqual([])
  expect(windowOn().of({ id: 'a', text: 'Айгүл келді' })).toBe('Айгүл келді!')
  unsent.keep(lib, 't', later, true)
  expect(unsent.of({ id: 'a', text: 'Айгүл келді' })).toBe('Айгүл келді!')
})

it('a window takes away nothing that another one has kept of the same cue since', () => {
  const first = windowOn()
  first.keep(lib, 't', typed, true)
  const second = windowOn()
  second.keep(lib, 't', { ...typed, text: 'Айгүл' }, false)
  second.begin(lib, 't', { ...typed, text: 'Айгүлім' })
  first.drop('a', typed.text)
  expect(windowOn().of({ id: 'a', text: 'айгул' })).toBe('Айгүлім')
  first.arrived(lib, 'a', 'Айгүл')
  expect(windowOn().of({ id: 'a', text: 'айгул' })).toBe('Айгүлім')
  second.trackGone('t')
  expect(shelf.length).toBe(0)
})

it('what was typed into a track that is gone is there once it is taken back, and not in the next window before', () => {
  const unsent = windowOn()
  unsent.keep(lib, 't', typed, false)
  unsent.trackGone('t')
  expect(windowOn().tracks).toEqual([])
  // What was on its way there is refused only now.
  unsent.keep(lib, 't', { ...typed, cueId: 'b' }, false)
  expect(shelf.length).toBe(0)
  unsent.trackThere('t')
  expect(unsent.of({ id: 'a', text: 'айгул' })).toBe('Айгүл')
  expect(windowOn().tracks).toEqual(['t'])
  expect(shelf.length).toBe(2)
})

it('a copy of the library, with the same tracks, is sent nothing of it', () => {
  const unsent = windowOn()
  unsent.keep(lib, 't', typed, true)
  unsent.begin(lib, 't', { cueId: 'b', text: 'Б', over: 'б' })
  unsent.open('/kitaphana/Iz copy')
  expect(unsent.tracks).toEqual([])
  expect(unsent.of({ id: 'a', text: 'айгул' })).toBeNull()
  // What was on its way to the first, and is refused only now.
  unsent.keep(lib, 't', { cueId: 'b', text: 'Б', over: 'б' }, true)
  expect(unsent.tracks).toEqual([])
  unsent.drop('a', typed.text)
  unsent.open(lib)
  expect(unsent.waiting([{ id: 'a', text: 'айгул' }])).toEqual(['a'])
  expect(unsent.of({ id: 'b', text: 'б' })).toBe('Б')
})

it('what nobody came back for in a month is gone, and so is what cannot be read', () => {
  windowOn().keep(lib, 't', typed, true)
  shelf.setItem('iz.unsent-subtitle x', '{')
  shelf.setItem('iz.on-set.scale', '1')
  vi.useFakeTimers({ now: Date.now() + longestKeptMs + 1 })
  expect(windowOn('/kitaphana/other').tracks).toEqual([])
  vi.useRealTimers()
  expect([...shelf.items.keys()]).toEqual(['iz.on-set.scale'])
})

it('a browser that keeps nothing is no reason to lose a text in the window', () => {
  shelf.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  const unsent = windowOn()
  unsent.keep(lib, 't', typed, true)
  expect(unsent.of({ id: 'a', text: 'айгул' })).toBe('Айгүл')
  const without = new UnsentTexts(new UnsentStorage(null))
  without.open(lib)
  without.keep(lib, 't', typed, true)
  expect(without.dueTracks).toEqual(['t'])
})
