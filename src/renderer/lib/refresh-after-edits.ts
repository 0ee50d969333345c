import type { QueryClient } from '@tanstack/react-query'

/** An edit that takes longer than this, an import or a removal of much, does not keep the rest of the window waiting, ms. */
const longestWaitMs = 3000

/**
 * Fetches again once the edits under way are answered: what is fetched before that would show the state without them, and take away the
 * row in which somebody types. What changes at once, as the hundreds of things that one undo brings back, is fetched once.
 *
 * @param refresh fetches again what shows one kind of thing
 */
export class RefreshAfterEdits<Kind extends string> {
  readonly #client: QueryClient
  readonly #refresh: (kind: Kind) => void
  readonly #waiting = new Set<Kind>()
  #patience: ReturnType<typeof setTimeout> | undefined

  constructor(client: QueryClient, refresh: (kind: Kind) => void) {
    this.#client = client
    this.#refresh = refresh
  }

  /** Something of this kind changed in the library. */
  changed(kind: Kind): void {
    if (this.#waiting.size === 0) {
      this.#patience = setTimeout(() => this.#refreshAll(), longestWaitMs)
      this.#refreshWhenQuiet()
    }
    this.#waiting.add(kind)
  }

  /** Follows the edits; returns the function that stops it. */
  follow(): () => void {
    const stop = this.#client.getMutationCache().subscribe(() => {
      if (this.#waiting.size > 0 && this.#isQuiet) this.#refreshWhenQuiet()
    })
    return () => {
      stop()
      clearTimeout(this.#patience)
      this.#waiting.clear()
    }
  }

  /** After this turn of the event loop: an edit that waited for the one before it is sent within it, and other changes come. */
  #refreshWhenQuiet(): void {
    setTimeout(() => {
      if (this.#isQuiet) this.#refreshAll()
    })
  }

  get #isQuiet(): boolean {
    return this.#client.isMutating() === 0
  }

  #refreshAll(): void {
    clearTimeout(this.#patience)
    for (const kind of this.#waiting) {
      this.#waiting.delete(kind)
      this.#refresh(kind)
    }
  }
}
