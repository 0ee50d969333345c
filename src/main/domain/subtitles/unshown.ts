import { IzError } from '#shared/error.ts'
import type { Cue } from '#shared/subtitles.ts'
import { formatTimecode } from '#shared/time.ts'
import { unshownCues } from '#shared/unshown-cues.ts'

/**
 * Keeps cues that nobody would ever see from being handed on as if all were well: a file with them, or a clip, lacks what they say.
 *
 * @param name of the track or the file, for the error
 * @param range only cues that begin in it count, `outMs` not included (ms)
 * @throws subtitles_unshown with the number (from 1) and the time of the first, and how many there are
 */
export function refuseUnshown(
  cues: readonly Cue[],
  name: string,
  range: { inMs: number; outMs: number } = { inMs: 0, outMs: Number.POSITIVE_INFINITY },
): void {
  const unshown = unshownCues(cues).filter((index) => {
    const { startMs } = cues[index]!
    return range.inMs <= startMs && startMs < range.outMs
  })
  const [first] = unshown
  if (first === undefined) return
  const at = formatTimecode(cues[first]!.startMs)
  throw new IzError('subtitles_unshown', { name, cue: first + 1, at, cues: unshown.length })
}
