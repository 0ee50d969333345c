import { maxShiftMs } from '#shared/api/tracks.ts'

/**
 * A span as people type it, in ms: seconds with a point or a comma, before them any kind of minus; null where it is no such span, or longer
 * than cues can be moved.
 */
export function secondsTyped(text: string): number | null {
  const match = /^([-\u2212\u2013+]?)\s*(\d{1,6})(?:[.,](\d{1,3}))?$/.exec(text.trim())
  if (!match) return null
  const [, sign, whole, fraction = ''] = match
  const ms = Number(whole) * 1000 + Number(fraction.padEnd(3, '0'))
  if (ms > maxShiftMs) return null
  return sign && sign !== '+' ? -ms : ms
}
