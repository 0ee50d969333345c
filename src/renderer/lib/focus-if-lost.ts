/** A dialog that has faded out is gone by then, ms. */
const goneMs = 500
const everyMs = 20

/**
 * Puts the focus there if what had it goes; whoever has gone on elsewhere stays there. A dialog is still there when it says that it has
 * faded out, and may have taken the focus late: it is waited for.
 */
export function focusIfLost(element: HTMLElement | null | undefined): void {
  const latest = performance.now() + goneMs
  const look = () => {
    const now = document.activeElement
    if (now === document.body) element?.focus()
    else if (now?.closest('[role=dialog]') && performance.now() < latest) setTimeout(look, everyMs)
  }
  setTimeout(look)
}
