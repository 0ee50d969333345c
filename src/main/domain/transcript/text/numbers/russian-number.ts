import type { ReadNumber } from './read-number.ts'

interface Part {
  value: number
  /** 1: units and teens, 10: tens, 100: hundreds, 1000: the word тысяча. */
  size: number
  ordinalEnding: string
}

const parts = new Map<string, Part>()
const cardinal = (value: number, forms: string) => {
  const size = value < 20 ? 1 : value < 100 ? 10 : value < 1000 ? 100 : 1000
  for (const form of forms.split(' ')) parts.set(form, { value, size, ordinalEnding: '' })
}
const ten = ['десят', 'одиннадцат', 'двенадцат', 'тринадцат', 'четырнадцат']
const teens = [...ten, 'пятнадцат', 'шестнадцат', 'семнадцат', 'восемнадцат', 'девятнадцат']

cardinal(0, 'ноль нуль ноля нуля')
cardinal(1, 'один одна одно одного одной одному одним одном одну')
cardinal(2, 'два две двух двум двумя')
cardinal(3, 'три трёх трех трём трем тремя')
cardinal(4, 'четыре четырёх четырех четырём четырем четырьмя')
cardinal(5, 'пять пяти пятью')
cardinal(6, 'шесть шести шестью')
cardinal(7, 'семь семи семью')
cardinal(8, 'восемь восьми восемью восьмью')
cardinal(9, 'девять девяти девятью')
teens.forEach((stem, index) => {
  cardinal(10 + index, `${stem}ь ${stem}и ${stem}ью`)
})
cardinal(20, 'двадцать двадцати двадцатью')
cardinal(30, 'тридцать тридцати тридцатью')
cardinal(40, 'сорок сорока')
cardinal(50, 'пятьдесят пятидесяти пятьюдесятью')
cardinal(60, 'шестьдесят шестидесяти шестьюдесятью')
cardinal(70, 'семьдесят семидесяти семьюдесятью')
cardinal(80, 'восемьдесят восьмидесяти восемьюдесятью')
cardinal(90, 'девяносто девяноста')
cardinal(100, 'сто ста')
cardinal(200, 'двести двухсот двумстам двумястами двухстах')
cardinal(300, 'триста трёхсот трехсот тремстам тремястами трёхстах')
cardinal(400, 'четыреста четырёхсот четырехсот четыремстам четырёхстах')
const upperHundreds = ['пят', 'шест', 'сем', 'восем', 'девят']
upperHundreds.forEach((stem, index) => {
  const oblique = stem === 'восем' ? 'восьми' : `${stem}и`
  cardinal(500 + index * 100, `${stem}ьсот ${oblique}сот ${oblique}стам ${oblique}стах`)
})
cardinal(1000, 'тысяча тысячи тысяч тысяче тысячу тысячей тысячам тысячами тысячах')

/** By ending of the word: what is written after the digits (ГОСТ and the reference books: 5-й, 5-го, 90-х). */
const ordinalEndings: Record<string, string> = {
  ...{ ый: 'й', ой: 'й', ий: 'й', ая: 'я', ое: 'е', ые: 'е', ого: 'го', ому: 'му', ым: 'м', ом: 'м' },
  ...{ ых: 'х', ым_: 'м', ыми: 'ми', ую: 'ю' },
}
const ordinal = (value: number, stem: string, size: number) => {
  for (const [ending, written] of Object.entries(ordinalEndings)) {
    parts.set(stem + ending.replace('_', ''), { value, size, ordinalEnding: written })
  }
}
for (const [value, stem] of [
  '',
  'перв',
  'втор',
  '',
  'четвёрт',
  'пят',
  'шест',
  'седьм',
  'восьм',
  'девят',
].entries()) {
  if (stem !== '') ordinal(value, stem, 1)
}
ordinal(4, 'четверт', 1)
for (const [form, written] of Object.entries({
  ...{ третий: 'й', третья: 'я', третье: 'е', третьи: 'и', третьего: 'го', третьему: 'му' },
  ...{ третьим: 'м', третьем: 'м', третьих: 'х', третью: 'ю', третьей: 'й' },
})) {
  parts.set(form, { value: 3, size: 1, ordinalEnding: written })
}
teens.forEach((stem, index) => {
  ordinal(10 + index, stem, 1)
})
for (const [value, stem] of Object.entries({
  ...{ 20: 'двадцат', 30: 'тридцат', 40: 'сороков', 50: 'пятидесят', 60: 'шестидесят' },
  ...{ 70: 'семидесят', 80: 'восьмидесят', 90: 'девяност' },
})) {
  ordinal(Number(value), stem, 10)
}
ordinal(100, 'сот', 100)
for (const [value, stem] of [
  [1000, 'тысячн'],
  [2000, 'двухтысячн'],
] as const) {
  ordinal(value, stem, 1000)
}

/** Russian: две тысячи пятнадцатый год is 2015 год, девяностые is 90-е, с двадцати лет is с 20 лет. */
export const readRussianNumber: ReadNumber = (words, at) => {
  let total = 0
  let below = 0
  let smallest = Number.POSITIVE_INFINITY
  let length = 0
  let last: Part | null = null
  for (const word of words.slice(at)) {
    const part = parts.get(word)
    if (!part || last?.ordinalEnding) break
    if (part.size === 1000) {
      // "Тысячи людей" are no number; "тысяча девятьсот" is one.
      const isMany = length === 0 && !/^(тысяча|тысячу|двухтысячн|тысячн)/u.test(word)
      if (total > 0 || isMany) break
      total = part.value === 2000 ? 2000 : (below || 1) * 1000
      below = 0
    } else {
      const isTeenAfterTen = part.size === 1 && part.value >= 10 && smallest <= 10
      if (part.size >= smallest || isTeenAfterTen || (part.value === 0 && length > 0)) break
      below += part.value
    }
    smallest = part.size
    last = part
    length += 1
    if (part.value === 0) break
  }
  if (!last) return null
  // A thousand without a count, and nothing after it, is said as often of any large number.
  if (length === 1 && last.size === 1000 && !last.ordinalEnding) return null
  const value = total + below
  const next = words[at + length] ?? ''
  const isOneYear =
    /^(год|года|году|годом|годе)$/u.test(next) && !['е', 'х', 'ми'].includes(last.ordinalEnding)
  const digits = last.ordinalEnding && !isOneYear ? `${value}-${last.ordinalEnding}` : String(value)
  return { length, value, digits }
}
