import { tokensOf } from '#shared/subtitle-text.ts'
import type { Cue } from '#shared/subtitles.ts'
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

/**
 * Cues as they can be shown one at a time: in order, cut to the clip, shifted to its start and to hundredths of a second. One
 * that runs into the next ends where that begins; cues with the same start become one, line under line, each with its own
 * markup. A cue that shows nothing is left out.
 */
export function cuesOfClip(cues: Cue[], offsetMs: number, durationMs: number): Cue[] {
  const clipEnd = offsetMs + durationMs
  const inside = cues
    .filter((cue) => plainText(cue.text).text.trim() !== '' && cue.startMs < clipEnd && cue.endMs > offsetMs)
    .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
  const alone: Cue[] = []
  for (const cue of inside) {
    const last = alone.at(-1)
    if (last && centi(last.startMs - offsetMs) === centi(cue.startMs - offsetMs)) {
      // What the first leaves open ends with it.
      last.text = `${closed(last.text)}\n${closed(cue.text)}`
      last.words = [...last.words, ...cue.words]
      last.endMs = Math.max(last.endMs, cue.endMs)
      continue
    }
    if (last) last.endMs = Math.min(last.endMs, cue.startMs)
    alone.push({ ...cue })
  }
  return alone
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
