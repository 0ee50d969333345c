import { useRef, useState } from 'react'
import { focusWhenDrawn } from './focus-when-drawn.ts'

type Find = () => HTMLElement | null | undefined

/** Whether the focus is in there, or nowhere, where a button leaves it that goes or can be pressed no more. Who has it elsewhere keeps it. */
export function isFocusFree(from: Element | null | undefined): boolean {
  const now = document.activeElement
  return !now || now === document.body || Boolean(from?.contains(now))
}

/**
 * The ref of a button that goes by what it does, or by itself: if it had the focus, the keyboard goes on elsewhere and not at the top of the
 * window.
 *
 * @param heirOf asked while the button is still in its place; what it gives finds what takes the focus, once it is drawn
 */
export function useFocusHeir(
  heirOf: (going: HTMLElement) => Find,
): (element: HTMLElement | null) => () => void {
  const latest = useRef(heirOf)
  latest.current = heirOf
  const [ref] = useState(() => (element: HTMLElement | null) => () => {
    if (!element || document.activeElement !== element) return
    const find = latest.current(element)
    // A ref is also let go when it is only handed on anew.
    queueMicrotask(() => {
      if (!element.isConnected) focusWhenDrawn(find)
    })
  })
  return ref
}

/** The first thing in there that can be pressed and removes nothing: a key held too long does no harm on it. */
export function harmlessControl(within: Element | null | undefined): HTMLElement | null {
  return within?.querySelector<HTMLElement>('button:not([data-removes]), a[href]') ?? null
}
