import type { KeyboardEvent } from 'react'

/** For a button that gives the focus on to another like it: a key held too long presses only the first. */
export function ignoreHeldKey(event: KeyboardEvent): void {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault()
}
