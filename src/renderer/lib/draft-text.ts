/**
 * A text while it is typed, beside the same text as the library has it. What the library says late, before it has heard of what was saved
 * here, never reaches the field: a browser takes back what was typed step by step only while nobody else writes into the field.
 */
export class DraftText {
  /** As it stands in the field. */
  draft: string
  #saved: string
  /** The last that the library was seen to say. */
  #seen: string
  /** Sent to the library, and not yet seen to come back. */
  #sent: string[] = []
  /** What somebody else has written while there was unsaved text in the field. */
  #missed: string | null = null

  constructor(value: string) {
    this.draft = value
    this.#saved = value
    this.#seen = value
  }

  get isSaved(): boolean {
    return this.draft === this.#saved
  }

  /** What the library says now; true when the field shows something else from here on. */
  see(value: string): boolean {
    const before = this.draft
    if (value !== this.#seen) {
      this.#seen = value
      const own = this.#sent.indexOf(value)
      if (own >= 0) this.#sent.splice(0, own + 1)
      else this.#missed = value
    }
    if (this.#missed !== null && this.isSaved) {
      this.draft = this.#missed
      this.#saved = this.#missed
      this.#missed = null
      this.#sent = []
    }
    return this.draft !== before
  }

  /**
   * What the library says a while after all was saved: it may have been taken back before it was ever seen. True when the field shows
   * something else from here on.
   */
  settle(value: string): boolean {
    if (!this.isSaved || value === this.draft) return false
    this.#sent = []
    this.#seen = value
    this.#missed = value
    return this.see(value)
  }

  /** The text to save, made tidy; null where there is nothing to save. The field shows what is saved. */
  take(tidy: (text: string) => string): { text: string; before: string } | null {
    if (this.isSaved) return null
    const before = this.#saved
    const text = tidy(this.draft)
    this.draft = text
    this.#saved = text
    // What is typed last wins over what came meanwhile.
    this.#missed = null
    if (text === before) return null
    this.#sent.push(text)
    return { text, before }
  }

  /** It was not saved: it stays in the field so that it can be saved again. */
  failed({ text, before }: { text: string; before: string }): void {
    if (this.#saved === text) this.#saved = before
    const own = this.#sent.lastIndexOf(text)
    if (own >= 0) this.#sent.splice(own, 1)
  }
}
