import type { Language } from '#shared/language.ts'
import { type LocalizedText, showText } from '#shared/localized.ts'

/** What a speaker is called in an interview: in its language when the name is known in it, else in the first of kk, ru, en. */
export function nameInInterview(name: LocalizedText, language: Language | null): string {
  return showText(name, language ?? 'kk')?.text ?? ''
}
