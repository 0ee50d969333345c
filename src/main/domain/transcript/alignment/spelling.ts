import type { Language } from '#shared/language.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { kazakhOrdinal, sayNumber } from './spoken-numbers.ts'

/** Any letter at all; other labels are ids of the vocabulary. */
export const anyLetter = -1
/** Between the words of which one written word consists when it is said: silence, a space, a hyphen or an apostrophe. */
export const innerGap = -2
/** This letter, or any other at a cost: for what is written in another script than the language's. */
const orAny = (id: number): number => -3 - id
/** The letter of a label that is none of the others. */
export const writtenOrAny = (label: number): number => -3 - label

/** A word as it stands in a text, with its punctuation; `language` says how digits and signs are read. */
export interface WrittenWord {
  text: string
  language: Language
}

/** Letters that a model may lack, and what it would write instead. */
const nearest: Record<string, string> = {
  ...{
    ә: 'а',
    ғ: 'г',
    қ: 'к',
    ң: 'н',
    ө: 'о',
    ұ: 'у',
    ү: 'у',
    һ: 'х',
    і: 'и',
    ё: 'е',
    й: 'и',
    ў: 'у',
    ї: 'и',
  },
  ...{
    є: 'е',
    ґ: 'г',
    ъ: 'ь',
    э: 'е',
    ß: 'ss',
    ı: 'i',
    ł: 'l',
    ø: 'o',
    æ: 'ae',
    œ: 'oe',
    đ: 'd',
    ð: 'd',
    þ: 'th',
  },
}

/** Kazakh in Arabic letters, as it is written in China: the model knows the sounds by their Cyrillic letters. */
const arabic: Record<string, string> = {
  ...{
    ا: 'а',
    ب: 'б',
    ۆ: 'в',
    گ: 'г',
    ع: 'ғ',
    د: 'д',
    ە: 'е',
    ج: 'ж',
    ز: 'з',
    ي: 'й',
    ك: 'к',
    ق: 'қ',
    ل: 'л',
    م: 'м',
  },
  ...{
    ن: 'н',
    ڭ: 'ң',
    و: 'о',
    پ: 'п',
    ر: 'р',
    س: 'с',
    ت: 'т',
    ۋ: 'у',
    ۇ: 'ұ',
    ف: 'ф',
    ح: 'х',
    ھ: 'һ',
    چ: 'ч',
    ش: 'ш',
    ى: 'ы',
  },
}

const saidSigns: Record<string, Record<Language, string>> = {
  '%': { kk: 'пайыз', ru: 'процентов', en: 'percent' },
  '№': { kk: 'нөмір', ru: 'номер', en: 'number' },
  '₸': { kk: 'теңге', ru: 'тенге', en: 'tenge' },
  $: { kk: 'доллар', ru: 'доллар', en: 'dollars' },
  '€': { kk: 'еуро', ru: 'евро', en: 'euros' },
  '₽': { kk: 'рубль', ru: 'рублей', en: 'rubles' },
  '&': { kk: 'және', ru: 'и', en: 'and' },
  '+': { kk: 'плюс', ru: 'плюс', en: 'plus' },
  '=': { kk: 'тең', ru: 'равно', en: 'equals' },
  '°': { kk: 'градус', ru: 'градус', en: 'degrees' },
}

/** How many letters of a foreign script stand for one sound that the model would write. */
const foreignPerLetter = 2
const maxLetters = 400

/**
 * Each word as labels for the model: lower case, digits as they are said, letters outside the vocabulary as the nearest one or as any
 * letter. Nothing for what is not said (punctuation, emoji). Where a number is written in groups (10 000) the first word has all of it.
 */
export function spellWords(words: readonly WrittenWord[], vocabulary: Vocabulary): number[][] {
  const ids = new Map<string, number>()
  vocabulary.symbols.forEach((symbol, id) => {
    if (id !== vocabulary.blank && symbol !== ' ') ids.set(symbol, id)
  })
  const known = new Map<string, number[]>()
  return joinedGroups(words.map(({ text }) => text)).map((text, index) => {
    const { language } = words[index]!
    const key = `${language}${text}`
    const spelled = known.get(key) ?? spell(asSaid(text, language), language, ids)
    known.set(key, spelled)
    return spelled
  })
}

/** 10 000 000 is one number: its first group becomes the whole, the others are left empty. */
function joinedGroups(words: readonly string[]): string[] {
  const joined = [...words]
  for (let i = 0; i < joined.length; i++) {
    if (!/^\D{0,2}[1-9]\d{0,2}$/.test(joined[i]!)) continue
    for (let next = i + 1; /^\d{3}\D{0,2}$/.test(joined[next] ?? ''); next++) {
      joined[i] += `,${joined[next]}`
      const last = /\D$/.test(joined[next]!)
      joined[next] = ''
      if (last) break
    }
  }
  return joined
}

/** The word as it is said, in lower case; anything but letters has become a space, and a letter nobody can foresee a `*`. */
export function asSaid(word: string, language: Language): string {
  return word
    .replace(/[%№₸$€₽&+=°]/gu, (sign) => ` ${saidSigns[sign]![language]} `)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\d{1,3}(?:[,. ]\d{3})+(?!\d)|\d+)(?:-?(\p{L}+))?/gu, (_, number: string, suffix?: string) => {
      const said = sayNumber(number, language)
      return ` ${suffix === undefined ? said : inflected(said, suffix, language)} `
    })
    .replace(/(\p{L})['’ʼ`]+(?=\p{L})/gu, "$1'")
    .replace(/[^\p{L}\p{M}'*]+/gu, ' ')
    .trim()
}

function inflected(said: string, suffix: string, language: Language): string {
  if (language === 'kk')
    return /^(ші|шы|інші|ыншы|нші|ншы)$/u.test(suffix) ? kazakhOrdinal(said) : said + suffix
  // A letter or two is an ending (5-й, 20th), more is a word of its own (90km).
  if (suffix.length > 3) return `${said} ${suffix}`
  return `${said.slice(0, -1)}**`
}

function spell(said: string, language: Language, ids: ReadonlyMap<string, number>): number[] {
  const labels: number[] = []
  let foreign = 0
  const any = () => {
    if (foreign++ % foreignPerLetter === 0) labels.push(anyLetter)
  }
  const own = language === 'en' ? /\p{Script=Latin}/u : /\p{Script=Cyrillic}/u
  for (const letter of said) {
    if (labels.length >= maxLetters) break
    if (letter === ' ' || letter === "'") {
      if (labels.length > 0 && labels.at(-1) !== innerGap) labels.push(innerGap)
      foreign = 0
    } else if (letter === '*') labels.push(anyLetter)
    else {
      const found = idsOf(letter, ids)
      if (!found) any()
      else for (const id of found) labels.push(own.test(letter) ? id : orAny(id))
    }
  }
  while (labels.at(-1) === innerGap) labels.pop()
  return labels
}

/** The labels of a letter, of its nearest, or of what it is made of; none for a mark on its own; null where there is no way to write it. */
function idsOf(letter: string, ids: ReadonlyMap<string, number>): number[] | null {
  const own = ids.get(letter)
  if (own !== undefined) return [own]
  if (/\p{M}/u.test(letter)) return []
  const parts = nearest[letter] ?? arabic[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '')
  const found = Array.from(parts, (part) => ids.get(part))
  return parts !== letter && found.every((id) => id !== undefined) ? (found as number[]) : null
}
