import type { Change } from '../../services/history/ports.ts'
import { parsed } from './columns.ts'
import type { Database } from './database.ts'

/** Takes out of these steps of undo what they did to rows that are gone; a step that did nothing else goes. */
export function dropChanges(
  db: Database,
  steps: readonly number[],
  isGone: (change: Change) => boolean,
): void {
  for (const id of steps) {
    // One at a time: all steps of a library are megabytes.
    const row = db.get('SELECT changes FROM history WHERE id = ?', id)
    const changes = parsed<Change[]>(row?.changes ?? '[]')
    const others = changes.filter((change) => !isGone(change))
    if (others.length === changes.length) continue
    if (others.length === 0) db.run('DELETE FROM history WHERE id = ?', id)
    else db.run('UPDATE history SET changes = ? WHERE id = ?', JSON.stringify(others), id)
  }
}
