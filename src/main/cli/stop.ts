import { exitCodes } from './exit-codes.ts'

/** One Ctrl-C arrives up to three times within milliseconds: from the terminal, and passed on by npm and by bin/iz.mjs. */
const sameKeyMs = 500

/** A signal that fires when a person, the system or the end of bin/iz.mjs asks to stop. Asked again later, the process ends at once. */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController()
  let first: number | null = null
  const stop = () => {
    if (first !== null && performance.now() - first > sameKeyMs) process.exit(exitCodes.cancelled)
    first ??= performance.now()
    stopping.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  // A killed bin/iz.mjs passes no signal on; the channel to it closes.
  process.once('disconnect', stop)
  process.channel?.unref()
  return stopping.signal
}
