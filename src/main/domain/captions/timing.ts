import type { Cue } from '#shared/subtitles.ts'
import type { Word } from '#shared/transcript.ts'

/** One blank-separated piece of a cue's text, with the time (ms of the recording) in which it is spoken. */
export interface Token {
  text: string
  startMs: number
  endMs: number
  /** The cue's own line it stands on, from 0. */
  line: number
  /** Who says it, where that is known. */
  speaker?: string | null
}

/**
 * The pieces of a cue's text, timed. Where the cue has as many words as the text has, each piece has its word's time; else
 * (a cue from a plain file, or a text that is not yet aligned) the cue's time is shared by length. Times never go back and
 * stay inside the cue; pieces without a letter, such as a dash, take no time.
 */
export function timedTokens(cue: Cue): Token[] {
  const pieces = cue.text.split('\n').flatMap((text, line) =>
    text
      .split(/\s+/u)
      .filter((piece) => piece !== '')
      .map((piece) => ({ text: piece, line, weight: spokenLength(piece) })),
  )
  const spoken = pieces.filter((piece) => piece.weight > 0)
  const times = cue.words.length === spoken.length ? cue.words : sharedTimes(cue, spoken)

  let at = cue.startMs
  let next = 0
  const tokens = pieces.map((piece): Token => {
    const time = piece.weight > 0 ? times[next++]! : { startMs: at, endMs: at }
    const startMs = clamp(time.startMs, at, cue.endMs)
    const endMs = clamp(time.endMs, startMs, cue.endMs)
    at = startMs
    const speaker = 'speaker' in time ? (time as Word).speaker : null
    return { text: piece.text, line: piece.line, startMs, endMs, ...(speaker === null ? {} : { speaker }) }
  })
  for (const [index, token] of tokens.entries()) {
    const following = tokens[index + 1]
    if (following) token.endMs = Math.min(token.endMs, Math.max(token.startMs, following.startMs))
  }
  return tokens
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
 * that runs into the next ends where that begins; cues with the same start become one, line under line.
 */
export function cuesOfClip(cues: Cue[], offsetMs: number, durationMs: number): Cue[] {
  const clipEnd = offsetMs + durationMs
  const inside = cues
    .filter((cue) => cue.text.trim() !== '' && cue.startMs < clipEnd && cue.endMs > offsetMs)
    .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
  const alone: Cue[] = []
  for (const cue of inside) {
    const last = alone.at(-1)
    if (last && centi(last.startMs - offsetMs) === centi(cue.startMs - offsetMs)) {
      last.text += `\n${cue.text}`
      last.words = [...last.words, ...cue.words]
      last.endMs = Math.max(last.endMs, cue.endMs)
      continue
    }
    if (last) last.endMs = Math.min(last.endMs, cue.startMs)
    alone.push({ ...cue })
  }
  return alone
}

/** ms as the nearest hundredth of a second, which is all that ASS can write. */
export function centi(ms: number): number {
  return Math.max(0, Math.round(ms / 10))
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high))
}
