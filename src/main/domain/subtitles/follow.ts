import type { StoredCue } from '#shared/api/tracks.ts'
import { keptPairs } from '#shared/keep-words.ts'
import type { Language } from '#shared/language.ts'
import type { SubtitleRules } from '#shared/subtitles.ts'
import type { Word } from '#shared/transcript.ts'
import { normaliseWords } from './cue-words.ts'
import { cutIntoCues } from './segment.ts'

export interface Followed {
  /** In time order; a cue that is not concerned is the same object. */
  cues: StoredCue[]
  /** Cues that the change concerns, but that a person has changed: they stay as they are. */
  left: number
}

interface Place {
  /** Index among the old words of the first word, and of the first after them. */
  from: number
  to: number
}

/**
 * The cues of a track after its transcript has changed from the words `before` to the words `after`. Cues that still hold the old
 * words, where they were cut, are cut anew over the changed part; cues a person has changed stay. Cues that come in the place of others take over
 * their identities in order; `newId` gives the rest theirs. A track that shows no hesitations gets none.
 */
export function followWords(
  cues: readonly StoredCue[],
  words: { before: readonly Word[]; after: readonly Word[] },
  rules: SubtitleRules,
  language: Language,
  newId: () => string,
): Followed {
  const before = normaliseWords(words.before)
  const after = normaliseWords(words.after)
  const places = placesOf(cues, before)
  const map = mapWords(before, after)
  // As new tracks are: where nothing was marked, none says that it is to be shown.
  const withoutFillers = !cues.some((cue) => cue.words.some(({ filler }) => filler))
  const cut = (span: readonly Word[]) =>
    cutIntoCues(withoutFillers ? span.filter(({ filler }) => !filler) : span, rules, language)
  if (cues.length === 0 && before.every(({ filler }) => filler)) {
    return { cues: cut(after).map((cue) => ({ ...cue, id: newId() })), left: 0 }
  }

  const result: StoredCue[] = []
  for (let index = 0; index < cues.length; ) {
    const cue = cues[index]!
    if (!isConcerned(places[index], map)) {
      result.push(cue)
      index += 1
      continue
    }
    let end = index + 1
    while (isConcerned(places[end], map) && places[end - 1]!.to === places[end]!.from) end += 1
    const span = after.slice(map.boundary(places[index]!.from), map.boundary(places[end - 1]!.to))
    const made = keepIds(cues.slice(index, end), cut(span), newId)
    const following = cues[end]
    const last = made.at(-1)
    if (last && following && last.endMs > following.startMs - rules.minGapMs) {
      const endMs = Math.max(last.startMs + 1, following.startMs - rules.minGapMs)
      made[made.length - 1] = { ...last, endMs: Math.min(last.endMs, endMs) }
    }
    const earlier = result.at(-1)
    const first = made[0]
    if (earlier && first && places[index - 1] && earlier.endMs > first.startMs) {
      const endMs = Math.max(earlier.startMs + 1, first.startMs - rules.minGapMs)
      result[result.length - 1] = { ...earlier, endMs }
    }
    result.push(...made)
    index = end
  }
  const left = cues.filter(
    (cue, index) =>
      places[index] === null &&
      map.changes.some(({ startMs, endMs }) => startMs < cue.endMs && endMs > cue.startMs),
  ).length
  return { cues: result.toSorted((a, b) => a.startMs - b.startMs), left }
}

/** Where the words of each cue stand among the words of the transcript; null for a cue that is no longer as it was cut. */
function placesOf(cues: readonly StoredCue[], words: readonly Word[]): (Place | null)[] {
  const nameOf = ({ text, startMs, endMs }: Word) => `${startMs} ${endMs} ${text}`
  const indices = new Map<string, number[]>()
  for (const [index, word] of words.entries()) {
    const name = nameOf(word)
    indices.set(name, [...(indices.get(name) ?? []), index])
  }
  let passed = 0
  const places = cues.map((cue): Place | null => {
    const found: number[] = []
    for (const word of cue.words) {
      const least = (found.at(-1) ?? passed - 1) + 1
      const index = indices.get(nameOf(word))?.find((one) => one >= least)
      if (index === undefined) return null
      // Only hesitations may be missing between two words.
      if (found.length > 0 && words.slice(least, index).some(({ filler }) => !filler)) return null
      found.push(index)
    }
    const first = found[0]
    // A cue starts with its first word, unless a person has moved it.
    if (first === undefined || Math.abs(cue.startMs - words[first]!.startMs) > 1) return null
    passed = found.at(-1)! + 1
    return { from: first, to: passed }
  })
  return withFillers(places, words)
}

