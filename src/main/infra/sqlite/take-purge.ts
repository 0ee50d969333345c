import type { Change } from '../../services/history/ports.ts'
import { parsed } from './columns.ts'
import type { Database } from './database.ts'

/** What hangs on takes, each kind before those it hangs on. `?` is the take. */
const ofTake = [
  ['exported_file', 'clip_id IN (SELECT id FROM clip WHERE take_id = ?)'],
  ['clip', 'take_id = ?'],
  ['cue', 'track_id IN (SELECT id FROM subtitle_track WHERE take_id = ?)'],
  ['subtitle_track', 'take_id = ?'],
  ['transcript_proposal', 'transcript_id IN (SELECT id FROM transcript WHERE take_id = ?)'],
  ['transcript_stretch', 'transcript_id IN (SELECT id FROM transcript WHERE take_id = ?)'],
  ['transcript', 'take_id = ?'],
  ['take_alignment', 'id = ?'],
  ['take', 'id = ?'],
] as const

/** Deletes takes that are not among the live ones, and everything that hangs on them, so that nothing of it can be read from the file. */
export function purgeTakes(db: Database, ids: readonly string[]): void {
  // Zeroes what is freed; without it the text would stay in the file's free pages. https://www.sqlite.org/pragma.html#pragma_secure_delete
  db.exec('PRAGMA secure_delete = ON')
  db.transaction(() => {
    const removed = ids.filter((id) => !db.get('SELECT id FROM live_take WHERE id = ?', id))
    const gone = new Set<string>()
    for (const id of removed) {
      for (const [table, where] of ofTake) {
        for (const row of db.all(`SELECT id FROM ${table} WHERE ${where}`, id)) gone.add(String(row.id))
      }
    }
    for (const row of db.all('SELECT id, changes FROM history')) {
      const touches = parsed<Change[]>(row.changes).some(
        ({ id, owner }) => gone.has(id) || (owner !== undefined && gone.has(owner)),
      )
      if (touches) db.run('DELETE FROM history WHERE id = ?', row.id as number)
    }
    for (const id of gone) db.run('DELETE FROM job WHERE subject_id = ?', id)
    for (const id of removed) {
      for (const [table, where] of ofTake) db.run(`DELETE FROM ${table} WHERE ${where}`, id)
    }
  })
  // The log still holds the pages as they were. Where another window reads, that waits for the next checkpoint.
  db.get('PRAGMA wal_checkpoint(TRUNCATE)')
}
