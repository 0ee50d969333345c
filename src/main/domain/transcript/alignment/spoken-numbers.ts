import type { Language } from '#shared/language.ts'

/** The cardinals of a language: 0-19 (Kazakh has its own words up to 10 only), the tens, the hundreds, and the powers of a thousand. */
interface Numerals {
  small: readonly string[]
  tens: readonly string[]
  hundred: (count: number) => string
  /** `count` thousands (power 1), millions (2), milliards (3). */
  power: (power: number, count: number, words: string) => string
}

const kk: Numerals = {
  small: ['нөл', 'бір', 'екі', 'үш', 'төрт', 'бес', 'алты', 'жеті', 'сегіз', 'тоғыз'],
  tens: ['', 'он', 'жиырма', 'отыз', 'қырық', 'елу', 'алпыс', 'жетпіс', 'сексен', 'тоқсан'],
  hundred: (count) => (count === 1 ? 'жүз' : `${kk.small[count]} жүз`),
  power: (power, count, words) => {
    const name = ['', 'мың', 'миллион', 'миллиард', 'триллион'][power]
    return power === 1 && count === 1 ? 'мың' : `${words} ${name}`
  },
}

const ruHundreds = 'сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот'.split(' ')
const ru: Numerals = {
  small:
    'ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать'.split(
      ' ',
    ),
  tens: [
    '',
    'десять',
    'двадцать',
    'тридцать',
    'сорок',
    'пятьдесят',
    'шестьдесят',
    'семьдесят',
    'восемьдесят',
    'девяносто',
  ],
  hundred: (count) => ruHundreds[count - 1]!,
  power: (power, count, words) => {
    const forms = [
      ['', '', ''],
      ['тысяча', 'тысячи', 'тысяч'],
      ['миллион', 'миллиона', 'миллионов'],
      ['миллиард', 'миллиарда', 'миллиардов'],
      ['триллион', 'триллиона', 'триллионов'],
    ][power]!
    const form = forms[{ one: 0, few: 1 }[ruPlural.select(count) as 'one' | 'few'] ?? 2]!
    if (count === 1) return form
    return `${power === 1 ? words.replace(/один$/, 'одна').replace(/два$/, 'две') : words} ${form}`
  },
}
const ruPlural = new Intl.PluralRules('ru')

const en: Numerals = {
  small:
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
      ' ',
    ),
  tens: ['', 'ten', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
  hundred: (count) => `${en.small[count]} hundred`,
  power: (power, _, words) => `${words} ${['', 'thousand', 'million', 'billion', 'trillion'][power]}`,
}

const numerals: Record<Language, Numerals> = { kk, ru, en }

/** Read digit by digit: longer numbers are telephone numbers and codes. */
const maxDigits = 15

/**
 * A whole number as it is said, in lower case, words separated by spaces; English years in pairs, where the thousands are not set apart
 * (1,500). What begins with a zero or has more than 15 digits is read digit by digit.
 */
export function sayNumber(number: string, language: Language): string {
  const { small } = numerals[language]
  const digits = number.replace(/\D/g, '')
  if (digits.length > maxDigits || (digits.length > 1 && digits.startsWith('0'))) {
    return Array.from(digits, (digit) => small[Number(digit)]).join(' ')
  }
  const value = Number(digits)
  if (language === 'en' && /^(1[1-9]\d|20[1-9])\d$/.test(number)) return sayYear(value)
  if (value === 0) return small[0]!
  const words: string[] = []
  for (let power = Math.floor((digits.length - 1) / 3); power >= 0; power--) {
    const count = Math.floor(value / 1000 ** power) % 1000
    if (count === 0) continue
    const said = sayHundreds(count, numerals[language])
    words.push(power === 0 ? said : numerals[language].power(power, count, said))
  }
  return words.join(' ')
}

function sayHundreds(count: number, { small, tens, hundred }: Numerals): string {
  const words: string[] = []
  if (count >= 100) words.push(hundred(Math.floor(count / 100)))
  const rest = count % 100
  if (rest > 0 && rest < small.length) words.push(small[rest]!)
  else if (rest > 0) {
    const units = rest % 10
    words.push(tens[Math.floor(rest / 10)]!)
    if (units > 0) words.push(small[units]!)
  }
  return words.join(' ')
}

/** 1991: nineteen ninety one; 1905: nineteen oh five; 1900: nineteen hundred. */
function sayYear(year: number): string {
  const rest = year % 100
  const century = sayHundreds(Math.floor(year / 100), en)
  if (rest === 0) return `${century} hundred`
  return `${century} ${rest < 10 ? `oh ${en.small[rest]}` : sayHundreds(rest, en)}`
}

/** A Kazakh ordinal: the suffix follows the last vowel of the word (бесінші, алтыншы, екінші); жиырма takes -сыншы. */
export function kazakhOrdinal(cardinal: string): string {
  if (cardinal.endsWith('жиырма')) return `${cardinal}сыншы`
  const soft = /[әеөүі][^аәеоөуұүыіэяюё]*$/u.test(cardinal)
  const vowel = /[аәеоөұүыіуэ]$/u.test(cardinal)
  return `${cardinal}${vowel ? '' : soft ? 'і' : 'ы'}${soft ? 'нші' : 'ншы'}`
}
