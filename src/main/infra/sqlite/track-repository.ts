import type { StoredCue, Track, TrackSummary } from '#shared/api/tracks.ts'
import type { Language } from '#shared/language.ts'
import type { Word } from '#shared/transcript.ts'
import type { Change } from '../../services/history/ports.ts'
import type { TrackRepository } from '../../services/tracks/ports.ts'
import { created, updateFields } from './changes.ts'
import { json, parsed, stringOrNull, text } from './columns.ts'
import { placeInOrder } from './cue-positions.ts'
import type { Database, Row } from './database.ts'

interface CueRow {
  [field: string]: string | number
  id: string
  track_id: string
  position: number
  start_ms: number
  end_ms: number
  text: string
  words: string
}

const summaryQuery = `
  SELECT live_track.*, (SELECT count(*) FROM cue WHERE track_id = live_track.id) AS cue_count FROM live_track`

export class SqliteTracks implements TrackRepository {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  list(takeId: string): TrackSummary[] {
    return this.#db.all(`${summaryQuery} WHERE take_id = ? ORDER BY created_at, id`, takeId).map(summaryOf)
  }

  get(id: string): Track | null {
    const row = this.#db.get(`${summaryQuery} WHERE id = ?`, id)
    if (!row) return null
    return { ...summaryOf(row), revision: Number(row.revision), cues: this.#rows(id).map(cueOf) }
  }

  insert(track: Track): Change[] {
    return this.#db.transaction(() => {
      this.#db.run(
        `INSERT INTO subtitle_track (id, take_id, transcript_id, language, name, revision, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        track.id,
        track.takeId,
        track.transcriptId,
        track.language,
        text(track.name),
        track.revision,
        track.createdAt,
        track.updatedAt,
      )
      for (const [index, cue] of track.cues.entries()) this.#insert(rowOf(track.id, cue, index + 1))
      return created('subtitle_track', track.id, track.createdAt)
    })
  }

  writeCues(id: string, before: readonly StoredCue[], cues: readonly StoredCue[], now: string): Change[] {
    return this.#db.transaction(() => {
      const places = new Map(
        this.#db
          .all('SELECT id, position FROM cue WHERE track_id = ?', id)
          .map((row) => [String(row.id), Number(row.position)]),
      )
      const positions = placeInOrder(cues.map((cue) => places.get(cue.id) ?? null))
      const unchanged = new Set(before)
      const kept = new Set(cues.map((cue) => cue.id))
      const changes: Change[] = []
      for (const cueId of places.keys()) if (!kept.has(cueId)) changes.push(this.#delete(id, cueId))
      for (const [index, cue] of cues.entries()) {
        const position = positions[index] ?? index + 1
        // An hour has some 900 cues, and an edit concerns one or two of them.
        if (unchanged.has(cue) && places.get(cue.id) === position) continue
        const row = rowOf(id, cue, position)
        if (places.has(cue.id)) {
          const { id: _, track_id: __, ...fields } = row
          changes.push(...updateFields(this.#db, 'cue', cue.id, fields).map((one) => ({ ...one, owner: id })))
        } else {
          this.#insert(row)
          changes.push({ table: 'cue', id: cue.id, owner: id, before: null, after: row })
        }
      }
      if (changes.length > 0) this.#touch(id, now)
      return changes
    })
  }

  describe(id: string, { name, language }: { name: string; language?: Language }, now: string): Change[] {
    const changes = updateFields(this.#db, 'subtitle_track', id, {
      name: text(name),
      ...(language === undefined ? {} : { language }),
    })
    if (changes.length > 0) this.#touch(id, now)
    return changes
  }

  remove(id: string, now: string): Change[] {
    return updateFields(this.#db, 'subtitle_track', id, { deleted_at: now })
  }

  #rows(trackId: string): CueRow[] {
    return this.#db.all('SELECT * FROM cue WHERE track_id = ? ORDER BY position', trackId) as CueRow[]
  }

  #delete(trackId: string, id: string): Change {
    const row = this.#db.get('SELECT * FROM cue WHERE id = ?', id) ?? null
    this.#db.run('DELETE FROM cue WHERE id = ?', id)
    return { table: 'cue', id, owner: trackId, before: row, after: null }
  }

  #insert(row: CueRow): void {
    this.#db.run(
      'INSERT INTO cue (id, track_id, position, start_ms, end_ms, text, words) VALUES (?, ?, ?, ?, ?, ?, ?)',
      row.id,
      row.track_id,
      row.position,
      row.start_ms,
      row.end_ms,
      row.text,
      row.words,
    )
  }

  #touch(id: string, now: string): void {
    this.#db.run('UPDATE subtitle_track SET revision = revision + 1, updated_at = ? WHERE id = ?', now, id)
  }
}

function rowOf(trackId: string, cue: StoredCue, position: number): CueRow {
  return {
    id: cue.id,
    track_id: trackId,
    position,
    start_ms: cue.startMs,
    end_ms: cue.endMs,
    text: text(cue.text),
    words: json(cue.words),
  }
}

function cueOf(row: CueRow): StoredCue {
  return {
    id: row.id,
    startMs: row.start_ms,
    endMs: row.end_ms,
    text: row.text,
    words: parsed<Word[]>(row.words),
  }
}

function summaryOf(row: Row): TrackSummary {
  return {
    id: String(row.id),
    takeId: String(row.take_id),
    transcriptId: stringOrNull(row.transcript_id),
    language: row.language as Language,
    name: String(row.name),
    cueCount: Number(row.cue_count),
    createdAt: String(row.created_at),
    updatedAt: String(row.updated_at),
  }
}
