import { randomUUID } from 'node:crypto'
import type { StoredCue, Track } from '#shared/api/tracks.ts'
import type { Language } from '#shared/language.ts'
import { rulesFor } from '#shared/subtitle-rules.ts'
import type { Cue } from '#shared/subtitles.ts'
import type { Transcript } from '#shared/transcript.ts'
import { cutIntoCues } from '../../domain/subtitles/segment.ts'
import { freeName } from '../files/safe-name.ts'
import type { Library } from '../library/ports.ts'

/** A language in its own words is what a track is called until a person calls it something else. */
const endonyms: Record<Language, string> = { kk: 'Қазақша', ru: 'Русский', en: 'English' }

/** Cues that have no identity yet, in the order of their in points. */
export function storedCues(cues: readonly Cue[]): StoredCue[] {
  return cues
    .toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
    .map((cue) => ({ ...cue, id: randomUUID() }))
}

/** A track that is not in the library yet, with a name that no other track of the take has. */
export function newTrack(
  library: Library,
  fields: Pick<Track, 'takeId' | 'transcriptId' | 'language'> & { name?: string; cues: readonly Cue[] },
  now: string,
): Track {
  const names = new Set(library.tracks.list(fields.takeId).map((track) => track.name))
  const cues = storedCues(fields.cues)
  return {
    id: randomUUID(),
    takeId: fields.takeId,
    transcriptId: fields.transcriptId,
    language: fields.language,
    name: freeName(fields.name ?? endonyms[fields.language], (name) => names.has(name)),
    cueCount: cues.length,
    createdAt: now,
    updatedAt: now,
    revision: 1,
    cues,
  }
}

/** The subtitles of a transcript, cut by the rules of its language, without its hesitations. */
export function trackFromTranscript(
  library: Library,
  made: { id: string; takeId: string; transcript: Transcript; now: string },
): Track {
  const { language, words } = made.transcript
  const cues = cutIntoCues(words, rulesFor(language), language, { hesitations: 'hide' })
  return newTrack(library, { takeId: made.takeId, transcriptId: made.id, language, cues }, made.now)
}
