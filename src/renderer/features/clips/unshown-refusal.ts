import type { Clip } from '#shared/api/clips.ts'
import type { WireError } from '#shared/error.ts'

/** Where the cue is corrected for which a clip was refused, as nobody would see it; null where it was refused for something else. */
export function unshownPlace(
  clip: Pick<Clip, 'interviewId' | 'takeId' | 'trackId'>,
  { code, params }: Pick<WireError, 'code' | 'params'>,
): string | null {
  if (code !== 'subtitles_unshown' || clip.trackId === null) return null
  // Another track may have been chosen for the clip since. Jobs of earlier versions failed without these, and are kept.
  const isOfTrack = params.trackId === clip.trackId && params.cueId !== undefined
  const query = new URLSearchParams({ take: clip.takeId, track: clip.trackId })
  if (isOfTrack) query.set('cue', String(params.cueId))
  return `/interviews/${clip.interviewId}/subtitles?${query}`
}
