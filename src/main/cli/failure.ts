import { type IzError, toWireError } from '#shared/error.ts'
import type { Language } from '#shared/language.ts'
import { errorText } from '#shared/messages/error-text.ts'
import { exitCodeFor } from './exit-codes.ts'

/** Prints an error as one line, or as JSON, and returns the exit status. What is no `IzError` also shows where it came from. */
export function reportFailure(error: unknown, json: boolean, language: Language, stream: NodeJS.WritableStream): number {
  const wire = toWireError(error)
  const message = errorText(wire, language)
  if (json) {
    stream.write(`${JSON.stringify({ error: { code: wire.code, params: wire.params, message } })}\n`)
  } else {
    stream.write(`${message} [${wire.code}]\n`)
    if (wire.code === 'invalid_input') stream.write(`${Object.values(wire.params).join(' ')}\n`)
    if (wire.code === 'internal') stream.write(`${wire.detail ?? ''}\n`)
    else if (process.env.IZ_DEBUG) stream.write(`${wire.detail ?? ''}\n${(error as IzError).stack ?? ''}\n`)
  }
  return exitCodeFor(wire.code)
}

/** The language of the command line: `IZ_LANGUAGE`, else the system's, else English. */
export function cliLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const asked = (env.IZ_LANGUAGE ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? '').slice(0, 2).toLowerCase()
  return asked === 'kk' || asked === 'ru' ? asked : 'en'
}
