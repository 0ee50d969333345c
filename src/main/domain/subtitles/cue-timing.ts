import type { SubtitleRules } from '#shared/subtitles.ts'

/** What a cue needs of time: in with its first word, the end of its last, and its characters. */
export interface Spoken {
  startMs: number
  spokenEndMs: number
  characters: number
}

/** Half of the allowed hang, given whenever there is room: recognisers end a word before it has died away. */
const COMFORT = 0.5

/**
 * The out time of a cue, in ms. `nextMs` is the next cue's in, or Infinity. In this order of weight: never into the next
 * cue; not before the last word ends; `minGapMs` before the next; `minDurationMs`; at most `maxDurationMs`; long
 * enough to be read at `maxCps`, but not more than `maxHangMs` after the sound; and no gap between `minGapMs` and
 * `closeGapMs` (Netflix Subtitle Timing Guidelines, 360051554394).
 */
export function outTime(cue: Spoken, nextMs: number, rules: SubtitleRules): number {
  const { startMs, spokenEndMs } = cue
  const latest = startMs + rules.maxDurationMs
  const readMs = startMs + Math.ceil((cue.characters * 1000) / rules.maxCps)
  const hangEnd = spokenEndMs + rules.maxHangMs
  const needed = Math.max(spokenEndMs, startMs + rules.minDurationMs, Math.min(readMs, hangEnd))
  const wished = Math.min(
    Math.max(needed, spokenEndMs + rules.maxHangMs * COMFORT),
    Math.max(latest, spokenEndMs),
  )
  if (nextMs === Number.POSITIVE_INFINITY) return Math.round(wished)
  const closed = nextMs - rules.minGapMs
  const opened = nextMs - rules.closeGapMs
  let out = wished
  if (wished > opened) {
    // Too near the next cue: either up to it, or well clear of it.
    const canClose = closed <= Math.max(hangEnd, needed) && closed <= latest
    out = canClose || opened < needed ? closed : opened
  }
  out = Math.min(out, Math.max(latest, spokenEndMs), closed)
  // Words nearer than the gap: half of the room rather than no time at all.
  const half = startMs + Math.ceil((nextMs - startMs) / 2)
  return Math.round(closed < half ? half : out)
}
