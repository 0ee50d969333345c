import type { Take } from '#shared/api/interviews.ts'
import type { MediaInfo } from '#shared/media.ts'
import type { Change } from '../../services/history/ports.ts'
import type { RemovedTakeRecord, TakeRecord, TakeRepository } from '../../services/takes/ports.ts'
import { updateFields } from './changes.ts'
import { json, parsedOrNull, restorePath, storePath, stringOrNull, text } from './columns.ts'
import type { Database, Row } from './database.ts'
import { ownRecordings, purgeTakes, workOfTakes } from './take-purge.ts'

export class SqliteTakes implements TakeRepository {
  readonly #db: Database
  readonly #folder: string

  constructor(db: Database, folder: string) {
    this.#db = db
    this.#folder = folder
  }

  list(interviewId: string): TakeRecord[] {
    return this.#db
      .all('SELECT * FROM live_take WHERE interview_id = ? ORDER BY created_at, id', interviewId)
      .map((row) => this.#fromRow(row))
  }

  all(): TakeRecord[] {
    return this.#db.all('SELECT * FROM live_take ORDER BY created_at, id').map((row) => this.#fromRow(row))
  }

  get(id: string): TakeRecord | null {
    const row = this.#db.get('SELECT * FROM live_take WHERE id = ?', id)
    return row ? this.#fromRow(row) : null
  }

  insert(take: TakeRecord): void {
    const place = storePath(this.#folder, take.path)
    this.#db.run(
      `INSERT INTO take (id, interview_id, name, placement, path_base, path, fingerprint, info, imported_at, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      take.id,
      take.interviewId,
      text(take.name),
      take.placement,
      place.base,
      place.path,
      take.fingerprint,
      take.info ? json(take.info) : null,
      take.importedAt,
      take.createdAt,
    )
  }

  update(
    id: string,
    patch: Partial<Pick<TakeRecord, 'path' | 'fingerprint' | 'info' | 'importedAt' | 'placement'>>,
  ): void {
    const place = patch.path === undefined ? null : storePath(this.#folder, patch.path)
    updateFields(this.#db, 'take', id, {
      ...(place ? { path_base: place.base, path: place.path } : {}),
      ...(patch.placement === undefined ? {} : { placement: patch.placement }),
      ...(patch.fingerprint === undefined ? {} : { fingerprint: patch.fingerprint }),
      ...(patch.info === undefined ? {} : { info: patch.info ? json(patch.info) : null }),
      ...(patch.importedAt === undefined ? {} : { imported_at: patch.importedAt }),
    })
  }

  remove(id: string, now: string): Change[] {
    return updateFields(this.#db, 'take', id, { deleted_at: now })
  }

  removed(): RemovedTakeRecord[] {
    return this.#db
      .all(
        `SELECT take.*, interview.title AS interview_title FROM take JOIN interview ON interview.id = take.interview_id
         WHERE take.id NOT IN (SELECT id FROM live_take) ORDER BY take.created_at, take.id`,
      )
      .map((row) => ({ ...this.#fromRow(row), interviewTitle: String(row.interview_title) }))
  }

  work(ids: readonly string[]): string[] {
    return workOfTakes(this.#db, ids)
  }

  ownRecordings(ids: readonly string[]): string[] {
    return ownRecordings(this.#db, ids).map((path) => restorePath(this.#folder, 'library', path))
  }

  purge(ids: readonly string[]): void {
    purgeTakes(this.#db, ids)
  }

  #fromRow(row: Row): TakeRecord {
    return {
      id: String(row.id),
      interviewId: String(row.interview_id),
      name: String(row.name),
      placement: row.placement as Take['placement'],
      path: restorePath(this.#folder, row.path_base, row.path),
      fingerprint: stringOrNull(row.fingerprint),
      info: parsedOrNull<MediaInfo>(row.info),
      importedAt: stringOrNull(row.imported_at),
      createdAt: String(row.created_at),
    }
  }
}
