import type { Track } from '#shared/api/tracks.ts'
import { refuseUnshown } from '../../domain/subtitles/unshown.ts'
import type { ClipRecord } from './repository.ts'

/**
 * Refuses a clip whose captions, in the picture or in a file beside it, would lack what a cue of its range says.
 * @throws subtitles_unshown
 */
export function refuseUnshownIn(clip: ClipRecord, track: Track | null): void {
  const hasCaptions = clip.burnIn || clip.sidecar !== 'none'
  if (track && hasCaptions) refuseUnshown(track.cues, track, clip)
}
