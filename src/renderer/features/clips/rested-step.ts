/** So long a row of key presses has ended, ms. */
export const restMs = 400

/** What many key presses come to, told once: after a rest, or as soon as somebody goes on to something else. */
export class RestedStep {
  #waiting: { step: () => void; timer: ReturnType<typeof setTimeout> } | null = null

  /** In place of the step that waits. */
  later(step: () => void): void {
    this.drop()
    this.#waiting = { step, timer: setTimeout(() => this.now(), restMs) }
  }

  /** Takes the step that waits, if one does. */
  now(): void {
    const step = this.#waiting?.step
    this.drop()
    step?.()
  }

  /** Forgets the step that waits. */
  drop(): void {
    clearTimeout(this.#waiting?.timer)
    this.#waiting = null
  }
}
