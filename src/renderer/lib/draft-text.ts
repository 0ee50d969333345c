/** A text on its way to the library. */
export interface SentText {
  readonly text: string
}

/**
 * A text while it is typed, beside the same text as the library has it. What the library says late, before it has heard of what was saved
 * here, never reaches the field: a browser takes back what was typed step by step only while nobody else writes into the field.
 */
export class DraftText {
  /** As it stands in the field. */
  draft: string
  /** What the field holds while nothing in it is unsaved. */
  #saved: string
  /** The last that the library was seen to say. */
  #seen: string
  /** The last that it is known to have: seen there, or answered. */
  #kept: string
  /** What was saved from the field without being made tidy in it; null where the field shows what is saved. */
  #asTyped: string | null = null
  /** Somebody else has changed it, and the field does not show that yet. */
  #hasNews = false
  /** Sent to the library and not answered yet, oldest first. */
  readonly #onTheWay: SentText[] = []
  /** Sent, and not yet seen to come back. */
  #echoes: string[] = []

  constructor(value: string) {
    this.draft = value
    this.#saved = value
    this.#seen = value
    this.#kept = value
  }

  get isSaved(): boolean {
    return this.draft === this.#saved || this.draft === this.#asTyped
  }

  /** What the library says now; true when the field shows something else from here on. */
  see(value: string): boolean {
    if (value !== this.#seen) {
      this.#seen = value
      const own = this.#echoes.indexOf(value)
      if (own >= 0) this.#echoes.splice(0, own + 1)
      else {
        this.#kept = value
        this.#hasNews = value !== this.#saved
      }
    }
    return this.#show()
  }

  /**
   * What the library says a while after all was answered: a text may have been taken back before it was ever seen. True when the field shows
   * something else from here on.
   */
  settle(value: string): boolean {
    if (this.#onTheWay.length > 0) return false
    this.#echoes = []
    this.#seen = value
    this.#kept = value
    this.#hasNews = value !== this.#saved
    return this.#show()
  }

  /**
   * The text to save, made tidy; null where there is nothing to save.
   *
   * @param isLeft the field shows what is saved from here on; while somebody writes in it, it keeps the space after the last word
   */
  take(tidy: (text: string) => string, isLeft = true): SentText | null {
    if (this.draft === this.#saved) return null
    const text = tidy(this.draft)
    if (isLeft) this.draft = text
    this.#asTyped = isLeft ? null : this.draft
    if (text === this.#saved) {
      this.#show()
      return null
    }
    const sent = { text }
    this.#saved = text
    // What is typed last wins over what came meanwhile.
    this.#hasNews = false
    this.#echoes.push(text)
    this.#onTheWay.push(sent)
    return sent
  }

  /** It has been answered. A text that was not saved stays in the field so that it can be saved again. */
  answered(sent: SentText, wasSaved: boolean): void {
    const at = this.#onTheWay.indexOf(sent)
    if (at >= 0) this.#onTheWay.splice(at, 1)
    if (wasSaved) {
      this.#kept = sent.text
      return
    }
    const echo = this.#echoes.lastIndexOf(sent.text)
    if (echo >= 0) this.#echoes.splice(echo, 1)
    if (this.#saved === sent.text) {
      this.#saved = this.#onTheWay.at(-1)?.text ?? this.#kept
      this.#asTyped = null
      this.#hasNews = false
    }
  }

  /** News reach the field when nothing in it is unsaved or on its way. */
  #show(): boolean {
    if (!this.#hasNews || !this.isSaved || this.#onTheWay.length > 0) return false
    this.#hasNews = false
    this.#echoes = []
    this.#saved = this.#kept
    this.#asTyped = null
    const changed = this.draft !== this.#kept
    this.draft = this.#kept
    return changed
  }
}
