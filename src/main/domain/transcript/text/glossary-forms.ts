import type { GlossaryEntry } from '#shared/api/glossary.ts'
import { type Language, languages } from '#shared/language.ts'
import { nameForms } from './name-forms.ts'

/** One way a name of the glossary can stand in a text. */
export interface NameForm {
  /** As it is written: Алматыға, Баян-Өлгийде. */
  text: string
  /** Its letters in lower case, without spaces, hyphens and apostrophes. */
  letters: string
}

/** A name of the glossary in one language, with its forms; the first is the name itself. */
export interface GlossaryName {
  language: Language
  forms: readonly NameForm[]
  /** Which letters the name has, as bits. */
  mask: number
  /** The languages in which this entry has a name of its own. */
  written: ReadonlySet<Language>
}

const kazakhLetter = /[әғқңөұүһі]/iu
/** A name said with a number has no fixed letters. */
const unsayable = /[\p{N}@#/\\]/u

const known = new WeakMap<readonly GlossaryEntry[], GlossaryName[]>()

/** The names of a glossary with their forms, worked out once for each list of entries. */
export function glossaryNames(entries: readonly GlossaryEntry[]): GlossaryName[] {
  const found = known.get(entries)
  if (found) return found
  const names = entries.flatMap(namesOf)
  known.set(entries, names)
  return names
}

function namesOf({ text }: GlossaryEntry): GlossaryName[] {
  const written = new Set(languages.filter((language) => text[language].trim() !== ''))
  return languages.flatMap((language) => {
    const name = text[language].normalize('NFC').replace(/\s+/gu, ' ').trim()
    if (name === '' || unsayable.test(name) || lettersOf(name).length < 2) return []
    const forms = new Map<string, NameForm>()
    for (const form of nameForms(name, language)) {
      const letters = lettersOf(form)
      if (!forms.has(letters)) forms.set(letters, { text: form, letters })
    }
    return [{ language, forms: [...forms.values()], mask: letterMask(lettersOf(name)), written }]
  })
}

/**
 * Whether a name may stand in speech of `language` (null: unknown): the one written for it, else that of another language in the same
 * script; a Kazakh spelling stands for no Russian word.
 */
export function mayStand(
  { language: own, forms, written }: GlossaryName,
  language: Language | null,
): boolean {
  if (language === null || own === language) return true
  if (written.has(language)) return false
  const name = forms[0]!.letters
  if (language === 'en') return /\p{Script=Latin}/u.test(name)
  return language === 'kk' || !kazakhLetter.test(name)
}

/** The letters of a word as bits; letters may share one, so that what it rules out is out, and no more than that. */
export function letterMask(letters: string): number {
  let mask = 0
  for (let at = 0; at < letters.length; at++) mask |= 1 << (letters.charCodeAt(at) & 31)
  return mask
}

/** At least so many letters of one word are missing from another. */
export function missingLetters(mask: number, other: number): number {
  let rest = mask & ~other
  let count = 0
  for (; rest !== 0; rest &= rest - 1) count += 1
  return count
}

/** The letters of a text in lower case, without anything that is not said. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
}
