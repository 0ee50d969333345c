import { IzError } from '#shared/error.ts'
import type { Change } from '../../services/history/ports.ts'
import { parsed } from './columns.ts'
import type { Database } from './database.ts'
import { keepRest, readRest } from './erasure-rest.ts'

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

/** Takes, their transcripts, tracks and clips: whatever a job can be for. */
export function workOfTakes(db: Database, ids: readonly string[]): string[] {
  const subjects = ['clip', 'subtitle_track', 'transcript'].flatMap((table) =>
    ids.flatMap((id) => db.all(`SELECT id FROM ${table} WHERE take_id = ?`, id)),
  )
  return [...ids, ...subjects.map((row) => String(row.id))]
}

/**
 * The recordings in the library's own folder for them that belong to these takes and to no other, live or removed, as the library stores
 * paths. What lies elsewhere in the library, as an exported clip does, is not the take's.
 */
export function ownRecordings(db: Database, ids: readonly string[]): string[] {
  const chosen = new Set(ids)
  const rows = db.all(
    `SELECT id, path FROM take WHERE path_base = 'library' AND substr(path, 1, 6) = 'media/'`,
  )
  const kept = new Set(rows.filter((row) => !chosen.has(String(row.id))).map((row) => String(row.path)))
  const own = rows.filter((row) => chosen.has(String(row.id))).map((row) => String(row.path))
  return [...new Set(own)].filter((path) => !kept.has(path))
}

/**
 * Deletes removed takes and everything that hangs on them from the rows and from the steps of undo, all or nothing of it. Their files, and
 * what the database's own file still holds, are left to do (`erasure-rest.ts`).
 * @throws not_found when one of them is not removed
 */
export function purgeTakes(db: Database, ids: readonly string[]): void {
  // Zeroes what is freed; without it the text would stay in the file's free pages. https://www.sqlite.org/pragma.html#pragma_secure_delete
  db.exec('PRAGMA secure_delete = ON')
  db.transaction(() => {
    for (const id of ids) {
      const isRemoved = db.get(
        'SELECT id FROM take WHERE id = ? AND id NOT IN (SELECT id FROM live_take)',
        id,
      )
      if (!isRemoved) throw new IzError('not_found', { id })
    }
    const files = [...ownRecordings(db, ids), ...ids.map((id) => `cache/${id}`)]
    for (const subject of workOfTakes(db, ids)) db.run('DELETE FROM job WHERE subject_id = ?', subject)
    forgetSteps(db, idsOf(db, ids))
    for (const id of ids) {
      for (const [table, where] of ofTake) db.run(`DELETE FROM ${table} WHERE ${where}`, id)
    }
    const before = readRest(db)
    keepRest(db, { ...before, files: [...before.files, ...files], rewrite: true })
  })
}

function idsOf(db: Database, takes: readonly string[]): Set<string> {
  return new Set(
    takes
      .flatMap((take) =>
        ofTake.flatMap(([table, where]) => db.all(`SELECT id FROM ${table} WHERE ${where}`, take)),
      )
      .map((row) => String(row.id)),
  )
}

/** Takes out of the steps of undo what they did to these rows; a step of nothing else goes. */
function forgetSteps(db: Database, gone: ReadonlySet<string>): void {
  for (const { id } of db.all('SELECT id FROM history')) {
    const row = db.get('SELECT changes FROM history WHERE id = ?', id as number)
    const changes = parsed<Change[]>(row?.changes ?? '[]')
    const others = changes.filter((change) => !gone.has(change.id) && !gone.has(change.owner ?? ''))
    if (others.length === 0 && changes.length > 0) db.run('DELETE FROM history WHERE id = ?', id as number)
    else if (others.length < changes.length) {
      db.run('UPDATE history SET changes = ? WHERE id = ?', JSON.stringify(others), id as number)
    }
  }
}
