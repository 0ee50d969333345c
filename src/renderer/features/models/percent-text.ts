import type { Format } from '../../lib/format.ts'

/** A published percentage with the digit it was published with. */
export function percentText(value: number, format: Format): string {
  return `${format.number(value, 1)}\u00a0%`
}
