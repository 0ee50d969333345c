import { focusWhenDrawn } from '../../lib/focus-when-drawn.ts'

const buttonOf = (id: string) =>
  document.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"] [data-row-button]`)

const scrollTo = (button: HTMLElement | null) =>
  button?.closest('[data-item]')?.scrollIntoView({ block: 'nearest' })

/** Puts the focus on a question of the plan, once the list is drawn: one that was moved has lost it, a new one comes a moment later. */
export function focusRow(id: string): void {
  focusWhenDrawn(() => buttonOf(id), scrollTo)
}

/** Puts the focus on a question of the plan at once: keys follow each other faster than drawing. */
export function stepToRow(id: string): void {
  const button = buttonOf(id)
  button?.focus({ preventScroll: true })
  scrollTo(button)
}

/** The question of the plan that has the focus; null when something else has it. */
export function focusedRow(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset.item ?? null
}
