import type { AlignedMark, AlignmentSource, Mark, MarkKind } from '#shared/api/sessions.ts'

/** What a file says of when it was recorded; the moments are ISO 8601. */
export interface RecordingFacts {
  durationMs: number
  /** The container's creation time. */
  createdAt: string | null
  /** The file's modification time: a recorder writes its file until the last moment of the recording. */
  modifiedAt: string | null
}

export interface StartGuess {
  /** ms since 1970 */
  startMs: number
  source: Exclude<AlignmentSource, 'manual'>
}

/** A mark laid along a recording: ms from its start, below 0 or beyond its end where the mark was made outside of it. */
export type PlacedMark = Mark & { atMs: number }

/** Recording and finishing a file lie no further apart than this. */
const finishingMs = 10_000
/** Marks that say that an interview was going on, and not only that the screen was open. */
const contentKinds = new Set<MarkKind>(['asked', 'follow_up', 'great', 'note'])

/**
 * When a recording began, from what its file says. A container's creation time is UTC by the letter and the recording's start by habit;
 * many cameras write their local time into it (https://developer.apple.com/documentation/quicktime-file-format/calendar_date_and_time_values), and some recorders the moment at which
 * they finished the file. So the readings are tried from the most to the least usual, and the first is taken in which a question
 * was asked or an answer marked while it ran; where none is, the first. A creation time next to the modification time is an end.
 * A file without a creation time ends at its modification time.
 *
 * @param utcOffsetMinutes minutes east of UTC where the marks were made
 * @returns null when the file says nothing
 */
export function guessStart(
  facts: RecordingFacts,
  marks: readonly Pick<Mark, 'at' | 'kind'>[],
  utcOffsetMinutes: number,
): StartGuess | null {
  const candidates = readings(facts, utcOffsetMinutes)
  const moments = marks.filter(({ kind }) => contentKinds.has(kind)).map(({ at }) => Date.parse(at))
  const fits = ({ startMs }: StartGuess) =>
    moments.some((moment) => moment >= startMs && moment <= startMs + facts.durationMs)
  return candidates.find(fits) ?? candidates[0] ?? null
}

function readings(facts: RecordingFacts, utcOffsetMinutes: number): StartGuess[] {
  const { durationMs } = facts
  const created = moment(facts.createdAt)
  const modified = moment(facts.modifiedAt)
  const guesses: StartGuess[] = []
  if (created !== null) {
    const local = created - utcOffsetMinutes * 60_000
    guesses.push(
      { startMs: created, source: 'created' },
      { startMs: created - durationMs, source: 'created_at_end' },
    )
    const writtenAtEnd =
      modified !== null && durationMs > 2 * finishingMs && Math.abs(modified - created) <= finishingMs
    if (writtenAtEnd) guesses.reverse()
    if (local !== created) {
      guesses.push(
        { startMs: local, source: 'created_local' },
        { startMs: local - durationMs, source: 'created_local_at_end' },
      )
    }
  }
  if (modified !== null) guesses.push({ startMs: modified - durationMs, source: 'modified' })
  return guesses
}

function moment(iso: string | null): number | null {
  if (iso === null) return null
  const ms = Date.parse(iso)
  return Number.isNaN(ms) ? null : ms
}

/** All marks along a recording that began at `startMs` (ms since 1970): each is moved by the same span. In the order of time. */
export function placeMarks(marks: readonly Mark[], startMs: number): PlacedMark[] {
  return marks
    .map((mark) => ({ ...mark, atMs: Date.parse(mark.at) - startMs }))
    .sort((a, b) => a.atMs - b.atMs || (a.sessionId === b.sessionId ? a.seq - b.seq : 0))
}

/** The marks that fall into a recording of `durationMs`. */
export function marksInside(placed: readonly PlacedMark[], durationMs: number): AlignedMark[] {
  return placed.filter(({ atMs }) => atMs >= 0 && atMs <= durationMs)
}
