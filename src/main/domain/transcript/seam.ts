import { middleMs, type Stretch, type Word } from '#shared/transcript.ts'
import { endMsOf, type Sound } from './sound.ts'
import { bareWord } from './text/bare-word.ts'
import { letterDistance } from './text/letter-distance.ts'
import { keepInOrder, leastMs } from './word-order.ts'

/** A chunk and what was heard to recognise it, which reaches over its ends where it was cut though nobody paused. */
interface HeardChunk extends Sound {
  heard: Sound
}

/** The words of a chunk and the stretches they lie in. */
interface Recognised {
  words: Word[]
  stretches: Stretch[]
}

// The weights below are this project's own, in words: what it costs to take two words for the same, or to have one too many.
const unpaired = 0.7
/** Words under the same moment of the sound are one word in two hearings, or very likely so. */
const differentTextAtOnce = 0.5
/** Further apart than this the same text is said twice rather than timed in two ways, ms. */
const farMs = 1000
/** A chunk writes what it begins in the middle of as it likes: so much of its beginning proves nothing, ms. */
const edgeMs = 250
/** By so much two hearings may time a word apart: one that lies further before the end of what is written is none behind it, ms. */
const nearMs = 400
/** Sound of a word of its own, ms. */
const leastRestMs = 250
/** The words before a cut that are compared. */
const compared = 16

/**
 * What of the words heard belongs to the chunk itself; the rest is its neighbours'. A chunk ends with the last word whose middle lies before
 * the cut; the next begins with the first word that is not among those, which is found by what is written and by when it is said, so that
 * no word is lost or doubled where two hearings disagree about times. Words begin behind those before and end by `endMs`, as far as there
 * is room.
 * @param before the words of the recording before this chunk, as this function has returned them
 */
export function ownPart(
  { words, stretches }: Recognised,
  before: readonly Word[],
  chunk: HeardChunk,
  endMs: number,
): Recognised {
  const { startMs, heard } = chunk
  const cutMs = endMsOf(chunk)
  const from = heard.startMs < startMs ? firstOwn(words, before, startMs, heard.startMs) : 0
  const behind = endMsOf(heard) > cutMs ? words.findIndex((word) => middleMs(word) >= cutMs) : -1
  const rest = from > 0 ? behindWord(words[from - 1]!, before.at(-1)) : []
  const own = [...rest, ...words.slice(from, behind < 0 ? words.length : Math.max(from, behind))]
  const earliest = Math.max(heard.startMs, before.at(-1)?.endMs ?? 0)
  const placed = keepInOrder(own, earliest, Math.max(endMs, earliest + own.length * leastMs))
  return { words: placed, stretches: stretchesWith(placed, own, stretches) }
}

/** The stretches as far as these words reach. `was`: the same words with the times by which they lie in the stretches. */
function stretchesWith(
  words: readonly Word[],
  was: readonly Word[],
  stretches: readonly Stretch[],
): Stretch[] {
  let at = 0
  return stretches.flatMap((stretch, index) => {
    const nextMs = stretches[index + 1]?.startMs ?? Number.POSITIVE_INFINITY
    const from = at
    while (at < was.length && was[at]!.startMs < nextMs) at++
    if (at === from) return []
    return [{ ...stretch, startMs: words[from]!.startMs, endMs: words[at - 1]!.endMs }]
  })
}

/** The cheapest way to lay the last words before the cut and the first of the chunk one over the other says where it goes on. */
function firstOwn(
  words: readonly Word[],
  before: readonly Word[],
  cutMs: number,
  heardFromMs: number,
): number {
  const told = before.slice(-compared).filter(({ endMs }) => endMs > heardFromMs - farMs)
  const heard = words.filter((word) => middleMs(word) < cutMs + farMs + nearMs)
  const toldMs = Math.max(heardFromMs + edgeMs, told.at(-1)?.endMs ?? 0)
  const missed = (word: Word) => unpaired * lateness(word, toldMs)
  let row = [0]
  for (const word of heard) row.push(row.at(-1)! + missed(word))
  for (const one of told) {
    const alone = middleMs(one) < heardFromMs + edgeMs ? 0 : unpaired
    const next = [row[0]! + alone]
    heard.forEach((other, j) => {
      next.push(Math.min(row[j]! + difference(one, other), row[j + 1]! + alone, next[j]! + missed(other)))
    })
    row = next
  }
  let best = heard.length
  let least = row[heard.length]!
  let doubled = 0
  for (let j = heard.length - 1; j >= 0; j--) {
    doubled += unpaired - missed(heard[j]!)
    // Of two ways alike none that leaves a word out.
    if (row[j]! + doubled <= least) [best, least] = [j, row[j]! + doubled]
  }
  return best
}

/** Where a chunk writes as one word what the one before has written the first of, the other is left. */
function behindWord(word: Word, last: Word | undefined): Word[] {
  if (!last || word.endMs - last.endMs < leastRestMs || word.startMs >= last.endMs) return []
  const first = last.text.toLowerCase()
  if (!word.text.toLowerCase().startsWith(first) || word.text.length < first.length + 2) return []
  return [{ ...word, text: word.text.slice(first.length), startMs: last.endMs }]
}

/** 1 for a word that lies behind a moment, 0 for one well before it. */
function lateness(word: Word, ms: number): number {
  return Math.min(1, Math.max(0, (middleMs(word) - ms) / nearMs + 1))
}

/** 0 for the same word at the same time. */
function difference(one: Word, other: Word): number {
  const [a, b] = [bareWord(one.text), bareWord(other.text)]
  const longest = Math.max(1, a.length, b.length)
  const unlike = letterDistance(a, b, longest) / longest
  const shared = Math.min(one.endMs, other.endMs) - Math.max(one.startMs, other.startMs)
  const shorter = Math.min(one.endMs - one.startMs, other.endMs - other.startMs)
  if (2 * shared >= shorter) return differentTextAtOnce * unlike
  return unlike + Math.abs(middleMs(one) - middleMs(other)) / (2 * farMs)
}
