import fc from 'fast-check'
import type { PlacedMark } from '../../src/main/domain/sessions/alignment.ts'
import { type Mark, type MarkKind, markKinds } from '../../src/shared/api/sessions.ts'

/** The moment at which the recording of these tests began. */
export const beganMs = Date.UTC(2026, 9, 12, 9, 0)

const sessionId = '00000000-0000-4000-8000-000000000000'

/** A mark `atMs` into that recording. */
export function markAt(atMs: number, kind: MarkKind, seq: number, words: Partial<Mark> = {}): Mark {
  return {
    id: `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`,
    sessionId,
    seq,
    kind,
    at: new Date(beganMs + atMs).toISOString(),
    itemId: null,
    text: { kk: kind === 'asked' ? `Сұрақ ${seq}` : '', ru: '', en: '' },
    note: '',
    ...words,
  }
}

/** A sitting's marks in the order in which they were made, from an hour before the recording to three hours after its start. */
export const anyMarks = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...markKinds),
      // seconds and odd milliseconds, close together and far apart
      atMs: fc.oneof(
        fc.integer({ min: -3_600_000, max: 10_800_000 }),
        fc.integer({ min: -20_000, max: 90_000 }),
      ),
    }),
    { maxLength: 40 },
  )
  .map((made) =>
    made.toSorted((a, b) => a.atMs - b.atMs).map(({ kind, atMs }, seq) => markAt(atMs, kind, seq)),
  )

/** The same, laid along the recording. */
export const anyPlaced = anyMarks.map((marks) =>
  marks.map((mark): PlacedMark => ({ ...mark, atMs: Date.parse(mark.at) - beganMs })),
)
