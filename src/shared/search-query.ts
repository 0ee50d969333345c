import { searchWords } from './search-fold.ts'

/** What a person typed, and what they may have meant by it. */
export interface SearchQuery {
  /** The words as typed, in lower case. */
  exact: string[]
  /** Ways to read it, each a list of folded words; all words of one of them must be found, each as the beginning of a word. */
  readings: string[][]
}

/** The letter keys of the US layout and what the Kazakh and the Russian layouts have there (kbdkaz, kbdru: same letters). */
const usKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
const cyrillicKeys = 'йцукенгшщзхъфывапролджэячсмитьбю'
/** The digit row of the Kazakh layout. */
const usDigits = '234589 0-='
const kazakhDigits = 'әіңғүұ қөһ'

const toCyrillicKey = keyMap(usKeys + usDigits, cyrillicKeys + kazakhDigits)
const toUsKey = keyMap(cyrillicKeys, usKeys)

/** Kazakh and Russian in Latin letters as people type them in chats; the longer ones first. */
const latin: readonly (readonly [string, string])[] = [
  ['shch', 'щ'],
  ['sh', 'ш'],
  ['ch', 'ч'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['gh', 'ғ'],
  ['ts', 'ц'],
  ['ya', 'я'],
  ['yu', 'ю'],
  ['yo', 'ё'],
  ['ng', 'ң'],
]
const latinLetters = keyMap('abcdefghijklmnopqrstuvwxzäöüñğışç', 'абсдефгхижклмнопқрстувухзәөүңғышч')

/** Shorter words mean too much in another reading. */
const lettersForOtherReadings = 3

/** Reads a query: as typed, as Kazakh in Latin letters, and as typed on the keyboard of another language. */
export function parseQuery(text: string): SearchQuery {
  const lower = text.toLowerCase().normalize('NFC')
  const candidates = [lower]
  const letters = lower.match(/\p{L}/gu)?.length ?? 0
  if (letters >= lettersForOtherReadings) {
    if (!/\p{Script=Cyrillic}/u.test(lower)) {
      candidates.push(fromLatin(lower, 'ы'), fromLatin(lower, 'й'), mapKeys(lower, toCyrillicKey))
    } else if (!/\p{Script=Latin}/u.test(lower)) candidates.push(mapKeys(lower, toUsKey))
  }
  const readings = new Map<string, string[]>()
  for (const candidate of candidates) {
    const words = searchWords(candidate)
      .map((word) => word.folded)
      .filter((word) => word !== '')
    if (words.length === 0) continue
    for (const stems of softened(words)) readings.set(stems.join(' '), stems)
  }
  return { exact: searchWords(lower).map((word) => word.plain), readings: [...readings.values()] }
}

/** A Kazakh stem's last consonant is voiced before a suffix with a vowel: мектеп, мектебі; сабақ, сабағы; тілек, тілегі. Folded letters. */
const voiced: Readonly<Record<string, string>> = { п: 'б', к: 'г' }
/** More words than this are searched for as they are: each doubles the readings. */
const wordsSoftened = 3

/** The words, and the forms their stems take before a suffix. */
function softened(words: string[]): string[][] {
  if (words.length > wordsSoftened) return [words]
  return words.reduce<string[][]>(
    (all, word) => {
      const soft = word.length < lettersForOtherReadings ? undefined : voiced[word.at(-1) ?? '']
      const forms = soft === undefined ? [word] : [word, word.slice(0, -1) + soft]
      return all.flatMap((before) => forms.map((form) => [...before, form]))
    },
    [[]],
  )
}

export interface Highlight {
  /** Offsets in the text, UTF-16. */
  start: number
  end: number
  /** It stands there as it was typed. */
  exact: boolean
}

/** Where a text has the words of a query: ranges that rise and do not touch one another's words. */
export function findHighlights(text: string, query: SearchQuery): Highlight[] {
  const folded = new Set(query.readings.flat())
  if (folded.size === 0) return []
  return searchWords(text).flatMap((word): Highlight[] => {
    const exact = longest(query.exact, word.plain)
    if (exact > 0) return [{ start: word.start, end: word.plainEnds[exact - 1] ?? word.end, exact: true }]
    const alike = longest(folded, word.folded)
    if (alike > 0) return [{ start: word.start, end: word.foldedEnds[alike - 1] ?? word.end, exact: false }]
    return []
  })
}

/** The length of the longest of `beginnings` that `word` begins with; 0 when it begins with none. */
function longest(beginnings: Iterable<string>, word: string): number {
  let length = 0
  for (const beginning of beginnings) {
    if (beginning.length > length && word.startsWith(beginning)) length = beginning.length
  }
  return length
}

function keyMap(from: string, to: string): Map<string, string> {
  const targets = [...to]
  return new Map([...from].map((key, index) => [key, targets[index] ?? key]))
}

function mapKeys(text: string, map: ReadonlyMap<string, string>): string {
  return [...text].map((letter) => map.get(letter) ?? letter).join('')
}

function fromLatin(text: string, y: 'ы' | 'й'): string {
  let result = text
  for (const [from, to] of latin) result = result.replaceAll(from, to)
  return mapKeys(result.replaceAll('y', y), latinLetters)
}
