import type { EditedTranscript, StoredTranscript, TranscriptEdit } from '#shared/api/transcripts.ts'
import type { Word } from '#shared/transcript.ts'
import { applyEarly } from './early-edit.ts'
import { movedEdit } from './moved-edit.ts'

type Send = (edit: TranscriptEdit, revision: number) => Promise<EditedTranscript>

type Counted = Pick<StoredTranscript, 'revision' | 'words'>

/** What the library has instead, where it refuses an edit because that was made on another revision; null where it refuses for other reasons. */
type Newest = (error: unknown) => Promise<Counted | null>

/** What an edit was made on: the revision, and why its words have to be looked for, with all there are. */
interface Base {
  revision: number
  moved: { words: readonly Word[]; error: unknown } | null
}

/**
 * Edits of one transcript on their way to the library, one after the other. Each counts words as they are shown, so it is made on the
 * revision that was shown, with the edits before it. Where the library has another by then, as when a key follows an undo at once, the edit is
 * made on that, if its words are there. One that comes behind an edit the library refuses is not sent.
 */
export class PendingTranscriptEdits {
  readonly #edits: { edit: TranscriptEdit; words: readonly Word[] }[] = []
  #last: Promise<Base> = Promise.resolve({ revision: 0, moved: null })
  /** By how many places the words of the edit have moved that was looked for last; null while none had to be. */
  #by: number | null = null

  /** @param shown the transcript as it is shown */
  add(edit: TranscriptEdit, shown: Counted, send: Send, newest: Newest): Promise<EditedTranscript> {
    const base =
      this.#edits.length > 0 ? this.#last : Promise.resolve({ revision: shown.revision, moved: null })
    if (this.#edits.length === 0) this.#by = null
    const one = { edit, words: shown.words }
    this.#edits.push(one)
    let error: unknown = null
    const find = (now: readonly Word[]) => {
      const found = movedEdit(one.edit, one.words, now, this.#by ?? 0)
      if (found) this.#by = found.by
      return found?.edit
    }
    const sent = base
      .then(async ({ revision, moved }) => {
        error = moved?.error ?? null
        const made = moved ? find(moved.words) : one.edit
        if (!made) throw error
        try {
          return await send(made, revision)
        } catch (refusal) {
          const now = await newest(refusal)
          const again = now && find(now.words)
          if (!again) throw refusal
          error = refusal
          return await send(again, now.revision)
        }
      })
      .finally(() => {
        this.#edits.splice(this.#edits.indexOf(one), 1)
      })
    this.#last = sent.then(({ revision, words }) => ({
      revision,
      moved: error === null ? null : { words, error },
    }))
    this.#last.catch(() => {})
    return sent
  }

  /** A state of the library with the edits that it has not got yet, which count by it from now on, as those will that are added. */
  shown(transcript: StoredTranscript): StoredTranscript {
    let by = this.#by
    let made = transcript
    for (const one of this.#edits) {
      const found = by === null ? { edit: one.edit, by } : movedEdit(one.edit, one.words, made.words, by)
      if (found) {
        by = found.by
        one.edit = found.edit
        one.words = made.words
      }
      made = applyEarly(made, one.edit)
    }
    if (by !== null) this.#by = 0
    return made
  }

  /** Resolves when all that was added has been answered. */
  async settled(): Promise<void> {
    while (this.#edits.length > 0) await this.#last.catch(() => {})
  }
}
