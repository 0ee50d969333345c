import { minDurationMs } from '#shared/subtitle-rules.ts'
import { tokensOf } from '#shared/subtitle-text.ts'
import type { Cue } from '#shared/subtitles.ts'
import type { Word } from '#shared/transcript.ts'
import { saidWithin, weightOf } from '../subtitles/cue-words.ts'
import { piecesOf, printPieces } from '../subtitles/markup.ts'
import { type Marks, marksOfLetters, plainText } from './marks.ts'

/** One blank-separated piece of a cue's text, with the time (ms of the recording) in which it is spoken. */
export interface Token {
  /** Without markup. */
  text: string
  startMs: number
  endMs: number
  /** The cue's own line it stands on, from 0. */
  line: number
  /** Who says it, where that is known. */
  speaker?: string | null
  /** For each letter (code point) of `text`; absent where nothing is marked. */
  marks?: readonly Marks[]
}

/**
 * The pieces of a cue's text, timed. Where the cue has as many words as the text has, each piece has its word's time and speaker; else
 * (a cue from a plain file, or a text that is not yet aligned) the cue's time is shared by length. Times never go back and
 * stay inside the cue; pieces without a letter, such as a dash, take no time, and are of the speaker whose word they belong to.
 */
export function timedTokens(cue: Cue): Token[] {
  const { text, marks } = plainText(cue.text)
  const words = tokensOf(text)
  const pieces = [...text.matchAll(/[\S\u00a0\u202f]+/gu)].map(({ 0: piece, index }) => ({
    // A no-break space has done its work here, and not every font has a glyph for it.
    text: piece.replace(/[\u00a0\u202f]/gu, ' '),
    line: text.slice(0, index).split('\n').length - 1,
    weight: spokenLength(piece),
    word: words.findIndex(({ start, end }) => start <= index && index < end),
    marks: marksOfLetters(piece, marks.slice(index)),
  }))
  const spoken = pieces.filter((piece) => piece.weight > 0)
  // What would be markup elsewhere, such as `<c>`, is no word, yet it is shown: a piece may stand outside every word.
  const timed = cue.words.length === words.length ? cue.words : null
  const shared = sharedTimes(cue, spoken)
  let at = cue.startMs
  const times = pieces.map((piece) => {
    if (piece.weight === 0) return null
    const time = timed?.[piece.word] ?? shared[spoken.indexOf(piece)]!
    const startMs = clamp(time.startMs, at, cue.endMs)
    at = startMs
    return { startMs, endMs: clamp(time.endMs, startMs, cue.endMs) }
  })
  for (const [index, time] of times.entries()) {
    const following = times.slice(index + 1).find((one) => one !== null)
    if (time && following) time.endMs = Math.min(time.endMs, following.startMs)
  }
  return pieces.map((piece, index): Token => {
    const speaker = timed?.[piece.word]?.speaker
    return {
      ...{ text: piece.text, line: piece.line },
      ...(times[index] ?? momentOf(pieces, times, index, cue)),
      ...(speaker ? { speaker } : {}),
      ...(piece.marks ? { marks: piece.marks } : {}),
    }
  })
}

type Time = Pick<Token, 'startMs' | 'endMs'>

/** When a piece without a letter stands: with the word it opens, as a speaker's dash does, or at the end of the one before. */
function momentOf(
  pieces: readonly { word: number }[],
  times: readonly (Time | null)[],
  index: number,
  cue: Cue,
): Time {
  const opened = times.findIndex((time, other) => time && other > index)
  const isOpening = opened >= 0 && pieces[opened]!.word === pieces[index]!.word
  const before = times.slice(0, index).findLast((time) => time !== null)
  const ms = isOpening ? times[opened]!.startMs : (before?.endMs ?? cue.startMs)
  return { startMs: ms, endMs: ms }
}

