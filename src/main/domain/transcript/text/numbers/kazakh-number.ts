import { kazakhSuffixes } from '../name-forms.ts'
import type { ReadNumber } from './read-number.ts'

const units = ['нөл', 'бір', 'екі', 'үш', 'төрт', 'бес', 'алты', 'жеті', 'сегіз', 'тоғыз']
const tens = ['', 'он', 'жиырма', 'отыз', 'қырық', 'елу', 'алпыс', 'жетпіс', 'сексен', 'тоқсан']

interface Part {
  value: number
  kind: 'unit' | 'ten' | 'hundred' | 'thousand'
  /** What follows the numeral in its word: -да, -дан; -ші for an ordinal. */
  ending: string
  ordinal: boolean
}

const parts = new Map<string, Part>()
const put = (word: string, value: number, kind: Part['kind']) => {
  parts.set(word, { value, kind, ending: '', ordinal: false })
  const cases = kazakhSuffixes(word).filter((suffix) => /^[дтнғқгк][аеыі]/u.test(suffix))
  for (const ending of cases) {
    if (!parts.has(word + ending)) parts.set(word + ending, { value, kind, ending, ordinal: false })
  }
  const soft = /[әеөүі][^аәеоөуұүыі]*$/u.test(word)
  const isOpen = /[аеыіу]$/u.test(word) && word !== 'елу'
  const stem =
    word === 'жиырма' ? 'жиырмасы' : isOpen ? word : word === 'елу' ? 'елуі' : word + (soft ? 'і' : 'ы')
  const ordinal = stem + (soft || word === 'елу' ? 'нші' : 'ншы')
  parts.set(ordinal, { value, kind, ending: ordinal.slice(-2), ordinal: true })
}
units.forEach((word, value) => {
  put(word, value, 'unit')
})
tens.forEach((word, value) => {
  if (value > 0) put(word, value * 10, 'ten')
})
put('жүз', 100, 'hundred')
put('мың', 1000, 'thousand')
// "There" and "good" are said far more often than "at ten".
for (const word of ['онда', 'ондағы', 'онды']) parts.delete(word)

/** Kazakh: екі мың он бесінші жылы is 2015 жылы, жиырмадан is 20-дан, он екінші is 12-ші. */
export const readKazakhNumber: ReadNumber = (words, at) => {
  let total = 0
  let below = 0
  let smallest = Number.POSITIVE_INFINITY
  let length = 0
  let last: Part | null = null
  for (const word of words.slice(at)) {
    const part = parts.get(word)
    if (!part || last?.ending) break
    // A face, a swim and a thousandfold are no numbers: жүзі, мыңдай.
    if (length === 0 && part.value >= 100 && part.ending) break
    if (part.kind === 'thousand') {
      if (total > 0) break
      total = (below || 1) * 1000
      below = 0
      smallest = 1000
    } else if (part.kind === 'hundred') {
      if (below >= 10 || (smallest <= 100 && below === 0)) break
      below = (below || 1) * 100
      smallest = 100
    } else {
      const size = part.kind === 'ten' ? 10 : 1
      if (smallest <= size || (part.value === 0 && length > 0)) break
      below += part.value
      smallest = size
    }
    last = part
    length += 1
    if (part.value === 0) break
  }
  if (!last) return null
  const value = total + below
  const isYear = last.ordinal && /^жыл/u.test(words[at + length] ?? '')
  return { length, value, digits: last.ending && !isYear ? `${value}-${last.ending}` : String(value) }
}
