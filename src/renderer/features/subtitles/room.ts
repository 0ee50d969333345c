import type { Cue, SubtitleRules } from '#shared/subtitles.ts'

const newCueMs = 2000

/**
 * The free place for a new cue at `timeMs`, or right after the cue that stands there; null when there is not even room for the
 * shortest cue before the next one. Times in ms; cues are in time order.
 */
export function roomAt(
  cues: readonly Pick<Cue, 'startMs' | 'endMs'>[],
  timeMs: number,
  rules: SubtitleRules,
  durationMs: number,
): { startMs: number; endMs: number } | null {
  let startMs = timeMs
  for (const cue of cues) {
    if (cue.startMs - rules.minGapMs <= startMs && startMs < cue.endMs + rules.minGapMs) {
      startMs = cue.endMs + rules.minGapMs
    }
  }
  const next = cues.find((cue) => cue.startMs >= startMs)
  const limit = Math.min(next ? next.startMs - rules.minGapMs : durationMs, durationMs)
  const endMs = Math.min(startMs + newCueMs, limit)
  return endMs - startMs >= rules.minDurationMs ? { startMs, endMs } : null
}
