import type { WireError } from '#shared/error.ts'
import type { JobKind, JobState, Progress } from '#shared/job.ts'
import type { Stretch, Word } from '#shared/transcript.ts'
import type { FinishedChunk, JobInputs, JobRepository, StoredJob } from '../../services/jobs/ports.ts'
import { json, parsed, parsedOrNull, stringOrNull, text } from './columns.ts'
import type { Database, Row } from './database.ts'

export class SqliteJobs implements JobRepository {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  list(): StoredJob[] {
    return this.#db.all('SELECT * FROM job ORDER BY created_at DESC, rowid DESC').map(fromRow)
  }

  get(id: string): StoredJob | null {
    const row = this.#db.get('SELECT * FROM job WHERE id = ?', id)
    return row ? fromRow(row) : null
  }

  latest(subjectId: string, kind: JobKind): StoredJob | null {
    const row = this.#db.get(
      'SELECT * FROM job WHERE subject_id = ? AND kind = ? ORDER BY created_at DESC, rowid DESC LIMIT 1',
      subjectId,
      kind,
    )
    return row ? fromRow(row) : null
  }

  insert(job: StoredJob): void {
    this.#db.run(
      `INSERT INTO job (id, kind, state, interview_id, subject_id, title, input, progress, error, result,
         created_at, started_at, ended_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      job.id,
      job.kind,
      job.state,
      job.interviewId,
      job.subjectId,
      text(job.title),
      json(job.input),
      json(job.progress),
      job.error ? json(job.error) : null,
      job.result === null ? null : json(job.result),
      job.createdAt,
      job.startedAt,
      job.endedAt,
    )
  }

  update(job: StoredJob): void {
    this.#db.run(
      'UPDATE job SET state = ?, progress = ?, error = ?, result = ?, started_at = ?, ended_at = ? WHERE id = ?',
      job.state,
      json(job.progress),
      job.error ? json(job.error) : null,
      job.result === null ? null : json(job.result),
      job.startedAt,
      job.endedAt,
      job.id,
    )
  }

  interruptAll(now: string): number {
    const error: WireError = { code: 'interrupted', params: {} }
    return this.#db.run(
      `UPDATE job SET state = 'interrupted', error = ?, ended_at = ? WHERE state IN ('queued', 'running')`,
      json(error),
      now,
    )
  }

  delete(ids: readonly string[]): void {
    this.#db.transaction(() => {
      for (const id of ids) this.#db.run('DELETE FROM job WHERE id = ?', id)
    })
  }

  log(id: string, line: string, now: string): void {
    this.#db.run('INSERT INTO job_log (job_id, at, line) VALUES (?, ?, ?)', id, now, text(line))
  }

  logLines(id: string): string[] {
    return this.#db
      .all('SELECT at, line FROM job_log WHERE job_id = ? ORDER BY id', id)
      .map((row) => `${row.at} ${row.line}`)
  }

  appendChunk(id: string, { settledMs, words, stretches }: FinishedChunk): void {
    this.#db.run(
      'INSERT INTO job_chunk (job_id, settled_ms, words, stretches) VALUES (?, ?, ?, ?)',
      id,
      settledMs,
      json(words),
      json(stretches),
    )
  }

  chunks(id: string): FinishedChunk[] {
    return this.#db.all('SELECT * FROM job_chunk WHERE job_id = ? ORDER BY id', id).map((row) => ({
      settledMs: Number(row.settled_ms),
      words: parsed<Word[]>(row.words),
      stretches: parsed<Stretch[]>(row.stretches),
    }))
  }

  hasChunks(id: string): boolean {
    return this.#db.get('SELECT 1 FROM job_chunk WHERE job_id = ? LIMIT 1', id) !== undefined
  }

  clearChunks(id: string): void {
    this.#db.run('DELETE FROM job_chunk WHERE job_id = ?', id)
  }
}

function fromRow(row: Row): StoredJob {
  return {
    id: String(row.id),
    kind: row.kind as JobKind,
    state: row.state as JobState,
    interviewId: stringOrNull(row.interview_id),
    subjectId: stringOrNull(row.subject_id),
    title: String(row.title),
    input: parsed<JobInputs[JobKind]>(row.input),
    progress: parsed<Progress>(row.progress),
    error: parsedOrNull<WireError>(row.error),
    result: parsedOrNull<unknown>(row.result),
    createdAt: String(row.created_at),
    startedAt: stringOrNull(row.started_at),
    endedAt: stringOrNull(row.ended_at),
  }
}
