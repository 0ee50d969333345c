import { randomUUID } from 'node:crypto'
import type { StoredTranscript } from '#shared/api/transcripts.ts'
import { rulesFor } from '#shared/subtitle-rules.ts'
import type { Word } from '#shared/transcript.ts'
import { followWords } from '../../domain/subtitles/follow.ts'
import type { Change } from '../history/ports.ts'
import type { Library } from '../library/ports.ts'

export interface FollowedTracks {
  /** For the same step of the history as the change of the transcript. */
  changes: Change[]
  /** Of the tracks that were written. */
  trackIds: string[]
  /** Cues the change concerns, but that a person has changed: they stay as they are. */
  left: number
}

/**
 * Makes the subtitle tracks that were cut from a transcript follow it from the words of `before` to `words`: cues that nobody has changed
 * are cut anew, by the rules of the track's language, where the words are others. Call it in the transaction of the change itself.
 */
export function followTracks(
  library: Library,
  before: StoredTranscript,
  words: readonly Word[],
  now: string,
): FollowedTracks {
  const followed: FollowedTracks = { changes: [], trackIds: [], left: 0 }
  if (words === before.words) return followed
  for (const { id, transcriptId, language } of library.tracks.list(before.takeId)) {
    if (transcriptId !== before.id) continue
    const track = library.tracks.get(id)
    if (!track) continue
    const change = { before: before.words, after: words }
    const { cues, left } = followWords(track.cues, change, rulesFor(language), language, randomUUID)
    followed.left += left
    const changes = library.tracks.writeCues(id, track.cues, cues, now)
    if (changes.length === 0) continue
    followed.changes.push(...changes)
    followed.trackIds.push(id)
  }
  return followed
}
