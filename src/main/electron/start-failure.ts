import { IzError } from '#shared/error.ts'
import type { Language } from '#shared/language.ts'
import { errorText } from '#shared/messages/error-text.ts'
import { UsageError } from '../infra/asked-library.ts'
import { words } from './words.ts'

export interface StartFailure {
  text: string
  /**
   * 2: what was asked for cannot be done, in the browser host neither, so that `npm start` does not try that one (scripts/start.mjs knows
   * the number); 1: anything else.
   */
  exitCode: 1 | 2
}

/** What only the window cannot do without: the browser host starts where its cause stops this one. */
export class WindowError extends Error {
  override name = 'WindowError'

  constructor(cause: unknown) {
    super('the window cannot be opened', { cause })
  }
}

/** What to tell a person when the app does not start, and how its process ends. */
export function startFailure(error: unknown, language: Language): StartFailure {
  if (error instanceof WindowError) return { text: startFailure(error.cause, language).text, exitCode: 1 }
  if (error instanceof UsageError) return { text: words[language].notice.usage, exitCode: 2 }
  if (error instanceof IzError) return { text: errorText(error, language), exitCode: 2 }
  return { text: String(error), exitCode: 1 }
}
