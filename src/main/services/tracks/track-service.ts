import { basename } from 'node:path'
import type { HistoryStep } from '#shared/api/history.ts'
import type { Track, TrackEdit, TrackSummary } from '#shared/api/tracks.ts'
import { IzError } from '#shared/error.ts'
import type { Language } from '#shared/language.ts'
import { rulesFor } from '#shared/subtitle-rules.ts'
import type { Cue, Hesitations, SubtitleFormat } from '#shared/subtitles.ts'
import type { TranscriptSpeaker } from '#shared/transcript.ts'
import { hasTimes } from '#shared/unshown-cues.ts'
import { parseSubtitles, printSubtitles, withNames } from '../../domain/subtitles/formats.ts'
import { cutIntoCues } from '../../domain/subtitles/segment.ts'
import { refuseUnshown } from '../../domain/subtitles/unshown.ts'
import type { EventBus } from '../events/event-service.ts'
import { freeName, safeName } from '../files/safe-name.ts'
import type { Change } from '../history/ports.ts'
import type { Library } from '../library/ports.ts'
import { found, type LibrarySession } from '../library/session.ts'
import type { TrackService } from '../services.ts'
import { editCues } from './edit-cues.ts'
import { newTrack, storedCues } from './new-track.ts'

const contentTypes: Record<SubtitleFormat, string> = {
  srt: 'application/x-subrip; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
  ass: 'text/x-ssa; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
}

/** Cues whose words name their speakers by the names people read; one without a name is nobody there. Names of an imported file stay. */
function namedCues(cues: readonly Cue[], speakers: readonly TranscriptSpeaker[]): readonly Cue[] {
  if (speakers.length === 0) return cues
  const names = new Map(speakers.map(({ id, name }) => [id, name.trim() || null]))
  return cues.map((cue) => ({
    ...cue,
    words: cue.words.map((word) => ({
      ...word,
      speaker: word.speaker === null ? null : (names.get(word.speaker) ?? null),
    })),
  }))
}

export class Tracks implements TrackService {
  readonly #session: LibrarySession
  readonly #events: EventBus

  constructor(session: LibrarySession, events: EventBus) {
    this.#session = session
    this.#events = events
  }

  async list(takeId: string): Promise<TrackSummary[]> {
    const library = this.#session.reading()
    found(library.takes.get(takeId), takeId)
    return library.tracks.list(takeId)
  }

  async get(id: string): Promise<Track> {
    return found(this.#session.reading().tracks.get(id), id)
  }

  async edit(id: string, revision: number, edit: TrackEdit): Promise<Track> {
    return this.#change(id, 'track_edit', (library, track, now) => {
      if (track.revision !== revision) {
        throw new IzError('edit_conflict', { name: track.name, revision, current: track.revision })
      }
      const cues = editCues(track.cues, edit, track.language)
      return library.tracks.writeCues(id, track.cues, cues, now)
    })
  }

  async rename(id: string, name: string, language?: Language): Promise<Track> {
    return this.#change(id, 'track_edit', (library, track, now) => {
      if (language === undefined || language === track.language) {
        return library.tracks.describe(id, { name }, now)
      }
      const others = library.tracks.list(track.takeId).filter((other) => other.id !== id)
      const free = freeName(name, (taken) => others.some((other) => other.name === taken))
      return library.tracks.describe(id, { name: free, language }, now)
    })
  }

  async remove(id: string): Promise<void> {
    const library = this.#session.writing()
    const track = found(library.tracks.get(id), id)
    library.transaction(() => {
      const changes = library.tracks.remove(id, new Date().toISOString())
      library.history.record('track_remove', track.name, changes)
    })
    this.#emit(id)
    this.#events.changed('clips')
  }

  async recut(id: string, hesitations?: Hesitations): Promise<Track> {
    return this.#change(id, 'track_recut', (library, track, now) => {
      const transcript = track.transcriptId === null ? null : library.transcripts.get(track.transcriptId)
      if (!transcript) throw new IzError('not_allowed', { name: track.name })
      const shown = track.cues.some(({ words }) => words.some(({ filler }) => filler))
      const cues = cutIntoCues(transcript.words, rulesFor(track.language), track.language, {
        hesitations: hesitations ?? (shown ? 'show' : 'hide'),
      })
      return library.tracks.writeCues(id, track.cues, storedCues(cues), now)
    })
  }

  async translate(id: string, language: Language): Promise<Track> {
    const library = this.#session.writing()
    const { takeId, cues: originals } = found(library.tracks.get(id), id)
    const cues = originals.map(({ startMs, endMs }) => ({ startMs, endMs, text: '', words: [] }))
    const now = new Date().toISOString()
    return this.#add(library, newTrack(library, { takeId, transcriptId: null, language, cues }, now))
  }

  async importFile(takeId: string, language: Language, fileName: string, bytes: Uint8Array): Promise<Track> {
    const library = this.#session.writing()
    found(library.takes.get(takeId), takeId)
    const file = fileName.split(/[/\\]/).at(-1) ?? fileName
    const cues = parseSubtitles(bytes, file)
    const name = file.replace(/\.[^.]{1,5}$/, '') || file
    const now = new Date().toISOString()
    return this.#add(library, newTrack(library, { takeId, transcriptId: null, language, name, cues }, now))
  }

  async print(
    id: string,
    format: SubtitleFormat,
    { names = false }: { names?: boolean } = {},
  ): Promise<{ fileName: string; text: string; contentType: string }> {
    const library = this.#session.reading()
    const track = found(library.tracks.get(id), id)
    const take = found(library.takes.get(track.takeId), track.takeId)
    const speakers = track.transcriptId === null ? [] : library.transcripts.get(track.transcriptId)?.speakers
    if (hasTimes(format)) refuseUnshown(track.cues, track)
    const cues = namedCues(track.cues, speakers ?? [])
    const stem = safeName(basename(take.name).replace(/\.[^.]{1,5}$/, ''), 'subtitles', 160)
    return {
      fileName: `${stem}.${track.language}.${format}`,
      text: printSubtitles(names ? withNames(cues) : cues, format),
      contentType: contentTypes[format],
    }
  }

  #add(library: Library, track: Track): Track {
    library.transaction(() => {
      library.history.record('track_create', track.name, library.tracks.insert(track))
    })
    this.#emit(track.id)
    return found(library.tracks.get(track.id), track.id)
  }

  #change(
    id: string,
    label: HistoryStep['label'],
    change: (library: Library, track: Track, now: string) => Change[],
  ): Track {
    const library = this.#session.writing()
    const track = library.transaction(() => {
      const before = found(library.tracks.get(id), id)
      const changes = change(library, before, new Date().toISOString())
      library.history.record(label, before.name, changes)
      return found(library.tracks.get(id), id)
    })
    this.#emit(id)
    return track
  }

  #emit(id: string): void {
    this.#events.changed('tracks', id)
    this.#events.changed('interviews')
    this.#events.changed('history')
  }
}
