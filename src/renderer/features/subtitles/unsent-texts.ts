import type { StoredCue } from '#shared/api/tracks.ts'

/** A cue's text that was typed and that the library does not have. */
export interface UnsentText {
  cueId: string
  text: string
  /** What the library says in its place. */
  over: string
}

interface Kept extends UnsentText {
  trackId: string
  isUnanswered: boolean
}

/**
 * The texts whose saving failed, for longer than the editor they were typed in is there. Each is for a cue as it was then: once that says
 * something else, what was typed over it is out of date, and saved it would take away what has come since.
 */
export class UnsentTexts {
  readonly #kept = new Map<string, Kept>()

  /** It could not be saved. `isUnanswered`: nobody said why, so that it may be sent again without being asked for. */
  keep(trackId: string, { cueId, text, over }: UnsentText, isUnanswered: boolean): void {
    // Typed over a text that the library does not have either: what it has is what that one stood over.
    const before = this.#kept.get(cueId)
    const inLibrary = before?.text === over ? before.over : over
    this.#kept.set(cueId, { trackId, cueId, text, over: inLibrary, isUnanswered })
  }

  /** The library has another text for the cue, or nobody wants this one any longer. */
  drop(cueId: string): void {
    this.#kept.delete(cueId)
  }

  /** What was typed into a cue over the text it has, null where nothing was. */
  of({ id, text }: Pick<StoredCue, 'id' | 'text'>): string | null {
    const kept = this.#kept.get(id)
    return kept && (kept.over === text || kept.text === text) ? kept.text : null
  }

  /** The tracks that have texts to be sent again. */
  get tracks(): string[] {
    return [...new Set([...this.#kept.values()].filter((one) => one.isUnanswered).map((one) => one.trackId))]
  }

  /** What is to be sent again to a track that was just fetched; what is out of date is forgotten. */
  dueFor(trackId: string, cues: readonly Pick<StoredCue, 'id' | 'text'>[]): UnsentText[] {
    const texts = new Map(cues.map(({ id, text }) => [id, text]))
    const own = [...this.#kept.values()].filter((one) => one.trackId === trackId)
    for (const { cueId, over } of own) if (texts.get(cueId) !== over) this.drop(cueId)
    return own.filter((one) => one.isUnanswered && this.#kept.has(one.cueId))
  }

  /** Whether this very text still waits. */
  isKept({ cueId, text }: UnsentText): boolean {
    return this.#kept.get(cueId)?.text === text
  }
}
