import type { WireError } from '../error.ts'
import type { Language } from '../language.ts'
import { type ErrorTextKey, errorWords } from './error-words.ts'
import en from './errors.en.json' with { type: 'json' }
import kk from './errors.kk.json' with { type: 'json' }
import ru from './errors.ru.json' with { type: 'json' }

/** What to tell a person about each error code, and more closely about some, with `{{parameter}}` places; the renderer's dictionary holds the same texts. */
export const errorMessages: Record<Language, Record<ErrorTextKey, string>> = { kk, ru, en }

/** An error as one sentence or two in the given language; a parameter the error lacks shows as an ellipsis. */
export function errorText(error: WireError, language: Language): string {
  const { key, values } = errorWords(error, (bytes) => megabytes(bytes, language))
  return errorMessages[language][key].replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(values[name] ?? '…'),
  )
}

function megabytes(bytes: number, language: Language): string {
  return `${Math.round(bytes / 1e6)} ${language === 'en' ? 'MB' : 'МБ'}`
}
