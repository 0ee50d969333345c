import type { Format } from '../../lib/format.ts'

/** A published percentage with the digit it was published with; it may be more than a hundred, and has its sign as the language puts it. */
export function percentText(value: number, format: Format): string {
  return format.percent(0).replace('0', format.number(value, 1))
}
