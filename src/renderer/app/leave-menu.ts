/**
 * Gives the focus back to the button of the menu that has it, when that menu closes. The library does so some milliseconds later: until
 * then the keys would go to an entry that is chosen already, and a dialog that it opens would give the focus back to that entry.
 */
export function leaveMenu(): void {
  const menu = document.activeElement?.closest('[role=menu]')
  const buttonId = menu?.getAttribute('aria-labelledby')
  if (buttonId) document.getElementById(buttonId)?.focus({ preventScroll: true })
}
