import type { StoredCue, Track, TrackSummary } from '#shared/api/tracks.ts'
import type { Language } from '#shared/language.ts'
import type { Change } from '../history/ports.ts'

export interface TrackRepository {
  /** Oldest first. */
  list(takeId: string): TrackSummary[]
  get(id: string): Track | null
  /** `cueCount` is taken from the cues. The change is undone by hiding the track; cues and all stay. */
  insert(track: Track): Change[]
  /**
   * Makes `cues` the track's cues, in this order, touching only the rows that differ; the revision goes up by one. `before` is
   * what `get` gave: a cue that is the same object in both is taken to be unchanged.
   */
  writeCues(id: string, before: readonly StoredCue[], cues: readonly StoredCue[], now: string): Change[]
  /** Without a language the track keeps the one it has. */
  describe(id: string, fields: { name: string; language?: Language }, now: string): Change[]
  remove(id: string, now: string): Change[]
}
