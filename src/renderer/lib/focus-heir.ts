import { useRef, useState } from 'react'
import { focusWhenDrawn } from './focus-when-drawn.ts'

type Find = () => HTMLElement | null | undefined

/** What had the focus last, unless a person has clicked elsewhere since: a button that can be pressed no more loses it without a word. */
let lastFocused: EventTarget | null = null
let watching = false

function watchFocus(): void {
  if (watching) return
  watching = true
  document.addEventListener('focusin', ({ target }) => (lastFocused = target), { capture: true })
  document.addEventListener('pointerdown', () => (lastFocused = null), { capture: true })
}

function hasFocus(element: Element): boolean {
  const now = document.activeElement
  const had = !now || now === document.body ? lastFocused : now
  return had instanceof Node && element.contains(had)
}

/** Whether the focus is in there, or nowhere, where a button leaves it that goes or can be pressed no more. Who has it elsewhere keeps it. */
export function isFocusFree(from: Element | null | undefined): boolean {
  const now = document.activeElement
  return !now || now === document.body || Boolean(from?.contains(now))
}

/**
 * The ref of a button, or a part of the screen, that goes by what is done there or by itself: if the focus was in it, the keyboard goes on
 * elsewhere and not at the top of the window. What comes in its place and takes the focus itself keeps it.
 *
 * @param heirOf asked while what goes is still in its place; what it gives finds what takes the focus, once it is drawn
 */
export function useFocusHeir(
  heirOf: (going: HTMLElement) => Find,
): (element: HTMLElement | null) => () => void {
  const latest = useRef(heirOf)
  latest.current = heirOf
  const [ref] = useState(() => (element: HTMLElement | null) => {
    watchFocus()
    return () => {
      if (!element || !hasFocus(element)) return
      const find = latest.current(element)
      // A ref is also let go when it is only handed on anew.
      queueMicrotask(() => {
        if (!element.isConnected && isFocusFree(null))
          focusWhenDrawn(() => (isFocusFree(null) ? find() : null))
      })
    }
  })
  return ref
}

/** The first thing in there that can be pressed and removes nothing: a key held too long does no harm on it. */
export function harmlessControl(within: Element | null | undefined): HTMLElement | null {
  return within?.querySelector<HTMLElement>('button:not([data-removes]), a[href]') ?? null
}