function spokenLength(piece: string): number {
  return piece.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

function sharedTimes(cue: Cue, spoken: { weight: number }[]): { startMs: number; endMs: number }[] {
  // One letter more for each word: a short word takes longer than its letters.
  const total = spoken.reduce((sum, piece) => sum + piece.weight + 1, 0)
  const at = (weight: number) => Math.round(cue.startMs + ((cue.endMs - cue.startMs) * weight) / total)
  let before = 0
  return spoken.map((piece) => {
    const startMs = at(before)
    before += piece.weight + 1
    return { startMs, endMs: at(before) }
  })
}

/** A word that is there for less is not seen (ms). */
const shortestWordMs = 100

/**
 * Cues as they can be shown one at a time, in order, none beginning before the clip. One that runs into the next ends where that begins;
 * where too little of it would be left to be read, and where both begin at once, they become one, line under line, each with its own
 * markup. Of what is heard in the clip, what was to be said after that is said sooner, so that no word is lost. A cue that shows nothing
 * is left out.
 */
export function cuesOfClip(cues: Cue[], offsetMs: number, durationMs: number): Cue[] {
  const clip = { startMs: offsetMs, endMs: offsetMs + durationMs }
  const inside = cues
    .filter(
      (cue) => plainText(cue.text).text.trim() !== '' && cue.startMs < clip.endMs && cue.endMs > clip.startMs,
    )
    .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
    .map((cue) => (cue.startMs < offsetMs ? { ...cue, startMs: offsetMs, words: timedWords(cue) } : cue))
  const together: Cue[][] = []
  for (const cue of inside) {
    const last = together.at(-1)
    if (last && isHiddenBy(last, cue, offsetMs)) last.push(cue)
    else together.push([cue])
  }
  return together.map((those, index) => {
    const following = together[index + 1]?.[0]
    return joined(those, following?.startMs ?? Number.POSITIVE_INFINITY, clip)
  })
}

/** Whether so little of cues shown together would be left when the next one takes their place that nobody could read it. */
function isHiddenBy(those: readonly Cue[], next: Cue, offsetMs: number): boolean {
  const { startMs } = those[0]!
  if (centi(startMs - offsetMs) === centi(next.startMs - offsetMs)) return true
  const leftMs = next.startMs - startMs
  return leftMs < minDurationMs && leftMs * 2 < lastEndOf(those) - startMs
}

/** Cues that are shown together as one, which ends at `untilMs` at the latest. */
function joined(those: readonly Cue[], untilMs: number, clip: Time): Cue {
  const [first] = those
  const lastEndMs = lastEndOf(those)
  const isCut = untilMs < lastEndMs
  if (those.length === 1 && !isCut) return first!
  const { startMs } = first!
  const endMs = Math.min(untilMs, lastEndMs)
  const own = those.map(timedWords)
  const words = own.flat()
  const isInOrder = own.every((its, index) => {
    const before = own[index - 1]?.at(-1)
    return !before || !its[0] || before.endMs <= its[0].startMs
  })
  const kept = !isInOrder ? 0 : isCut ? countThatFits(words, endMs, clip) : words.length
  const tailMs = Math.max(startMs, words[kept - 1]?.endMs ?? startMs)
  return {
    startMs,
    endMs,
    // What one leaves open ends with it.
    text: those.map(({ text }) => closed(text)).join('\n'),
    words: [...words.slice(0, kept), ...spread(words.slice(kept), tailMs, Math.min(endMs, clip.endMs), clip)],
  }
}

function lastEndOf(cues: readonly Cue[]): number {
  return Math.max(...cues.map(({ endMs }) => endMs))
}

/** How many of the words can keep their times in a cue cut at `endMs`, with time left in it for all that follow. */
function countThatFits(words: readonly Word[], endMs: number, clip: Time): number {
  const late = words.findIndex((word) => isHeard(word, clip) && word.startMs + shortestWordMs > endMs)
  if (late < 0) return words.length
  let count = late
  const needsMs = () => words.slice(count).filter((word) => isHeard(word, clip)).length * shortestWordMs
  while (count > 0 && isHeard(words[count - 1]!, clip) && words[count - 1]!.endMs + needsMs() > endMs) count--
  return count
}

/** The words, said one after the other in that time, each as long as its letters ask; those not heard in the clip take none of it. */
function spread(words: readonly Word[], startMs: number, endMs: number, clip: Time): Word[] {
  return saidWithin(words, startMs, endMs, (word) => (isHeard(word, clip) ? weightOf(word.text) : 0))
}

function isHeard(word: Time, clip: Time): boolean {
  return word.endMs > clip.startMs && word.startMs < clip.endMs
}

/** One word for each of the cue's text: its own, or, where these are not as many, with the cue's time shared by length. */
function timedWords(cue: Cue): Word[] {
  const tokens = tokensOf(plainText(cue.text).text)
  if (cue.words.length === tokens.length) return cue.words
  const untimed = tokens.map(({ text }) => ({ text, confidence: null, language: null, speaker: null }))
  return saidWithin(untimed, cue.startMs, cue.endMs)
}

function closed(text: string): string {
  return printPieces(piecesOf(text))
}

/** ms as the nearest hundredth of a second, which is all that ASS can write. */
export function centi(ms: number): number {
  return Math.max(0, Math.round(ms / 10))
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high))
}
