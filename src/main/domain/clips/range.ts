import type { Cue } from '#shared/subtitles.ts'

/**
 * The cues of a clip in the clip's own time: those that show between in and out, cut to it, with 0 at the in point. Words
 * outside go; `text` stays whole, as it is what a reader sees.
 *
 * @param inMs, outMs of the recording
 */
export function cuesInRange(cues: Cue[], inMs: number, outMs: number): Cue[] {
  const shift = <T extends { startMs: number; endMs: number }>(timed: T): T => ({
    ...timed,
    startMs: Math.max(timed.startMs, inMs) - inMs,
    endMs: Math.min(timed.endMs, outMs) - inMs,
  })
  const inside = (timed: { startMs: number; endMs: number }) => timed.startMs < outMs && timed.endMs > inMs
  return cues.filter(inside).map((cue) => ({ ...shift(cue), words: cue.words.filter(inside).map(shift) }))
}
