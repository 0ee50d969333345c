import { type IzError, toWireError, type WireError } from '#shared/error.ts'
import type { Language } from '#shared/language.ts'
import { errorText } from '#shared/messages/error-text.ts'
import { formatTimecode } from '#shared/time.ts'
import { exitCodeFor } from './exit-codes.ts'

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
  const message = errorText(wire, language)
  if (json) {
    stream.write(`${JSON.stringify({ error: { code: wire.code, params: wire.params, message } })}\n`)
  } else {
    stream.write(`${[message, `[${wire.code}]`, ...particulars(wire)].join(' ')}\n`)
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

/** What the translated sentence leaves open, without words: the option, what it was given and what it takes. */
function particulars({ params }: WireError): string[] {
  const { option, value, allowed, inMs, outMs, durationMs } = params
  const range = [inMs, outMs].map((ms) => formatTimecode(Number(ms))).join(' – ')
  return [
    ...(option === undefined ? [] : [`${option} "${value}"`]),
    ...(allowed === undefined ? [] : [`(${allowed})`]),
    ...(inMs === undefined ? [] : [range]),
    ...(durationMs === undefined ? [] : [`(00:00:00.000 – ${formatTimecode(Number(durationMs))})`]),
  ]
}
