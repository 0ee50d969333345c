import type { Library } from './ports.ts'

const everyMs = 60 * 60 * 1000

/**
 * A laptop that only sleeps keeps a library open for weeks: it gets its backup of the day then as well, within an hour. Returns the
 * function that stops it.
 */
export function keepBackups(library: Pick<Library, 'backUpDaily'>): () => void {
  const look = () => {
    try {
      library.backUpDaily()
    } catch (error) {
      // A full disk is told where somebody works; the next hour may find room.
      console.error(error)
    }
  }
  const timer = setInterval(look, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
