import type { GlossaryEntry, GlossaryKind } from '#shared/api/glossary.ts'
import { languages } from '#shared/language.ts'
import { type LocalizedText, showText } from '#shared/localized.ts'
import { foldText } from '#shared/search-fold.ts'

export interface GlossaryFilter {
  query: string
  kind: GlossaryKind | null
  /** The names of this interview and of the library; null: all. */
  interviewId: string | null
}

/** The entries a filter leaves. A name that has just been made and is still empty stays in view. */
export function filterGlossary(
  entries: readonly GlossaryEntry[],
  { query, kind, interviewId }: GlossaryFilter,
): GlossaryEntry[] {
  const looked = foldText(query.trim())
  return entries.filter(
    (entry) =>
      (kind === null || entry.kind === kind) &&
      (interviewId === null || entry.interviewId === null || entry.interviewId === interviewId) &&
      (looked === '' ||
        [entry.notes, ...languages.map((language) => entry.text[language])].some((text) =>
          foldText(text).includes(looked),
        )),
  )
}

/** By name in the order of the Kazakh alphabet; those without a name yet come first, where they were made. */
export function sortedIds(entries: readonly GlossaryEntry[]): string[] {
  const collator = new Intl.Collator('kk', { sensitivity: 'base', numeric: true })
  const nameOf = (text: LocalizedText) => showText(text, 'kk')?.text ?? ''
  return entries
    .map(({ id, text }) => ({ id, name: nameOf(text) }))
    .toSorted((a, b) => collator.compare(a.name, b.name))
    .map(({ id }) => id)
}
