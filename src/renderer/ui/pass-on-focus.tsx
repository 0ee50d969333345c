import type { ReactNode } from 'react'
import { useFocusHeir } from '../lib/focus-heir.ts'

interface Props {
  children: ReactNode
  /** Asked while the part is still there; what it gives finds what takes the focus, once that is drawn. */
  to: (part: HTMLElement) => () => HTMLElement | null
}

/**
 * Something that goes by itself or by what is done in it: whoever was in there with the keyboard goes on elsewhere. It has no box of its own. It
 * needs a `key` where another may take its place.
 */
export function PassOnFocus({ children, to }: Props) {
  const part = useFocusHeir(to)
  return (
    <div ref={part} style={{ display: 'contents' }}>
      {children}
    </div>
  )
}
