import type { StoredCue } from '#shared/api/tracks.ts'
import { createStore, type Store } from '../../lib/store.ts'
import type { KeptText, UnsentStorage } from './unsent-storage.ts'

/** A text that was typed into a cue, and what the cue said then. */
type UnsentText = Pick<KeptText, 'cueId' | 'text' | 'over'>

type SeenCue = Pick<StoredCue, 'id' | 'text'>

/**
 * The texts whose saving failed, for longer than the editor they were typed in is there, and, by the storage, than the window. Each is for
 * a cue as it was then: once that says something else, what was typed over it is out of date, and saved it would take away what has come
 * since.
 */
export class UnsentTexts {
  readonly #storage: UnsentStorage
  #library = ''
  #kept = new Map<string, KeptText>()
  /** The text of each cue that somebody gave up, perhaps while it was on its way. */
  #givenUp = new Map<string, string>()
  /** What this window has put into the storage or found there, by cue. */
  #stored = new Map<string, KeptText>()
  /** Tracks that are gone, and may be taken back. */
  #gone = new Set<string>()
  readonly #changes: Store<number> = createStore(0)

  constructor(storage: UnsentStorage) {
    this.#storage = storage
  }

  /** The folder of the library whose texts are known now; empty as long as none is open. */
  get library(): string {
    return this.#library
  }

  /** Counts what becomes of the texts, for who shows them. */
  get changes(): Store<number> {
    return this.#changes
  }

  /** Another library is open; gives whether it is another. The texts of the one before wait in the storage. */
  open(library: string): boolean {
    if (library === this.#library) return false
    this.#library = library
    this.#givenUp.clear()
    this.#gone.clear()
    this.#kept = new Map(this.#storage.read(library).map((one) => [one.cueId, one]))
    this.#stored = new Map(this.#kept)
    this.#changed()
    return true
  }

  /** It is about to be sent: should the window not live to hear the answer, the next one still has it. */
  begin(library: string, trackId: string, { cueId, text, over }: UnsentText): void {
    if (this.#givenUp.get(cueId) === text) this.#givenUp.delete(cueId)
    if (library === '') return
    const before = this.#storage.get(library, cueId)
    const inLibrary = before?.text === over ? before.over : over
    const kept = { trackId, cueId, text, over: inLibrary, isUnanswered: true, keptAt: Date.now() }
    this.#store(library, kept)
  }

  /** The library has this text now. */
  arrived(library: string, cueId: string, text: string): void {
    const stored = this.#storage.get(library, cueId)
    if (stored?.text === text) this.#storage.remove(library, stored)
    // A later one is on its way already, over this one.
    else if (stored && this.#isOwn(library, stored)) this.#store(library, { ...stored, over: text })
    if (library === this.#library && this.#kept.delete(cueId)) this.#changed()
  }

  /** It could not be saved. `isUnanswered`: nobody said why, so that it may be sent again without being asked for. */
  keep(library: string, trackId: string, { cueId, text, over }: UnsentText, isUnanswered: boolean): void {
    if (library === this.#library && this.#givenUp.get(cueId) === text) return
    // Typed over a text that the library does not have either: what it has is what that one stood over.
    const before = this.#kept.get(cueId)
    const inLibrary = before?.text === over ? before.over : over
    const kept = { trackId, cueId, text, over: inLibrary, isUnanswered, keptAt: Date.now() }
    const stored = this.#storage.get(library, cueId)
    // What was typed after it and is still on its way is the one to be found again.
    if (library !== '' && (!stored || stored.text === text)) this.#store(library, kept)
    if (library !== this.#library) return
    this.#kept.set(cueId, kept)
    this.#changed()
  }

  /** Nobody wants any longer what could not be saved of this cue, nor `text`, should it still be on its way. */
  drop(cueId: string, text: string): void {
    this.#givenUp.set(cueId, text)
    const stored = this.#stored.get(cueId)
    if (stored?.text === text) this.#storage.remove(this.#library, stored)
    this.#forget(cueId)
  }

  /** Its track is gone: what was typed there does not outlive the window, which has it as long as the track may be taken back. */
  trackGone(trackId: string): void {
    this.#gone.add(trackId)
    for (const one of this.#stored.values()) {
      if (one.trackId === trackId) this.#storage.remove(this.#library, one)
    }
  }

  /** Its track is there; if it was gone, its texts are again to be found by the next window. */
  trackThere(trackId: string): void {
    if (!this.#gone.delete(trackId)) return
    for (const one of this.#of(trackId)) {
      if (!this.#storage.get(this.#library, one.cueId)) this.#store(this.#library, one)
    }
  }

  /** What was typed into a cue over the text it has, null where nothing was. */
  of({ id, text }: SeenCue): string | null {
    const kept = this.#kept.get(id)
    return kept && (kept.over === text || kept.text === text) ? kept.text : null
  }

  /** The cues that have not got what was typed into them. */
  waiting(cues: readonly SeenCue[]): string[] {
    if (this.#kept.size === 0) return []
    return cues.filter((cue) => (this.of(cue) ?? cue.text) !== cue.text).map(({ id }) => id)
  }

  /** All tracks that have texts. */
  get tracks(): string[] {
    return [...new Set([...this.#kept.values()].map(({ trackId }) => trackId))]
  }

  /** The tracks that have texts to be sent again. */
  get dueTracks(): string[] {
    const due = [...this.#kept.values()].filter(({ isUnanswered }) => isUnanswered)
    return [...new Set(due.map(({ trackId }) => trackId))]
  }

  /** What is to be sent again to a track that was just fetched; what is out of date is forgotten. */
  dueFor(trackId: string, cues: readonly SeenCue[]): UnsentText[] {
    const texts = new Map(cues.map(({ id, text }) => [id, text]))
    const own = this.#of(trackId)
    for (const { cueId, over } of own) if (texts.get(cueId) !== over) this.#forget(cueId)
    return own.filter((one) => one.isUnanswered && this.#kept.has(one.cueId))
  }

  /** Somebody asks for the texts of a track to be sent, also for those that were refused. */
  askAgain(trackId: string): void {
    for (const one of this.#of(trackId)) this.#kept.set(one.cueId, { ...one, isUnanswered: true })
  }

  /** Whether this very text still waits. */
  isKept({ cueId, text }: UnsentText): boolean {
    return this.#kept.get(cueId)?.text === text
  }

  /** What is on its way to the cue, or was typed there in another window, stays. */
  #forget(cueId: string): void {
    const kept = this.#kept.get(cueId)
    if (!kept) return
    this.#storage.remove(this.#library, kept)
    this.#kept.delete(cueId)
    this.#changed()
  }

  #store(library: string, kept: KeptText): void {
    if (library === this.#library) {
      if (this.#gone.has(kept.trackId)) return
      this.#stored.set(kept.cueId, kept)
    }
    this.#storage.put(library, kept)
  }

  /** Of a library that is open no more this window has forgotten what it stored there. */
  #isOwn(library: string, { cueId, text, keptAt }: KeptText): boolean {
    if (library !== this.#library) return true
    const own = this.#stored.get(cueId)
    return own?.text === text && own.keptAt === keptAt
  }

  #of(trackId: string): KeptText[] {
    return [...this.#kept.values()].filter((one) => one.trackId === trackId)
  }

  #changed(): void {
    this.#changes.set((count) => count + 1)
  }
}
