import type { Alignment, Mark, MarkBatch, Session } from '#shared/api/sessions.ts'
import type { Change } from '../history/ports.ts'

/** `restored`: a session that had been removed is back, since somebody is still marking in it. */
export interface RecordedMarks {
  applied: number
  restored?: true
}

/** What is marked on the set, and what becomes of it when the recording is there. */
export interface SessionService {
  /** Oldest first, each with its marks in their order. */
  list(interviewId: string): Promise<Session[]>
  /**
   * Takes over entries of a window's journal, in their order. Idempotent: entries that are known already change nothing, so that a
   * window sends them until it has an answer. It is not a step of undo: the window has an undo of its own.
   *
   * @returns the number of entries that were new
   */
  record(batch: MarkBatch): Promise<RecordedMarks>
  /** Changes a mark's note afterwards. @throws not_found */
  editMark(id: string, note: string): Promise<void>
  /** @throws not_found */
  removeMark(id: string): Promise<void>
  /** Removes a sitting with its marks: a rehearsal. @throws not_found */
  remove(id: string): Promise<void>
  /** @throws not_found */
  alignment(takeId: string): Promise<Alignment>
  /** Sets when a recording began (ISO 8601 in UTC); null leaves it to what the file says. @throws not_found */
  align(takeId: string, startedAt: string | null): Promise<Alignment>
}

export interface SessionRow {
  id: string
  interviewId: string
  startedAt: string
  utcOffsetMinutes: number
}

export interface SessionRepository {
  /** Oldest first. */
  list(interviewId: string): Session[]
  get(id: string): SessionRow | null
  mark(id: string): { mark: Mark; interviewId: string } | null
  /** Adds a session or a mark unless there is one of that id, also a removed one. @returns whether it was new */
  insertSession(session: SessionRow, now: string): boolean
  insertMark(mark: Mark, now: string): boolean
  /** @returns one change, or none when there was nothing to change */
  updateNote(id: string, note: string): Change[]
  removeMark(id: string, now: string): Change[]
  remove(id: string, now: string): Change[]
  /** Brings a removed session back with all of its marks; nothing for one that is there. */
  restore(id: string): Change[]
  /** null: nobody has set it. */
  startedAt(takeId: string): string | null
  setStartedAt(takeId: string, startedAt: string | null): Change[]
}
