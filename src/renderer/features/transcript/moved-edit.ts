import type { TranscriptEdit } from '#shared/api/transcripts.ts'
import type { Word } from '#shared/transcript.ts'

/** An edit as it is made on other words than it counted by, and by how many places its own have moved. */
interface MovedEdit {
  edit: TranscriptEdit
  by: number
}

/**
 * The same edit for words that stand elsewhere now: an undo, a job or another window may have put others in front of them, which moves their
 * place but not their times. Null where they are gone or written otherwise, where more than one place could be meant, and for an edit that is
 * about none.
 *
 * @param words by which the edit counts
 * @param now those that are there
 * @param by how many places the words of the edit before it have moved
 */
export function movedEdit(
  edit: TranscriptEdit,
  words: readonly Word[],
  now: readonly Word[],
  by = 0,
): MovedEdit | null {
  if (edit.kind === 'speakers') return null
  const meant = words.slice(edit.from, edit.to)
  if (meant.length === 0) return null
  const reads = (at: number) => meant.every(({ text }, i) => now[at + i]?.text === text)
  const isThere = (at: number) => now[at]?.startMs === meant[0]?.startMs && reads(at)
  const to = (from: number): MovedEdit => ({
    edit: { ...edit, from, to: from + meant.length },
    by: from - edit.from,
  })
  const expected = edit.from + by
  // Words that are said in no time begin together: the place is what tells them apart.
  if (isThere(expected)) return to(expected)
  const places = [...now.keys()].filter(isThere)
  if (places.length > 0) return places.length === 1 ? to(places[0]!) : null
  // The library works out the times of what a person has written; those shown before its answer are others.
  const isWritten = meant.every(({ confidence }) => confidence === null)
  return isWritten && reads(expected) ? to(expected) : null
}

/**
 * An edit that was made on what is drawn, for what is shown by now: a key may come before the words are drawn that the key before it has left.
 * Null where its words are gone.
 */
export function editNow(
  edit: TranscriptEdit,
  drawn: readonly Word[],
  now: readonly Word[],
): TranscriptEdit | null {
  if (drawn === now || edit.kind === 'speakers' || edit.from === edit.to) return edit
  return movedEdit(edit, drawn, now)?.edit ?? null
}
