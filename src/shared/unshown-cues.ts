import { stripMarkup } from './subtitle-text.ts'
import type { Cue, SubtitleFormat } from './subtitles.ts'

/** Whether what a cue says is never seen: it ends when it begins or before, which every player takes for no time at all. */
export function isUnshown({ startMs, endMs, text }: Pick<Cue, 'startMs' | 'endMs' | 'text'>): boolean {
  return endMs <= startMs && stripMarkup(text).trim() !== ''
}

/** Places (from 0) of the cues that are never seen. Such cues come from files; the editor makes none. */
export function unshownCues(cues: readonly Pick<Cue, 'startMs' | 'endMs' | 'text'>[]): number[] {
  return cues.flatMap((cue, index) => (isUnshown(cue) ? [index] : []))
}

/** Plain text has no times, so that all of it is seen. */
export function hasTimes(format: SubtitleFormat): boolean {
  return format !== 'txt'
}
