import type { ClipFields } from '#shared/api/clips.ts'
import type { ExportResult, PresetId } from '#shared/clip.ts'
import type { FramingChoice } from '#shared/framing.ts'
import type { Patch } from '#shared/patch.ts'
import type { ClipRecord, ClipRepository, ExportedFileRecord } from '../../services/clips/repository.ts'
import type { Change } from '../../services/history/ports.ts'
import { created, updateFields } from './changes.ts'
import { json, parsed, parsedOrNull, restorePath, storePath, stringOrNull, text } from './columns.ts'
import type { Database, Row } from './database.ts'

/** A clip whose track was removed shows without one, and gets it back when the removal is undone. */
const clipQuery = `
  SELECT live_clip.*, live_track.id AS shown_track_id FROM live_clip
  LEFT JOIN live_track ON live_track.id = live_clip.track_id`

export class SqliteClips implements ClipRepository {
  readonly #db: Database
  readonly #folder: string

  constructor(db: Database, folder: string) {
    this.#db = db
    this.#folder = folder
  }

  list(interviewId: string): ClipRecord[] {
    return this.#db
      .all(
        `${clipQuery} WHERE live_clip.interview_id = ? ORDER BY live_clip.in_ms, live_clip.created_at`,
        interviewId,
      )
      .map(fromRow)
  }

  get(id: string): ClipRecord | null {
    const row = this.#db.get(`${clipQuery} WHERE live_clip.id = ?`, id)
    return row ? fromRow(row) : null
  }

  insert(clip: ClipRecord): Change[] {
    this.#db.run(
      `INSERT INTO clip (id, take_id, title, in_ms, out_ms, track_id, style_id, presets, burn_in, sidecar, framing, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      clip.id,
      clip.takeId,
      text(clip.title),
      clip.inMs,
      clip.outMs,
      clip.trackId,
      clip.styleId,
      json(clip.presets),
      clip.burnIn ? 1 : 0,
      clip.sidecar,
      clip.framing ? json(clip.framing) : null,
      clip.createdAt,
    )
    return created('clip', clip.id, clip.createdAt)
  }

  update(id: string, patch: Patch<ClipFields>): Change[] {
    return updateFields(this.#db, 'clip', id, {
      ...(patch.title === undefined ? {} : { title: text(patch.title) }),
      ...(patch.inMs === undefined ? {} : { in_ms: patch.inMs }),
      ...(patch.outMs === undefined ? {} : { out_ms: patch.outMs }),
      ...(patch.trackId === undefined ? {} : { track_id: patch.trackId }),
      ...(patch.styleId === undefined ? {} : { style_id: patch.styleId }),
      ...(patch.presets === undefined ? {} : { presets: json(patch.presets) }),
      ...(patch.burnIn === undefined ? {} : { burn_in: patch.burnIn ? 1 : 0 }),
      ...(patch.sidecar === undefined ? {} : { sidecar: patch.sidecar }),
      ...(patch.framing === undefined ? {} : { framing: json(patch.framing) }),
    })
  }

  remove(id: string, now: string): Change[] {
    return updateFields(this.#db, 'clip', id, { deleted_at: now })
  }

  files(clipId: string): ExportedFileRecord[] {
    return this.#db
      .all('SELECT * FROM exported_file WHERE clip_id = ? ORDER BY created_at DESC, rowid', clipId)
      .map((row) => this.#file(row))
  }

  file(id: string): ExportedFileRecord | null {
    const row = this.#db.get('SELECT * FROM exported_file WHERE id = ?', id)
    return row ? this.#file(row) : null
  }

  paths(): { path: string; clipId: string }[] {
    return this.#db.all('SELECT clip_id, path_base, path FROM exported_file').map((row) => ({
      path: restorePath(this.#folder, row.path_base, row.path),
      clipId: String(row.clip_id),
    }))
  }

  insertFiles(files: readonly ExportedFileRecord[]): void {
    this.#db.transaction(() => {
      for (const file of files) {
        const place = storePath(this.#folder, file.path)
        this.#db.run('DELETE FROM exported_file WHERE path_base = ? AND path = ?', place.base, place.path)
        this.#db.run(
          `INSERT INTO exported_file (id, clip_id, job_id, path_base, path, bytes, video, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          file.id,
          file.clipId,
          file.jobId,
          place.base,
          place.path,
          file.bytes,
          file.video ? json(file.video) : null,
          file.createdAt,
        )
      }
    })
  }

  forgetFiles(ids: readonly string[]): void {
    this.#db.transaction(() => {
      for (const id of ids) this.#db.run('DELETE FROM exported_file WHERE id = ?', id)
    })
  }

  #file(row: Row): ExportedFileRecord {
    return {
      id: String(row.id),
      clipId: String(row.clip_id),
      jobId: String(row.job_id),
      path: restorePath(this.#folder, row.path_base, row.path),
      bytes: Number(row.bytes),
      video: parsedOrNull<Omit<ExportResult, 'path'>>(row.video),
      createdAt: String(row.created_at),
    }
  }
}

function fromRow(row: Row): ClipRecord {
  const framing = parsedOrNull<FramingChoice>(row.framing)
  return {
    id: String(row.id),
    takeId: String(row.take_id),
    interviewId: String(row.interview_id),
    title: String(row.title),
    inMs: Number(row.in_ms),
    outMs: Number(row.out_ms),
    trackId: stringOrNull(row.shown_track_id),
    styleId: stringOrNull(row.style_id),
    presets: parsed<PresetId[]>(row.presets),
    burnIn: row.burn_in === 1,
    sidecar: row.sidecar as ClipRecord['sidecar'],
    ...(framing ? { framing } : {}),
    createdAt: String(row.created_at),
  }
}
