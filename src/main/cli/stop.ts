import { IzError } from '#shared/error.ts'
import { exitCodes } from './exit-codes.ts'

/** One Ctrl-C arrives up to three times within milliseconds: from the terminal, and passed on by npm and by bin/iz.mjs. */
const sameKeyMs = 500
const stoppingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** A signal that fires when a person, the system or the end of bin/iz.mjs asks to stop. Asked again later, the process ends at once. */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController()
  let first: number | null = null
  const stop = () => {
    if (first !== null && performance.now() - first > sameKeyMs) endNow()
    first ??= performance.now()
    stopping.abort()
  }
  for (const signal of stoppingSignals) process.on(signal, stop)
  // A killed bin/iz.mjs passes no signal on; the channel to it closes.
  process.once('disconnect', stop)
  process.channel?.unref()
  return stopping.signal
}

/**
 * For work that cannot be stopped and leaves nothing to clean up, as reading is, which waits for as long as a pipe has no writer.
 * @throws cancelled as soon as the signal fires; what the work throws
 */
export async function orStopped<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise: stopped, reject } = Promise.withResolvers<never>()
  const stop = () => reject(new IzError('cancelled'))
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  try {
    return await Promise.race([work, stopped])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/**
 * Ends the process as Ctrl-C ends one, whatever it still waits for. An exit alone would wait, with no end, for a thread that opens a pipe
 * nobody writes to; what has to be ended with the process (ffmpeg) is ended by the listeners of the exit all the same.
 */
function endNow(): never {
  if (process.platform !== 'win32') {
    process.once('exit', () => {
      process.removeAllListeners('SIGINT')
      process.kill(process.pid, 'SIGINT')
    })
  }
  process.exit(exitCodes.cancelled)
}

/** Ends the process once its command is over: as Ctrl-C does, or with the status of a command that had done its work all the same. */
export function endStopped(): never {
  if (process.exitCode === exitCodes.cancelled) endNow()
  process.exit()
}
