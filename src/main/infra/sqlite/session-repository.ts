import type { Mark, MarkKind, Session } from '#shared/api/sessions.ts'
import type { Change } from '../../services/history/ports.ts'
import type { SessionRepository, SessionRow } from '../../services/sessions/ports.ts'
import { updateFields } from './changes.ts'
import { stringOrNull, text } from './columns.ts'
import type { Database, Row } from './database.ts'

export class SqliteSessions implements SessionRepository {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  list(interviewId: string): Session[] {
    const sessions = this.#db
      .all('SELECT * FROM live_session WHERE interview_id = ? ORDER BY started_at, id', interviewId)
      .map((row): Session => ({ ...sessionOf(row), marks: [] }))
    const byId = new Map(sessions.map((session) => [session.id, session]))
    const marks = this.#db.all(
      'SELECT * FROM live_session_mark WHERE interview_id = ? ORDER BY session_id, seq, at, id',
      interviewId,
    )
    for (const row of marks) byId.get(String(row.session_id))?.marks.push(markOf(row))
    return sessions
  }

  get(id: string): SessionRow | null {
    const row = this.#db.get('SELECT * FROM live_session WHERE id = ?', id)
    return row ? sessionOf(row) : null
  }

  mark(id: string): { mark: Mark; interviewId: string } | null {
    const row = this.#db.get('SELECT * FROM live_session_mark WHERE id = ?', id)
    return row ? { mark: markOf(row), interviewId: String(row.interview_id) } : null
  }

  insertSession(session: SessionRow, now: string): boolean {
    const added = this.#db.run(
      `INSERT INTO session (id, interview_id, started_at, utc_offset_min, created_at)
       VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      session.id,
      session.interviewId,
      session.startedAt,
      session.utcOffsetMinutes,
      now,
    )
    return added > 0
  }

  insertMark(mark: Mark, now: string): boolean {
    const added = this.#db.run(
      `INSERT INTO session_mark (id, session_id, seq, kind, at, item_id, text_kk, text_ru, text_en, note, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      mark.id,
      mark.sessionId,
      mark.seq,
      mark.kind,
      mark.at,
      mark.itemId,
      text(mark.text.kk),
      text(mark.text.ru),
      text(mark.text.en),
      text(mark.note),
      now,
    )
    return added > 0
  }

  updateNote(id: string, note: string): Change[] {
    return updateFields(this.#db, 'session_mark', id, { note: text(note) })
  }

  removeMark(id: string, now: string): Change[] {
    return this.mark(id) ? updateFields(this.#db, 'session_mark', id, { deleted_at: now }) : []
  }

  restore(id: string): Change[] {
    return updateFields(this.#db, 'session', id, { deleted_at: null })
  }

  remove(id: string, now: string): Change[] {
    return this.get(id) ? updateFields(this.#db, 'session', id, { deleted_at: now }) : []
  }

  startedAt(takeId: string): string | null {
    return stringOrNull(
      this.#db.get('SELECT started_at FROM take_alignment WHERE id = ?', takeId)?.started_at,
    )
  }

  setStartedAt(takeId: string, startedAt: string | null): Change[] {
    // A row that says nothing is as good as none, and can be changed back and forth.
    this.#db.run('INSERT INTO take_alignment (id) VALUES (?) ON CONFLICT (id) DO NOTHING', takeId)
    return updateFields(this.#db, 'take_alignment', takeId, { started_at: startedAt })
  }
}

function sessionOf(row: Row): SessionRow {
  return {
    id: String(row.id),
    interviewId: String(row.interview_id),
    startedAt: String(row.started_at),
    utcOffsetMinutes: Number(row.utc_offset_min),
  }
}

function markOf(row: Row): Mark {
  return {
    id: String(row.id),
    sessionId: String(row.session_id),
    seq: Number(row.seq),
    kind: row.kind as MarkKind,
    at: String(row.at),
    itemId: stringOrNull(row.item_id),
    text: { kk: String(row.text_kk), ru: String(row.text_ru), en: String(row.text_en) },
    note: String(row.note),
  }
}