/** Hesitations that no cue shows belong to the cue before them, those at the start to the first. */
function withFillers(places: readonly (Place | null)[], words: readonly Word[]): (Place | null)[] {
  const taken = new Set(places.map((place) => place?.from))
  return places.map((place, index) => {
    if (!place) return null
    let { from, to } = place
    while (words[to]?.filler && !taken.has(to)) to += 1
    if (index === 0 && words.slice(0, from).every(({ filler }) => filler)) from = 0
    return { from, to }
  })
}

interface WordMap {
  isChanged(index: number): boolean
  /** The index among the new words of what now stands where this old word began; what was put in before it belongs to what ends there. */
  boundary(at: number): number
  /** The times of what has changed, old and new. */
  changes: { startMs: number; endMs: number }[]
}

function mapWords(before: readonly Word[], after: readonly Word[]): WordMap {
  const pairs = pairsOf(before, after)
  const partner = new Map(pairs)
  const kept = new Set(pairs.map(([, index]) => index))
  const isChanged = (index: number) => {
    const old = before[index]
    const now = after[partner.get(index) ?? -1]
    return (
      !old ||
      !now ||
      old.startMs !== now.startMs ||
      old.endMs !== now.endMs ||
      old.speaker !== now.speaker ||
      old.filler !== now.filler
    )
  }
  const boundary = (at: number): number => {
    if (at <= 0) return 0
    if (at >= before.length) return after.length
    const next = partner.get(at)
    if (next !== undefined) return next
    const last = partner.get(at - 1)
    if (last !== undefined) return last + 1
    // Both sides are new: time decides.
    const { startMs } = before[at]!
    const index = after.findIndex((word, place) => !kept.has(place) && word.startMs >= startMs)
    return index < 0 ? after.length : index
  }
  const changes = [
    ...before.filter((_, index) => isChanged(index)),
    ...after.filter((_, index) => !kept.has(index)),
    ...pairs.filter(([index]) => isChanged(index)).map(([, index]) => after[index]!),
  ].map(({ startMs, endMs }) => ({ startMs, endMs: Math.max(endMs, startMs + 1) }))
  return { isChanged, boundary, changes }
}

/** Words that stay what and where they are are matched first: of two words alike, the right one. */
function pairsOf(before: readonly Word[], after: readonly Word[]): [number, number][] {
  const most = Math.min(before.length, after.length)
  const same = (a: Word, b: Word) => a.text === b.text && a.startMs === b.startMs && a.endMs === b.endMs
  let head = 0
  while (head < most && same(before[head]!, after[head]!)) head += 1
  let tail = 0
  while (tail < most - head && same(before.at(-1 - tail)!, after.at(-1 - tail)!)) tail += 1
  const middle = (words: readonly Word[]) => words.slice(head, words.length - tail).map(({ text }) => text)
  return [
    ...Array.from({ length: head }, (_, index): [number, number] => [index, index]),
    ...keptPairs(middle(before), middle(after)).map(([i, j]): [number, number] => [head + i, head + j]),
    ...Array.from({ length: tail }, (_, index): [number, number] => [
      before.length - tail + index,
      after.length - tail + index,
    ]),
  ]
}

function isConcerned(place: Place | null | undefined, map: WordMap): boolean {
  if (!place) return false
  const { from, to } = place
  if (map.boundary(to) - map.boundary(from) !== to - from) return true
  for (let index = from; index < to; index += 1) if (map.isChanged(index)) return true
  return false
}

function keepIds(
  old: readonly StoredCue[],
  made: readonly Omit<StoredCue, 'id'>[],
  newId: () => string,
): StoredCue[] {
  return made.map((cue, index) => {
    const before = old[index]
    const next = { ...cue, id: before?.id ?? newId() }
    const same =
      before?.startMs === next.startMs &&
      before.endMs === next.endMs &&
      before.text === next.text &&
      JSON.stringify(before.words) === JSON.stringify(next.words)
    return same ? before : next
  })
}
