import { useEffect, useRef, useState } from 'react'
import { registerEdit } from './pending-edits.ts'

/**
 * A field that may hold something typed: it is kept before undo and export, and when the field goes without having been left.
 *
 * @param keep keeps what is typed; does nothing when nothing is
 * @returns the `keep` of the newest rendering, for timers
 */
export function usePendingEdit(keep: () => Promise<unknown>): () => Promise<unknown> {
  const latest = useRef(keep)
  latest.current = keep
  const [flush] = useState(() => () => latest.current())
  useEffect(() => {
    const stop = registerEdit(flush)
    return () => {
      stop()
      void flush()
    }
  }, [flush])
  return flush
}
