import type { Change } from '../../services/history/ports.ts'
import type { Database, Row } from './database.ts'

type Value = string | number | null

/** Writes some fields of a row and says what they were and are; nothing when they were so already. */
export function updateFields(
  db: Database,
  table: Change['table'],
  id: string,
  fields: Record<string, Value>,
): Change[] {
  const names = Object.keys(fields)
  if (names.length === 0) return []
  const row = db.get(`SELECT ${names.join(', ')} FROM ${table} WHERE id = ?`, id)
  if (!row) return []
  const changed = names.filter((name) => row[name] !== fields[name])
  if (changed.length === 0) return []
  const before = pick(row, changed)
  const after = pick(fields, changed)
  db.run(
    `UPDATE ${table} SET ${changed.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
    ...Object.values(after),
    id,
  )
  return [{ table, id, before, after }]
}

/** The change that a new row of a table with `deleted_at` is: undoing it hides the row, and what hangs on it stays. */
export function created(table: Change['table'], id: string, now: string): Change[] {
  return [{ table, id, before: { deleted_at: now }, after: { deleted_at: null } }]
}

/** Puts a row into the state `target` (null: gone) from the state `from` (null: not there). */
export function applyChange(db: Database, change: Change, direction: 'undo' | 'redo'): void {
  const [from, target] = direction === 'undo' ? [change.after, change.before] : [change.before, change.after]
  if (target === null) {
    db.run(`DELETE FROM ${change.table} WHERE id = ?`, change.id)
    return
  }
  const names = Object.keys(target)
  if (from === null) {
    db.run(
      `INSERT INTO ${change.table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ...Object.values(target),
    )
    return
  }
  db.run(
    `UPDATE ${change.table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
    ...Object.values(target),
    change.id,
  )
}

function pick(row: Row | Record<string, Value>, names: readonly string[]): Record<string, Value> {
  return Object.fromEntries(names.map((name) => [name, row[name] ?? null]))
}
