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

/** Names in the case in which the glossary, or the built-in list, writes them; English I. Letters stay as they are otherwise. */
export function caseNames(
  texts: readonly string[],
  languages: readonly Language[],
  glossary: readonly GlossaryEntry[],
): string[] {
  const cased = [...texts]
  for (let at = 0; at < texts.length; at++) {
    const language = languages[at]!
    if (language === 'en') cased[at] = cased[at]!.replace(englishI, 'I')
    for (const entries of [glossary, knownNames]) {
      const name = indexOf(entries, language)
        .get(lettersOf(texts[at]!))
        ?.find(({ parts }) =>
          parts.every(({ letters }, index) => letters === lettersOf(texts[at + index] ?? '')),
        )
      if (!name) continue
      name.parts.forEach(({ text }, index) => {
        cased[at + index] = inCaseOf(texts[at + index]!, text)
      })
      at += name.parts.length - 1
      break
    }
  }
  return cased
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
  return text.replace(/^[^\p{L}\p{N}]*\p{L}/u, (beginning) => beginning.toUpperCase())
}
