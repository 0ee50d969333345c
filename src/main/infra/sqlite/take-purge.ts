import { IzError } from '#shared/error.ts'
import type { Database } from './database.ts'
import { keepRest, readRest } from './erasure-rest.ts'
import { dropChanges } from './history-steps.ts'

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
    const files = ownRecordings(db, ids)
    const folders = ids.map((id) => `cache/${id}`)
    for (const subject of workOfTakes(db, ids)) db.run('DELETE FROM job WHERE subject_id = ?', subject)
    const gone = idsOf(db, ids)
    const steps = db.all('SELECT id FROM history').map((row) => Number(row.id))
    dropChanges(db, steps, ({ id, owner }) => gone.has(id) || gone.has(owner ?? ''))
    for (const id of ids) {
      for (const [table, where] of ofTake) db.run(`DELETE FROM ${table} WHERE ${where}`, id)
    }
    const before = readRest(db)
    keepRest(db, {
      ...before,
      files: [...before.files, ...files],
      folders: [...before.folders, ...folders],
      rewrite: true,
    })
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
