import { languages } from '#shared/language.ts'
import type { LocalizedText } from '#shared/localized.ts'

/** A name for the list of undo steps, which has one language: the first of kk, ru, en that is written. */
export function plainName(name: LocalizedText): string {
  return languages.map((language) => name[language].trim()).find((text) => text !== '') ?? ''
}
