import type { GlossaryEntry } from '#shared/api/glossary.ts'
import type { Language } from '#shared/language.ts'
import { glossaryNames, lettersOf, mayStand } from './glossary-forms.ts'
import { knownNames } from './known-names.ts'

interface CasedName {
  /** As they are written, and their letters. */
  parts: readonly { text: string; letters: string }[]
}

type Index = ReadonlyMap<string, readonly CasedName[]>

const indexes = new WeakMap<readonly GlossaryEntry[], Map<Language, Index>>()

/** Names by the letters of their first part. */
function indexOf(entries: readonly GlossaryEntry[], language: Language): Index {
  const own = indexes.get(entries) ?? new Map<Language, Index>()
  indexes.set(entries, own)
  const found = own.get(language)
  if (found) return found
  const index = new Map<string, CasedName[]>()
  for (const name of glossaryNames(entries)) {
    if (!mayStand(name, language)) continue
    // A name with a hyphen may have been heard as one word or as two.
    for (const text of name.forms.flatMap((form) => [form.text, form.text.replaceAll('-', ' ')])) {
      const parts = text.split(' ').map((part) => ({ text: part, letters: lettersOf(part) }))
      const key = parts[0]!.letters
      index.set(key, [...(index.get(key) ?? []), { parts }])
    }
  }
  for (const names of index.values()) names.sort((a, b) => b.parts.length - a.parts.length)
  own.set(language, index)
  return index
}

const englishI = /^i(?=$|'(m|ve|d|ll)$)/u

/** A name in a text: the words from `at` on, as many as it has parts. */
interface FoundName {
  at: number
  parts: CasedName['parts']
}

/** Names in the case in which the glossary, or the built-in list, writes them; English I. Letters stay as they are otherwise. */
export function caseNames(
  texts: readonly string[],
  languages: readonly Language[],
  glossary: readonly GlossaryEntry[],
): string[] {
  const cased = texts.map((text, at) => (languages[at] === 'en' ? text.replace(englishI, 'I') : text))
  for (const { at, parts } of findNames(texts, languages, [glossary, knownNames])) {
    parts.forEach(({ text }, index) => {
      cased[at + index] = inCaseOf(texts[at + index]!, text)
    })
  }
  return cased
}

/** Which words belong to names of the glossary, whose case is a person's and not to be changed: "бин" in Усама бин Ладен. */
export function areNames(
  texts: readonly string[],
  languages: readonly Language[],
  glossary: readonly GlossaryEntry[],
): boolean[] {
  const names = texts.map(() => false)
  for (const { at, parts } of findNames(texts, languages, [glossary])) names.fill(true, at, at + parts.length)
  return names
}

function findNames(
  texts: readonly string[],
  languages: readonly Language[],
  lists: readonly (readonly GlossaryEntry[])[],
): FoundName[] {
  const found: FoundName[] = []
  for (let at = 0; at < texts.length; at++) {
    for (const entries of lists) {
      const name = indexOf(entries, languages[at]!)
        .get(lettersOf(texts[at]!))
        ?.find(({ parts }) =>
          parts.every(({ letters }, index) => letters === lettersOf(texts[at + index] ?? '')),
        )
      if (!name) continue
      found.push({ at, parts: name.parts })
      at += name.parts.length - 1
      break
    }
  }
  return found
}

/** A text whose letters have the case of those of `model`, which has the same letters; its other signs stay. */
function inCaseOf(text: string, model: string): string {
  const letters = Array.from(model).filter((sign) => /[\p{L}\p{M}\p{N}]/u.test(sign))
  let at = 0
  return Array.from(text, (sign) => (/[\p{L}\p{M}\p{N}]/u.test(sign) ? (letters[at++] ?? sign) : sign)).join(
    '',
  )
}

/** The first letter in upper case; a number has none: 15-го. */
export function capitalise(text: string): string {
  return text.replace(
    /^([^\p{L}\p{N}]*)(\p{L})/u,
    (_, before: string, letter: string) => before + upperSign(letter),
  )
}

/** A sign in upper case, where that is the same letter still: ß would be two. */
export function upperSign(sign: string): string {
  const upper = sign.toUpperCase()
  return upper.toLowerCase() === sign ? upper : sign
}
