/** Puts the focus on a question of the plan, once the list is drawn: one that was moved has lost it. */
export function focusRow(id: string): void {
  requestAnimationFrame(() => {
    const row = document.querySelector(`[data-item="${CSS.escape(id)}"]`)
    row?.querySelector<HTMLElement>('[data-row-button]')?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  })
}

/** The question of the plan that has the focus; null when something else has it. */
export function focusedRow(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset.item ?? null
}
