import type { Contact, Duplicate, DuplicateQuery } from '#shared/api/speakers.ts'
import { contactKey } from '#shared/contact-key.ts'
import type { LocalizedText } from '#shared/localized.ts'
import { foldName } from '#shared/name-fold.ts'

/** What a speaker is compared by. */
export interface Person {
  id: string
  name: LocalizedText
  otherNames: readonly string[]
  contacts: readonly Pick<Contact, 'kind' | 'value'>[]
}

export interface Likeness {
  id: string
  reason: Duplicate['reason']
  /** What is the same, as that person has it. */
  match: string
}

const order: Duplicate['reason'][] = ['contact', 'name', 'similar_name']

/** Shorter words differ by one letter too often to say anything: Асан and Асат. */
const shortestSimilar = 5

/** Endings of surnames and patronymics in skeleton letters (-ов, -ова, -ев, -ева, -ин, -ұлы, -қызы): Серік, Серікова, Серікқызы. */
const endings = /(?:ova|ov|eva|ev|ina|in|kizi|uli|tegi)$/u

/** At least so much of a name must be left without its ending. */
const shortestStem = 3

/** A word, and what it may be without its ending; folding has joined doubled letters (Серікқызы), so the ending's first may belong to both. */
function stems(word: string): string[] {
  const ending = endings.exec(word)?.[0] ?? ''
  const bare = word.slice(0, word.length - ending.length)
  return ending !== '' && bare.length >= shortestStem ? [word, bare, bare + ending[0]] : [word]
}

/** At most one letter added, left out, changed, or two neighbours swapped. */
function nearlySame(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start += 1
  const restOf = (text: string, by: number) => text.slice(start + by)
  if (short.length < long.length) return short.slice(start) === restOf(long, 1)
  if (restOf(short, 1) === restOf(long, 1)) return true
  return (
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    restOf(short, 2) === restOf(long, 2)
  )
}

function similarWords(a: string, b: string): boolean {
  const own = stems(a)
  if (stems(b).some((one) => own.includes(one))) return true
  return Math.min(a.length, b.length) >= shortestSimilar && nearlySame(a, b)
}

/** Every word of the shorter name has its like in the longer one, each used once. */
function covers(long: readonly string[], short: readonly string[]): boolean {
  const left = [...long]
  return short.every((word) => {
    const exact = left.indexOf(word)
    const at = exact >= 0 ? exact : left.findIndex((other) => similarWords(word, other))
    if (at < 0) return false
    left.splice(at, 1)
    return true
  })
}

/** How alike two skeletons are; words may stand in any order (surname first or last). */
function compareNames(a: string, b: string): 'name' | 'similar_name' | null {
  const [first, second] = [a.split(' '), b.split(' ')]
  const [short, long] = first.length <= second.length ? [first, second] : [second, first]
  if (first.length === second.length && first.toSorted().join(' ') === second.toSorted().join(' ')) {
    return 'name'
  }
  // A given name alone is in too many full names to point at all of them.
  if (short.length === 1 && long.length > 1) return null
  return covers(long, short) ? 'similar_name' : null
}

/**
 * People who may be the one that is asked about: by the same contact, by the same name in whatever of the three scripts, or by
 * nearly the same name (a letter off, a surname's ending, a patronymic more). The surest come first.
 */
export function findDuplicates(query: DuplicateQuery, people: readonly Person[]): Likeness[] {
  const names = [...new Set(query.names.map(foldName))].filter((name) => name.length >= shortestStem)
  const keys = new Set(query.contacts.map(contactKey).filter((key) => key !== null))
  const found: Likeness[] = []
  for (const person of people) {
    if (person.id === query.exceptId) continue
    const likeness = likenessOf(person, names, keys)
    if (likeness) found.push({ id: person.id, ...likeness })
  }
  return found.sort((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason))
}

function likenessOf(
  person: Person,
  names: readonly string[],
  keys: ReadonlySet<string>,
): Omit<Likeness, 'id'> | null {
  const contact = person.contacts.find((one) => keys.has(contactKey(one) ?? ''))
  if (contact) return { reason: 'contact', match: contact.value }
  let similar: string | null = null
  for (const own of [person.name.kk, person.name.ru, person.name.en, ...person.otherNames]) {
    const skeleton = foldName(own)
    if (skeleton === '') continue
    for (const name of names) {
      const alike = compareNames(skeleton, name)
      if (alike === 'name') return { reason: 'name', match: own }
      if (alike) similar ??= own
    }
  }
  return similar === null ? null : { reason: 'similar_name', match: similar }
}
