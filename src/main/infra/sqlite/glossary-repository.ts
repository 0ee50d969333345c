import type { GlossaryEntry, GlossaryKind } from '#shared/api/glossary.ts'
import type { Speaker } from '#shared/api/speakers.ts'
import { languages } from '#shared/language.ts'
import { speakerNames } from '../../domain/glossary/speaker-names.ts'
import type { GlossaryPatch, GlossaryRepository } from '../../services/glossary/ports.ts'
import type { Change } from '../../services/history/ports.ts'
import { created, updateFields } from './changes.ts'
import { stringOrNull, text } from './columns.ts'
import type { Database, Row } from './database.ts'

/** An entry goes with its interview, and comes back with it. */
const liveQuery = `
  SELECT entry.* FROM glossary_entry AS entry
  LEFT JOIN live_interview ON live_interview.id = entry.interview_id
  WHERE entry.deleted_at IS NULL AND (entry.interview_id IS NULL OR live_interview.id IS NOT NULL)`

export class SqliteGlossary implements GlossaryRepository {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  list(): GlossaryEntry[] {
    return this.#db.all(`${liveQuery} ORDER BY entry.created_at, entry.rowid`).map(fromRow)
  }

  get(id: string): GlossaryEntry | null {
    const row = this.#db.get(`${liveQuery} AND entry.id = ?`, id)
    return row ? fromRow(row) : null
  }

  forInterview(interviewId: string): GlossaryEntry[] {
    const entries = this.#db
      .all(
        `${liveQuery} AND (entry.interview_id IS NULL OR entry.interview_id = ?)
         ORDER BY entry.interview_id IS NULL, entry.created_at, entry.rowid`,
        interviewId,
      )
      .map(fromRow)
    const speaker = this.#db.get(
      `SELECT speaker.* FROM live_interview AS interview
       JOIN live_speaker AS speaker ON speaker.id = interview.speaker_id
       WHERE interview.id = ?`,
      interviewId,
    )
    return speaker ? [...speakerNames(speakerFromRow(speaker), interviewId), ...entries] : entries
  }

  insert(entry: GlossaryEntry, now: string): Change[] {
    this.#db.run(
      `INSERT INTO glossary_entry (id, interview_id, kind, text_kk, text_ru, text_en, notes, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      entry.id,
      entry.interviewId,
      entry.kind,
      text(entry.text.kk),
      text(entry.text.ru),
      text(entry.text.en),
      text(entry.notes),
      now,
      now,
    )
    return created('glossary_entry', entry.id, now)
  }

  update(id: string, patch: GlossaryPatch, now: string): Change[] {
    const changes = updateFields(this.#db, 'glossary_entry', id, {
      ...(patch.interviewId === undefined ? {} : { interview_id: patch.interviewId }),
      ...(patch.kind === undefined ? {} : { kind: patch.kind }),
      ...Object.fromEntries(
        languages.flatMap((language) => {
          const words = patch.text?.[language]
          return words === undefined ? [] : [[`text_${language}`, text(words)]]
        }),
      ),
      ...(patch.notes === undefined ? {} : { notes: text(patch.notes) }),
    })
    if (changes.length > 0) this.#db.run('UPDATE glossary_entry SET updated_at = ? WHERE id = ?', now, id)
    return changes
  }

  remove(id: string, now: string): Change[] {
    return updateFields(this.#db, 'glossary_entry', id, { deleted_at: now })
  }
}

function fromRow(row: Row): GlossaryEntry {
  return {
    id: String(row.id),
    interviewId: stringOrNull(row.interview_id),
    kind: row.kind as GlossaryKind,
    text: { kk: String(row.text_kk), ru: String(row.text_ru), en: String(row.text_en) },
    notes: String(row.notes),
  }
}

function speakerFromRow(row: Row): Pick<Speaker, 'id' | 'name' | 'country' | 'region' | 'livesIn'> {
  return {
    id: String(row.id),
    name: { kk: String(row.name_kk), ru: String(row.name_ru), en: String(row.name_en) },
    country: stringOrNull(row.country) as Speaker['country'],
    region: String(row.region),
    livesIn: String(row.lives_in),
  }
}
