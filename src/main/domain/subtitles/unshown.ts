import { IzError } from '#shared/error.ts'
import type { Cue } from '#shared/subtitles.ts'
import { formatTimecode } from '#shared/time.ts'
import { unshownCues } from '#shared/unshown-cues.ts'

/**
 * Keeps cues that nobody would ever see from being handed on as if all were well: a file with them, or a clip, lacks what they say.
 *
 * @param source of the cues, a track or a file, for the error
 * @param range only cues that begin in it count, `outMs` not included (ms)
 * @throws subtitles_unshown with the number (from 1), the time of the first, how many there are, and what the library knows it and its track by
 */
export function refuseUnshown(
  cues: readonly (Cue & { id?: string })[],
  source: { name: string; id?: string },
  range: { inMs: number; outMs: number } = { inMs: 0, outMs: Number.POSITIVE_INFINITY },
): void {
  const unshown = unshownCues(cues).filter((index) => {
    const { startMs } = cues[index]!
    return range.inMs <= startMs && startMs < range.outMs
  })
  const [first] = unshown
  if (first === undefined) return
  const { id, startMs } = cues[first]!
  const params = { name: source.name, cue: first + 1, at: formatTimecode(startMs), cues: unshown.length }
  const ids = id === undefined || source.id === undefined ? {} : { cueId: id, trackId: source.id }
  throw new IzError('subtitles_unshown', { ...params, ...ids })
}
