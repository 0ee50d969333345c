import type { EditedTranscript, StoredTranscript, TranscriptEdit } from '#shared/api/transcripts.ts'
import { applyEarly } from './early-edit.ts'

type Send = (edit: TranscriptEdit, revision: number) => Promise<EditedTranscript>

/**
 * Edits of one transcript on their way to the library, one after the other. Each counts words as they are shown, so it is made on the
 * revision that was shown, with the edits before it; one that comes behind an edit the library refuses is not sent.
 */
export class PendingTranscriptEdits {
  readonly #edits: TranscriptEdit[] = []
  #last: Promise<number> = Promise.resolve(0)

  /** @param revision of the transcript that is shown */
  add(edit: TranscriptEdit, revision: number, send: Send): Promise<EditedTranscript> {
    const base = this.#edits.length > 0 ? this.#last : Promise.resolve(revision)
    this.#edits.push(edit)
    const sent = base
      .then((made) => send(edit, made))
      .finally(() => {
        this.#edits.splice(this.#edits.indexOf(edit), 1)
      })
    this.#last = sent.then((edited) => edited.revision)
    this.#last.catch(() => {})
    return sent
  }

  /** A state of the library with the edits that it has not got yet. */
  shown(transcript: StoredTranscript): StoredTranscript {
    return this.#edits.reduce(applyEarly, transcript)
  }

  /** Resolves when all that was added has been answered. */
  async settled(): Promise<void> {
    while (this.#edits.length > 0) await this.#last.catch(() => {})
  }
}
