import type { HistoryState, HistoryStep } from '#shared/api/history.ts'
import type { Change, HistoryRepository } from '../../services/history/ports.ts'
import { applyChange } from './changes.ts'
import { parsed, text } from './columns.ts'
import type { Database, Row } from './database.ts'
import { namesOfStep } from './history-names.ts'
import { dropChanges } from './history-steps.ts'

/** How far back a person can go. */
const stepsKept = 500

/** The tables whose rows carry a revision, by those in which their contents stand. */
const revised: Partial<Record<Change['table'], 'subtitle_track' | 'transcript'>> = {
  subtitle_track: 'subtitle_track',
  cue: 'subtitle_track',
  transcript: 'transcript',
  transcript_stretch: 'transcript',
  transcript_proposal: 'transcript',
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

  undo(): HistoryStep | null {
    return this.#apply('undo')
  }

  redo(): HistoryStep | null {
    return this.#apply('redo')
  }

  /** The steps in which an id stands. */
  #naming(id: string): Row[] {
    return this.#db.all('SELECT id, changes, undone FROM history WHERE instr(changes, ?) > 0', id)
  }

  #apply(direction: 'undo' | 'redo'): HistoryStep | null {
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
      const now = new Date().toISOString()
      // What went back has changed again: a calendar takes the newer entry only.
      for (const { table, id } of changes) {
        if (table !== 'shoot' && table !== 'interview') continue
        this.#db.run(`UPDATE ${table} SET updated_at = ? WHERE id = ?`, now, id)
      }
      for (const [id, table] of revisedBy(changes)) {
        // The contents went back, but a window that shows an older state must still notice.
        this.#db.run(`UPDATE ${table} SET revision = revision + 1, updated_at = ? WHERE id = ?`, now, id)
      }
      return step
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

/** By id, each once: a step may change hundreds of cues of a track. */
function revisedBy(changes: readonly Change[]) {
  return new Map(
    changes.flatMap(({ table, id, owner }) => {
      const of = revised[table]
      return of ? [[owner ?? id, of] as const] : []
    }),
  )
}
