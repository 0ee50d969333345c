const windowMs = 10_000
const minMs = 1000

/** Bytes a second over the last ten seconds of one file. */
export class Speed {
  #notes: { at: number; bytes: number }[] = []

  note(bytes: number, at = performance.now()): void {
    const last = this.#notes.at(-1)
    // A tenth of a second is fine enough: the list stays at a hundred notes.
    if (last && at - last.at < 100) return
    this.#notes.push({ at, bytes })
    while (this.#notes.length > 2 && at - (this.#notes[0]?.at ?? at) > windowMs) this.#notes.shift()
  }

  reset(): void {
    this.#notes = []
  }

  /** null until there is a second to tell from. */
  bytesPerSecond(): number | null {
    const first = this.#notes[0]
    const last = this.#notes.at(-1)
    if (!first || !last || last.at - first.at < minMs) return null
    const rate = ((last.bytes - first.bytes) / (last.at - first.at)) * 1000
    return rate > 0 ? rate : null
  }
}
