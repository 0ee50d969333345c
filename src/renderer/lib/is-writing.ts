/** Whether somebody has gone on to write, or to a dialog: what comes late takes the focus from nobody there. */
export function isWriting(): boolean {
  return document.activeElement?.matches('input, textarea, [aria-modal=true], [aria-modal=true] *') ?? false
}
