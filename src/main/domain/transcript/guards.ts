import { middleMs, type Word, type WordFlag } from '#shared/transcript.ts'
import { bareWord } from './text/bare-word.ts'

/** A part of a recording, ms. */
interface Span {
  startMs: number
  endMs: number
}

/** So often in a row must a phrase of 1, 2, 3 and more words be said to look like a loop; people say a word three or four times. */
const loops = [5, 4, 3] as const
/** Longer loops than this do not occur in what a decoder writes about 25 s. */
const longestLoop = 12
/** A word with less speech under it than this share of its time stands over silence. */
const leastSpeech = 0.1
/** A short word may fall into a gap by the inexactness of its times: at least so much is looked at, ms. */
const leastLookedAtMs = 200
/**
 * Letters and digits a second, over a window of words: nobody speaks so fast. Fast talk in Kazakh and Russian is about 20, an auctioneer's
 * 30; this project's own figures.
 */
const fastest = 35
const window = { words: 6, letters: 24 }
/** So much of what was heard well may a second attempt lack in all: it spells a word otherwise, or loses one where the parts meet. */
const smallLoss = 0.1

/** Which words a decoder may have made up, told by the words alone and by where there is speech. */
export interface GuardOptions {
  /** Where voice activity finds speech, in time order; null: not known, nothing is over silence. */
  speech: readonly Span[] | null
  /** Only a decoder that writes from its own text (whisper, parakeet) falls into loops; what CTC repeats has been said. */
  loops: boolean
}

/**
 * The words with `flag` set on those that look made up and removed from the others: all but the first round of a loop; words over
 * silence; words of a window in which there is more text than anyone could speak. The first that applies counts.
 */
export function flagWords(words: readonly Word[], { speech, loops: findLoops }: GuardOptions): Word[] {
  const flags: (WordFlag | null)[] = words.map(() => null)
  const mark = (index: number, flag: WordFlag) => {
    flags[index] ??= flag
  }
  if (findLoops) for (const index of repeated(words.map(({ text }) => text))) mark(index, 'repetition')
  if (speech) {
    words.forEach((word, index) => {
      const wider = Math.max(0, leastLookedAtMs - (word.endMs - word.startMs)) / 2
      const around = { startMs: word.startMs - wider, endMs: word.endMs + wider }
      if (overlap(around, speech) < leastSpeech * (around.endMs - around.startMs)) mark(index, 'over_silence')
    })
  }
  for (const index of tooFast(words)) mark(index, 'too_fast')
  return words.map((word, index) => {
    const { flag: _, ...plain } = word
    const flag = flags[index]
    return flag ? { ...plain, flag } : plain
  })
}

/**
 * Whether a second attempt at the same audio is to be taken: fewer of its letters stand under flags, and it has not lost what the first heard
 * well, neither more than a little of it in all nor more than half of it in any of the parts in which the attempt was made, where times are
 * too rough to ask for more. The round that begins a loop has no flag, but was not heard well either. Nothing at all, or nothing but what is
 * doubtful, is no better than something doubtful: that is for a person to judge, who sees the flags.
 * @param first with the flags of `flagWords`, as the words of the parts
 * @param parts the words of the second attempt by part, and where each part ends, ms
 */
export function isBetter(
  first: readonly Word[],
  parts: readonly { words: readonly Word[]; endMs: number }[],
): boolean {
  const again = parts.flatMap(({ words }) => words)
  if (again.every(({ flag }) => flag) || flagged(again) >= flagged(first)) return false
  const good = heardWell(first)
  const goodAgain = parts.map(({ words }) => lettersOf(heardWell(words)))
  if (goodAgain.reduce((sum, count) => sum + count, 0) < (1 - smallLoss) * lettersOf(good)) return false
  return parts.every(({ endMs }, index) => {
    const fromMs = parts[index - 1]?.endMs ?? Number.NEGATIVE_INFINITY
    const toMs = index === parts.length - 1 ? Number.POSITIVE_INFINITY : endMs
    const there = good.filter((word) => middleMs(word) >= fromMs && middleMs(word) < toMs)
    return 2 * goodAgain[index]! >= lettersOf(there)
  })
}

function flagged(words: readonly Word[]): number {
  return lettersOf(words.filter(({ flag }) => flag))
}

/** The words without a flag, but for the first round of each loop. */
function heardWell(words: readonly Word[]): Word[] {
  const openings = loopOpenings(words)
  return words.filter(({ flag }, index) => !flag && !openings.has(index))
}

function lettersOf(words: readonly Word[]): number {
  return words.reduce((sum, { text }) => sum + letters(text), 0)
}

/** Worth another attempt: at least three words or a quarter of them are flagged. */
export function isSuspicious(words: readonly Word[]): boolean {
  const flagged = words.filter(({ flag }) => flag).length
  return flagged >= 3 || (flagged > 0 && flagged * 4 >= words.length)
}

/** The indexes of the words of every loop but those of its first round. */
function repeated(texts: readonly string[]): Set<number> {
  const found = new Set<number>()
  for (const { from, to, size } of loopsIn(texts)) for (let at = from + size; at < to; at++) found.add(at)
  return found
}

/** The indexes of the words of the first round of every loop that has been flagged as one. */
function loopOpenings(words: readonly Word[]): Set<number> {
  const found = new Set<number>()
  for (const { from, size } of loopsIn(words.map(({ text }) => text))) {
    if (words[from + size]!.flag !== 'repetition') continue
    for (let at = from; at < from + size; at++) found.add(at)
  }
  return found
}

/** From the first word of each loop up to `to`, rounds of `size` words; a round may be cut off at the end. */
function* loopsIn(texts: readonly string[]): Generator<{ from: number; to: number; size: number }> {
  const words = texts.map(bareWord)
  for (let size = 1; size <= longestLoop; size++) {
    const needed = loops[Math.min(size, loops.length) - 1]!
    let equal = 0
    for (let i = size; i <= words.length; i++) {
      if (i < words.length && words[i] === words[i - size]) {
        equal++
        continue
      }
      // `equal` words repeat the `size` before them; a half round at the end is part of the loop.
      if (equal + size >= needed * size) yield { from: i - equal - size, to: i, size }
      equal = 0
    }
  }
}

function* tooFast(words: readonly Word[]): Generator<number> {
  for (let from = 0; from < words.length; from++) {
    let sum = 0
    for (let to = from; to < words.length && to < from + window.words; to++) {
      sum += letters(words[to]!.text)
      if (sum < window.letters) continue
      // Up to the next word: the end of a word is the least certain of its times.
      const end = Math.max(words[to]!.endMs, Math.min(words[to + 1]?.startMs ?? 0, words[to]!.endMs + 500))
      if (sum * 1000 > fastest * (end - words[from]!.startMs)) {
        for (let i = from; i <= to; i++) yield i
      }
    }
  }
}

function overlap(word: Span, speech: readonly Span[]): number {
  let sum = 0
  for (const { startMs, endMs } of speech) {
    sum += Math.max(0, Math.min(endMs, word.endMs) - Math.max(startMs, word.startMs))
  }
  return sum
}

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}
