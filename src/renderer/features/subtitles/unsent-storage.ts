import { z } from 'zod'

const keptTextSchema = z.object({
  trackId: z.string(),
  cueId: z.string(),
  /** What was typed, and what the cue said in the library then. */
  text: z.string(),
  over: z.string(),
  /** Nobody said why it was not saved, so that it may be sent again without being asked for. */
  isUnanswered: z.boolean(),
  /** ms since 1970 */
  keptAt: z.number(),
})
export type KeptText = z.infer<typeof keptTextSchema>

/** Of a library that is not opened again, a text somebody said should not lie about for ever (ms). */
export const longestKeptMs = 30 * 24 * 3_600_000

const prefix = 'iz.unsent-subtitle '

/** A key for each cue, so that two windows never write over each other's texts. */
const keyOf = (library: string, cueId: string) => prefix + JSON.stringify([library, cueId])

/**
 * Texts that the library may not have, where they survive the window. Each belongs to a library, by its folder: a copy of it has the same
 * tracks and cues, and must not be sent what was typed into the other.
 */
export class UnsentStorage {
  readonly #storage: Storage | null

  /** @param storage null where the browser keeps nothing */
  constructor(storage: Storage | null) {
    this.#storage = storage
  }

  /** The texts of a library, oldest first. What is too old, of whichever library, or cannot be read is removed. */
  read(library: string): KeptText[] {
    const own: KeptText[] = []
    for (const key of this.#keys()) {
      const kept = this.#parsed(key)
      if (!kept || Date.now() - kept.keptAt > longestKeptMs) this.#storage?.removeItem(key)
      else if (key === keyOf(library, kept.cueId)) own.push(kept)
    }
    return own.sort((a, b) => a.keptAt - b.keptAt)
  }

  get(library: string, cueId: string): KeptText | null {
    return this.#parsed(keyOf(library, cueId))
  }

  put(library: string, kept: KeptText): void {
    try {
      this.#storage?.setItem(keyOf(library, kept.cueId), JSON.stringify(kept))
    } catch {
      // The browser has no room; the window still has the text.
    }
  }

  /** Removes this very text: another window may have kept a later one of the same cue since. */
  remove(library: string, { cueId, text, keptAt }: KeptText): void {
    const stored = this.get(library, cueId)
    if (stored?.text === text && stored.keptAt === keptAt) this.#storage?.removeItem(keyOf(library, cueId))
  }

  #keys(): string[] {
    const storage = this.#storage
    if (!storage) return []
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index))
    return keys.filter((key) => key !== null).filter((key) => key.startsWith(prefix))
  }

  #parsed(key: string): KeptText | null {
    const written = this.#storage?.getItem(key)
    if (written == null) return null
    try {
      return keptTextSchema.safeParse(JSON.parse(written)).data ?? null
    } catch {
      return null
    }
  }
}
