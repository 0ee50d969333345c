import { type ErrorCode, type IzError, toWireError, type WireError } from '#shared/error.ts'
import type { Language } from '#shared/language.ts'
import { type CliTexts, cliTexts } from '#shared/messages/cli-texts.ts'
import { errorText } from '#shared/messages/error-text.ts'
import { formatTimecode } from '#shared/time.ts'
import { exitCodeFor } from './exit-codes.ts'
import { fill } from './fill.ts'

/**
 * Prints an error as one line, or as JSON, and returns the exit status. Under the line of what is no `IzError` stands where it came
 * from; `IZ_DEBUG` shows that of all.
 */
export function reportFailure(
  error: unknown,
  json: boolean,
  language: Language,
  stream: NodeJS.WritableStream,
): number {
  const wire = toWireError(error)
  const message = failureText(wire, error, language)
  if (json) {
    stream.write(`${JSON.stringify({ error: { code: wire.code, params: wire.params, message } })}\n`)
  } else {
    stream.write(`${[message, `[${wire.code}]`, ...particulars(wire, message)].join(' ')}\n`)
    if (wire.code === 'internal') stream.write(`${wire.detail ?? ''}\n`)
    else if (process.env.IZ_DEBUG) stream.write(`${wire.detail ?? ''}\n${(error as IzError).stack ?? ''}\n`)
  }
  return exitCodeFor(wire.code)
}

/** Prints what went another way than it should have, and ended well all the same: one line, or JSON. */
export function reportWarning(
  wire: WireError,
  json: boolean,
  language: Language,
  stream: NodeJS.WritableStream,
): void {
  const { code, params } = wire
  const message = errorText(wire, language)
  stream.write(
    json ? `${JSON.stringify({ warning: { code, params, message } })}\n` : `${message} [${code}]\n`,
  )
}

/** Codes whose sentence in the app speaks of the app's own lists and screens, which a terminal has not. */
const ownTexts: Partial<Record<ErrorCode, keyof CliTexts>> = {
  invalid_input: 'error_invalid_input',
  not_found: 'error_not_found',
  file_missing: 'error_file_missing',
  model_missing: 'error_model_missing',
  model_none: 'error_model_none',
  subtitles_unshown: 'error_subtitles_unshown',
}

function failureText(wire: WireError, error: unknown, language: Language): string {
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined
  const isFolder = wire.code === 'file_unreadable' && cause?.code === 'EISDIR'
  const own = isFolder ? 'error_folder' : ownTexts[wire.code]
  return own === undefined ? errorText(wire, language) : fill(cliTexts[language][own], wire.params)
}

/** What the translated sentence leaves open, without words: the file, the option, what it was given and what it takes. */
function particulars({ params }: WireError, message: string): string[] {
  const { file, option, value, allowed, inMs, outMs, durationMs } = params
  const range = [inMs, outMs].map((ms) => formatTimecode(Number(ms))).join(' – ')
  return [
    ...(file === undefined || message.includes(`${file}`) ? [] : [`"${file}"`]),
    ...(option === undefined ? [] : [`${option} "${value}"`]),
    ...(allowed === undefined ? [] : [`(${allowed})`]),
    ...(inMs === undefined ? [] : [range]),
    ...(durationMs === undefined ? [] : [`(00:00:00.000 – ${formatTimecode(Number(durationMs))})`]),
  ]
}
