import type { Word } from '#shared/transcript.ts'
import type { Store } from '../../lib/store.ts'
import type { EditorState, WordSpan } from './editor-state.ts'
import { placeOf } from './opened-words.ts'

/** Marks are places among the words: they go with the words they were put on, and go out with them. */
export class MarksFollow {
  readonly #store: Store<EditorState>
  #words: readonly Word[]
  /** Marks under an open text whose words are gone. */
  #lost: { span: WordSpan; opened: readonly Word[] } | null = null

  constructor(store: Store<EditorState>, words: readonly Word[]) {
    this.#store = store
    this.#words = words
  }

  /** The words of the transcript are these now. */
  follow(words: readonly Word[]): void {
    const before = this.#words
    this.#words = words
    const { span, tool } = this.#store.get()
    if (!span || before === words) return
    const opened = this.#lost?.span === span ? this.#lost.opened : before.slice(span.from, span.to)
    const place = placeOf(words, span, opened)
    this.#lost = null
    if (!place && tool === 'text') {
      // What is being written must not be lost with them: an undo may bring them back.
      this.#lost = { span, opened }
      return
    }
    if (place?.from === span.from) return
    this.#store.set((state) => ({ ...state, span: place, tool: place && tool }))
  }

  /** Closes the tool; marks whose words are gone go out with it. */
  closeTool(): void {
    this.#store.set((state) => ({
      ...state,
      span: this.#lost && this.#lost.span === state.span ? null : state.span,
      tool: null,
    }))
  }
}
