/** The limits of a length in minutes, and the smallest step that counts. */
export interface MinuteLimits {
  min: number
  max: number
  step: number
}

/** What was typed as minutes, within the limits; a comma or a point before the fraction. Null: no number. */
export function readMinutes(text: string, limits: MinuteLimits): number | null {
  const words = text.trim().replace(',', '.')
  return /^(\d+\.?\d*|\.\d+)$/.test(words) ? fitMinutes(Number(words), limits) : null
}

/** The nearest step within the limits. */
export function fitMinutes(minutes: number, { min, max, step }: MinuteLimits): number {
  return Math.round(Math.min(max, Math.max(min, minutes)) / step) * step
}

/** One step more or fewer from what is typed; from nothing, the least. */
export function stepMinutes(text: string, by: 1 | -1, limits: MinuteLimits): number {
  const from = readMinutes(text, limits)
  return from === null ? limits.min : fitMinutes(from + by * limits.step, limits)
}
