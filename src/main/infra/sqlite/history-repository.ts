import type { ChangedEntity } from '#shared/api/events.ts'
import type { HistoryState, HistoryStep } from '#shared/api/history.ts'
import type { AppliedStep, Change, HistoryRepository } from '../../services/history/ports.ts'
import { applyChange } from './changes.ts'
import { parsed, text } from './columns.ts'
import type { Database, Row } from './database.ts'
import { namesOfStep } from './history-names.ts'
import { dropChanges } from './history-steps.ts'

/** How far back a person can go. */
const stepsKept = 500

const entities: Record<Change['table'], ChangedEntity> = {
  interview: 'interviews',
  speaker: 'speakers',
  speaker_file: 'speakers',
  saved_view: 'speakers',
  criteria_set: 'criteria',
  criteria_version: 'criteria',
  criteria_answer: 'criteria',
  consent: 'consents',
  consent_approval: 'consents',
  consent_file: 'consents',
  take: 'takes',
  subtitle_track: 'tracks',
  cue: 'tracks',
  clip: 'clips',
  transcript: 'transcripts',
  transcript_stretch: 'transcripts',
  transcript_proposal: 'transcripts',
  glossary_entry: 'glossary',
  theme: 'themes',
  question: 'questions',
  interview_plan: 'plans',
  plan_item: 'plans',
  plan_template: 'plans',
  session: 'sessions',
  shoot: 'shoots',
  month_plan: 'shoots',
  session_mark: 'sessions',
  take_alignment: 'sessions',
}

/** Steps in a table of the library, so that undo survives a restart. */
export class SqliteHistory implements HistoryRepository {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  record(label: HistoryStep['label'], subject: string, changes: readonly Change[]): void {
    if (changes.length === 0) return
    this.#db.transaction(() => {
      this.#db.run('DELETE FROM history WHERE undone = 1')
      this.#db.run(
        'INSERT INTO history (label, subject, changes, created_at) VALUES (?, ?, ?, ?)',
        label,
        text(subject),
        JSON.stringify(changes),
        new Date().toISOString(),
      )
      this.#db.run(
        'DELETE FROM history WHERE id <= (SELECT id FROM history ORDER BY id DESC LIMIT 1 OFFSET ?)',
        stepsKept,
      )
    })
  }

  touches(table: Change['table'], id: string): boolean {
    return this.#naming(id).some((row) =>
      parsed<Change[]>(row.changes).some((change) => change.table === table && change.id === id),
    )
  }

  needs(table: Change['table'], id: string): boolean {
    return this.#naming(id).some((row) =>
      parsed<Change[]>(row.changes).some((change) =>
        change.table === table && change.id === id
          ? row.undone === 1
          : [change.before, change.after].some((fields) => Object.values(fields ?? {}).includes(id)),
      ),
    )
  }

  forget(table: Change['table'], id: string): void {
    this.#db.transaction(() => {
      const steps = this.#naming(id).map((row) => Number(row.id))
      dropChanges(this.#db, steps, (change) => change.table === table && change.id === id)
    })
  }

  state(): HistoryState {
    return { undo: this.#step(this.#row('undo')), redo: this.#step(this.#row('redo')) }
  }

  undo(): AppliedStep | null {
    return this.#apply('undo')
  }

  redo(): AppliedStep | null {
    return this.#apply('redo')
  }

  /** The steps in which an id stands. */
  #naming(id: string): Row[] {
    return this.#db.all('SELECT id, changes, undone FROM history WHERE instr(changes, ?) > 0', id)
  }

  #apply(direction: 'undo' | 'redo'): AppliedStep | null {
    return this.#db.transaction(() => {
      const row = this.#row(direction)
      const step = this.#step(row)
      if (!row || !step) return null
      const changes = parsed<Change[]>(row.changes)
      for (const change of direction === 'undo' ? changes.toReversed() : changes) {
        applyChange(this.#db, change, direction)
      }
      this.#db.run(
        'UPDATE history SET undone = ? WHERE id = ?',
        direction === 'undo' ? 1 : 0,
        row.id as number,
      )
      const touched = touchedBy(changes)
      const now = new Date().toISOString()
      // What went back has changed again: a calendar takes the newer entry only.
      for (const { table, id } of changes) {
        if (table !== 'shoot' && table !== 'interview') continue
        this.#db.run(`UPDATE ${table} SET updated_at = ? WHERE id = ?`, now, id)
      }
      for (const { entity, id } of touched) {
        // The contents went back, but a window that shows an older state must still notice.
        const table = { tracks: 'subtitle_track', transcripts: 'transcript' }[entity as string]
        if (table) {
          this.#db.run(`UPDATE ${table} SET revision = revision + 1, updated_at = ? WHERE id = ?`, now, id)
        }
      }
      return { step, touched }
    })
  }

  #row(direction: 'undo' | 'redo'): Row | undefined {
    return direction === 'undo'
      ? this.#db.get('SELECT * FROM history WHERE undone = 0 ORDER BY id DESC LIMIT 1')
      : this.#db.get('SELECT * FROM history WHERE undone = 1 ORDER BY id ASC LIMIT 1')
  }

  #step(row: Row | undefined): HistoryStep | null {
    if (!row) return null
    const label = row.label as HistoryStep['label']
    const subject = String(row.subject)
    return {
      // Each library numbers its steps from one: with the time, no other library has a step of the same name.
      id: `${row.id} ${row.created_at}`,
      label,
      subject,
      names: namesOfStep(this.#db, label, subject, String(row.changes)),
    }
  }
}

function touchedBy(changes: readonly Change[]): AppliedStep['touched'] {
  const touched = new Map<string, AppliedStep['touched'][number]>()
  for (const change of changes) {
    const entity = entities[change.table]
    const id = change.owner ?? change.id
    touched.set(`${entity} ${id}`, { entity, id })
  }
  return [...touched.values()]
}
