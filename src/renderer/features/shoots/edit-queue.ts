/** Sends edits of one thing one after the other; those that come while one is under way go together with the next. */
export class EditQueue<Fields extends object> {
  /** What was edited and not answered yet. An older state that is fetched meanwhile must not become the base of an edit. */
  overlay: Partial<Fields> = {}
  #sending: Promise<unknown> = Promise.resolve()
  #next: { fields: Partial<Fields>; sent: Promise<unknown> } | null = null

  /** Resolves when these fields are kept and rejects when the sending that carried them failed. */
  add(fields: Partial<Fields>, send: (fields: Partial<Fields>) => Promise<unknown>): Promise<unknown> {
    this.overlay = { ...this.overlay, ...fields }
    if (!this.#next) {
      const next = { fields: {}, sent: Promise.resolve() as Promise<unknown> }
      this.#next = next
      next.sent = this.#sending
        .catch(() => {})
        .then(() => {
          this.#next = null
          return send(next.fields)
        })
        .finally(() => {
          if (!this.#next) this.overlay = {}
        })
      this.#sending = next.sent
    }
    Object.assign(this.#next.fields, fields)
    return this.#next.sent
  }

  get isIdle(): boolean {
    return this.#next === null && Object.keys(this.overlay).length === 0
  }
}
