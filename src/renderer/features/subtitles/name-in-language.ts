import type { TrackSummary } from '#shared/api/tracks.ts'
import type { Language } from '#shared/language.ts'
import { languageNames } from '../../lib/languages.ts'

/**
 * What a track is called once it is in `language`: one that only bears its language's name, with a number perhaps, gets that of the new
 * one; a name that a person or a file gave it stays.
 */
export function nameInLanguage(
  { name, language: before }: Pick<TrackSummary, 'name' | 'language'>,
  language: Language,
): string {
  const bare = name.replace(/ \(\d+\)$/, '')
  return language !== before && bare === languageNames[before] ? languageNames[language] : name
}
