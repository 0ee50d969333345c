/** A list that was just filled is drawn within so many frames. */
const longestWait = 30

/** Puts the focus on a question of the plan, once the list is drawn: one that was moved has lost it, a new one comes a moment later. */
export function focusRow(id: string, wait = longestWait): void {
  requestAnimationFrame(() => {
    if (!stepToRow(id) && wait > 0) focusRow(id, wait - 1)
  })
}

/** Puts the focus on a question of the plan at once, as keys follow each other faster than drawing; false where it is not drawn yet. */
export function stepToRow(id: string): boolean {
  const row = document.querySelector(`[data-item="${CSS.escape(id)}"]`)
  row?.querySelector<HTMLElement>('[data-row-button]')?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
  return row !== null
}

/** The question of the plan that has the focus; null when something else has it. */
export function focusedRow(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset.item ?? null
}
