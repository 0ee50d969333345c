/** Puts the focus there if what had it has gone; whoever has gone on elsewhere stays there. */
export function focusIfLost(element: HTMLElement | null | undefined): void {
  if (document.activeElement === document.body) element?.focus()
}
