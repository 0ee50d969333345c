import { useEffect, useRef } from 'react'
import { focusIfLost } from '../../lib/focus-if-lost.ts'

/**
 * Accepts a proposal by a button that goes with what it offered, and keeps the focus.
 * @param isOffered whether the button is there
 * @param next what takes the focus then
 */
export function useAccept(
  accept: () => Promise<boolean>,
  isOffered: boolean,
  next: () => HTMLElement | null | undefined,
): () => void {
  const accepted = useRef(false)
  const latest = useRef(next)
  latest.current = next
  useEffect(() => {
    if (!accepted.current || isOffered) return
    accepted.current = false
    focusIfLost(latest.current())
  }, [isOffered])
  return () => {
    accepted.current = true
    void accept().then((done) => {
      if (!done) accepted.current = false
    })
  }
}
