import type { Alignment, AlignmentSource, MarkBatch, Session } from '#shared/api/sessions.ts'
import { IzError } from '#shared/error.ts'
import { guessStart, marksInside, placeMarks } from '../../domain/sessions/alignment.ts'
import { chaptersAreShown, chaptersOf } from '../../domain/sessions/chapters.ts'
import { suggestClips } from '../../domain/sessions/suggestions.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Library } from '../library/ports.ts'
import { found, type LibrarySession } from '../library/session.ts'
import type { TakeRecord } from '../takes/ports.ts'
import type { RecordedMarks, SessionService } from './ports.ts'

export class Sessions implements SessionService {
  readonly #session: LibrarySession
  readonly #events: EventBus

  constructor(session: LibrarySession, events: EventBus) {
    this.#session = session
    this.#events = events
  }

  async list(interviewId: string): Promise<Session[]> {
    const library = this.#session.reading()
    found(library.interviews.get(interviewId), interviewId)
    return library.sessions.list(interviewId)
  }

  /** All of the batch is kept, safe on the disk, or nothing of it. New marks bring their session back if it was removed meanwhile: what is marked on the set never goes where nobody sees it. */
  async record({ interviewId, utcOffsetMinutes, ops }: MarkBatch): Promise<RecordedMarks> {
    const library = this.#session.writing()
    const { title } = found(library.interviews.get(interviewId), interviewId)
    const now = new Date().toISOString()
    const recorded = library.transaction((): RecordedMarks => {
      let count = 0
      const marked = new Set<string>()
      for (const entry of ops) {
        if (entry.op === 'remove') {
          count += library.sessions.removeMark(entry.id, now).length
          continue
        }
        const { mark } = entry
        const row = { id: mark.sessionId, interviewId, startedAt: mark.at, utcOffsetMinutes }
        library.sessions.insertSession(row, now)
        const known = library.sessions.get(mark.sessionId)
        if (known && known.interviewId !== interviewId) {
          throw new IzError('invalid_input', { field: 'sessionId' })
        }
        if (!library.sessions.insertMark(mark, now)) continue
        count += 1
        marked.add(mark.sessionId)
      }
      const restored = [...marked].flatMap((id) => library.sessions.restore(id))
      library.history.record('session_restore', title, restored)
      for (const id of marked) {
        if (library.sessions.get(id)?.interviewId !== interviewId) {
          throw new IzError('invalid_input', { field: 'sessionId' })
        }
      }
      return restored.length > 0 ? { applied: count, restored: true } : { applied: count }
    })
    if (recorded.applied > 0) this.#events.changed('sessions', interviewId)
    if (recorded.restored) this.#events.changed('history')
    return recorded
  }

  async editMark(id: string, note: string): Promise<void> {
    const library = this.#session.writing()
    const { interviewId } = found(library.sessions.mark(id), id)
    this.#edit(library, 'mark_edit', interviewId, () => library.sessions.updateNote(id, note))
  }

  async removeMark(id: string): Promise<void> {
    const library = this.#session.writing()
    const { interviewId } = found(library.sessions.mark(id), id)
    const now = new Date().toISOString()
    this.#edit(library, 'mark_remove', interviewId, () => library.sessions.removeMark(id, now))
  }

  async remove(id: string): Promise<void> {
    const library = this.#session.writing()
    const { interviewId } = found(library.sessions.get(id), id)
    const now = new Date().toISOString()
    this.#edit(library, 'session_remove', interviewId, () => library.sessions.remove(id, now))
  }

  async alignment(takeId: string): Promise<Alignment> {
    const library = this.#session.reading()
    return alignmentOf(library, found(library.takes.get(takeId), takeId))
  }

  async align(takeId: string, startedAt: string | null): Promise<Alignment> {
    const library = this.#session.writing()
    const take = found(library.takes.get(takeId), takeId)
    library.transaction(() => {
      library.history.record('take_align', take.name, library.sessions.setStartedAt(takeId, startedAt))
    })
    this.#events.changed('sessions', take.interviewId)
    this.#events.changed('history')
    return alignmentOf(library, take)
  }

  #edit(
    library: Library,
    label: 'mark_edit' | 'mark_remove' | 'session_remove',
    interviewId: string,
    work: () => ReturnType<Library['sessions']['remove']>,
  ): void {
    const interview = found(library.interviews.get(interviewId), interviewId)
    library.transaction(() => library.history.record(label, interview.title, work()))
    this.#events.changed('sessions', interviewId)
    this.#events.changed('history')
  }
}

function alignmentOf(library: Library, take: TakeRecord): Alignment {
  const sessions = library.sessions.list(take.interviewId)
  const marks = sessions.flatMap((session) => session.marks)
  const durationMs = take.info?.durationMs ?? 0
  const facts = {
    durationMs,
    createdAt: take.info?.createdAt ?? null,
    modifiedAt: take.info?.modifiedAt ?? null,
  }
  const guess = guessStart(facts, marks, sessions[0]?.utcOffsetMinutes ?? 0)
  const manual = library.sessions.startedAt(take.id)
  const startMs = manual === null ? (guess?.startMs ?? null) : Date.parse(manual)
  const source: AlignmentSource | null = manual === null ? (guess?.source ?? null) : 'manual'
  const placed = startMs === null || durationMs === 0 ? [] : placeMarks(marks, startMs)
  const inside = marksInside(placed, durationMs)
  // Without a single mark inside, the recording shows something else, or its clock was wrong.
  const chapters = inside.length > 0 ? chaptersOf(placed, durationMs) : []
  return {
    takeId: take.id,
    startedAt: startMs === null ? null : new Date(startMs).toISOString(),
    source,
    guess: guess && { startedAt: new Date(guess.startMs).toISOString(), source: guess.source },
    marks: inside,
    markCount: marks.length,
    sessions,
    chapters,
    chaptersShown: chaptersAreShown(chapters, durationMs),
    suggestions: inside.length > 0 ? suggestClips(placed, durationMs) : [],
  }
}
