/** How much of the past weighs in: the speed of the last twenty seconds or so counts. */
const memoryMs = 20_000
/** Before this much has been seen an estimate would only jump. */
const warmUpMs = 1500

/** Estimates the time left of one stage from its progress, smoothing the speed over the last twenty seconds. */
export class EtaEstimator {
  #startedAt: number | null = null
  #last: { at: number; done: number } | null = null
  /** Units a ms. */
  #rate: number | null = null

  /**
   * @param at ms of a clock that never goes back
   * @returns ms left, null while unknown
   */
  update(at: number, done: number, total: number | null): number | null {
    if (!this.#last || done < this.#last.done) {
      this.#startedAt = at
      this.#last = { at, done }
      this.#rate = null
      return null
    }
    const passed = at - this.#last.at
    if (passed > 0 && done > this.#last.done) {
      const rate = (done - this.#last.done) / passed
      const weight = this.#rate === null ? 1 : 1 - Math.exp(-passed / memoryMs)
      this.#rate = (this.#rate ?? 0) * (1 - weight) + rate * weight
      this.#last = { at, done }
    }
    if (total === null || this.#rate === null || at - (this.#startedAt ?? at) < warmUpMs) return null
    // Nothing has come since `last`: that time is already used up of what was left.
    const left = Math.max(0, total - done) / this.#rate - (at - this.#last.at)
    return Math.max(0, Math.round(left))
  }
}
