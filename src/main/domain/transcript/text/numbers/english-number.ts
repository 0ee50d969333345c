import type { ReadNumber, SaidNumber } from './read-number.ts'

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const smallOrdinals =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  )

interface Part {
  value: number
  ordinal: boolean
}
const parts = new Map<string, Part>()
small.forEach((word, value) => {
  parts.set(word, { value, ordinal: false })
})
smallOrdinals.forEach((word, value) => {
  parts.set(word, { value, ordinal: true })
})
tens.forEach((word, index) => {
  if (word === '') return
  parts.set(word, { value: index * 10, ordinal: false })
  parts.set(word.replace(/y$/, 'ieth'), { value: index * 10, ordinal: true })
})

/** English: nineteen ninety five is 1995, two thousand and fifteen is 2015, twenty first is 21st. */
export const readEnglishNumber: ReadNumber = (words, at) => {
  const first = belowHundred(words, at)
  if (!first) return null
  if (first.ordinal) return written(first)
  const year = readYear(words, at, first)
  if (year) return year
  let { value, length } = first
  let isOrdinal = false
  const next = () => words[at + length]
  const add = (part: Said | null, skip: number) => {
    if (!part) return
    value += part.value
    length += part.length + skip
    isOrdinal = part.ordinal
  }
  const rest = (limit: number) => {
    const skip = next() === 'and' ? 1 : 0
    const part = belowHundred(words, at + length + skip)
    if (part && part.value > 0 && part.value < limit) add(part, skip)
  }
  if (next() === 'hundred' && value < 100 && value > 0) {
    value *= 100
    length += 1
    rest(100)
  }
  if (next() === 'thousand' && !isOrdinal) {
    value *= 1000
    length += 1
    const hundreds = belowHundred(words, at + length)
    if (hundreds && hundreds.value < 10 && words[at + length + hundreds.length] === 'hundred') {
      value += hundreds.value * 100
      length += hundreds.length + 1
    }
    rest(100)
  }
  return written({ value, length, ordinal: isOrdinal })
}

interface Said {
  value: number
  length: number
  ordinal: boolean
}

function belowHundred(words: readonly string[], at: number): Said | null {
  const part = parts.get(words[at] ?? '')
  if (!part) return null
  if (part.ordinal || part.value < 20) return { ...part, length: 1 }
  const unit = parts.get(words[at + 1] ?? '')
  return unit && unit.value > 0 && unit.value < 10
    ? { value: part.value + unit.value, length: 2, ordinal: unit.ordinal }
    : { ...part, length: 1 }
}

/** A year in pairs: eleven to twenty, and ten to ninety-nine or oh five. */
function readYear(words: readonly string[], at: number, first: Said): SaidNumber | null {
  if (first.length !== 1 || first.value < 11 || first.value > 20) return null
  if (words[at + 1] === 'oh') {
    const unit = parts.get(words[at + 2] ?? '')
    if (!unit || unit.ordinal || unit.value < 1 || unit.value > 9) return null
    const value = first.value * 100 + unit.value
    return { value, length: 3, digits: String(value) }
  }
  const second = belowHundred(words, at + 1)
  if (!second || second.ordinal || second.value < 10) return null
  const value = first.value * 100 + second.value
  return { value, length: 1 + second.length, digits: String(value) }
}

function written({ value, length, ordinal }: Said): SaidNumber {
  if (!ordinal) return { value, length, digits: String(value) }
  const teen = value % 100 >= 11 && value % 100 <= 13
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')
  return { value, length, digits: `${value}${ending}` }
}
