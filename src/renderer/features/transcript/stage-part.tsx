import type { ReactNode } from 'react'
import { PassOnFocus } from '../../ui/pass-on-focus.tsx'

/**
 * Marks what the keyboard goes on with in the transcript's stage: the text, or the form that begins a transcription. Nothing begins, stops or
 * goes by a key that is held too long there.
 */
export const goOnHere = { 'data-goes-on': '' }

/** Where the keyboard goes on in the stage as it is now; null while there is nothing to go on with. */
export function placeToGoOn(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-goes-on]')
}

/** A part of the stage that goes: a run's progress with the button that stops it, the form that began it. It passes on the focus. */
export function StagePart({ children }: { children: ReactNode }) {
  return <PassOnFocus to={() => placeToGoOn}>{children}</PassOnFocus>
}
