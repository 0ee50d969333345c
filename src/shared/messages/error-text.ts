import type { WireError } from '../error.ts'
import type { Language } from '../language.ts'
import en from './errors.en.json' with { type: 'json' }
import kk from './errors.kk.json' with { type: 'json' }
import ru from './errors.ru.json' with { type: 'json' }

/** What to tell a person about each error code, with `{{parameter}}` places; the renderer's dictionary holds the same texts. */
export const errorMessages: Record<Language, Record<WireError['code'], string>> = { kk, ru, en }

/** An error as one sentence or two in the given language; a parameter the error lacks shows as an ellipsis. */
export function errorText(error: WireError, language: Language): string {
  return errorMessages[language][error.code].replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(error.params[name] ?? '…'),
  )
}
