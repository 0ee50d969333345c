import { tokensOf } from '#shared/subtitle-text.ts'
import type { Cue } from '#shared/subtitles.ts'
import { type Piece, piecesOf, printPieces } from '../markup.ts'

/** Shields text from a format's syntax (after a backslash in ASS, inside an arrow in SubRip); taken out on reading. */
export const WORD_JOINER = '\u2060'

/** No cue has more lines than this; a file where one seems to is something else. */
export const MOST_LINES = 1000

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const dropped = /[\u0000-\u0008\u000e-\u001f\u007f\u2060\ufeff]/g
const tagsOnLineOfTheirOwn = /\n((?:<\/[ibu]>)+)(?=\n|$)|(?<=\n|^)((?:<[ibu]>)+)\n/g
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g

/**
 * A cue's text as the formats carry it, so that every round trip is exact: NFC, lines parted by `\n` and trimmed,
 * none of them blank or of tags alone, no control characters, no lone surrogates.
 */
export function normaliseCueText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(lineEnds, '\n')
    .replace(dropped, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
    .replace(tagsOnLineOfTheirOwn, (_, closing?: string, opening?: string) => closing ?? opening ?? '')
}

/** A cue of a plain file. */
export function plainCue(startMs: number, endMs: number, text: string): Cue {
  return { startMs, endMs, text: normaliseCueText(text), words: [] }
}

/** Cues worth writing: with text, which is normalised. */
export function printable(cues: readonly Cue[]): Cue[] {
  return cues
    .map((cue) => ({ ...cue, text: normaliseCueText(printPieces(piecesOf(cue.text))) }))
    .filter((cue) => cue.text !== '')
}

/** Who speaks a whole cue, null when nobody is named or several are. */
export function speakerOf(cue: Cue): string | null {
  const speaker = cue.words[0]?.speaker ?? null
  return cue.words.every((word) => word.speaker === speaker) ? speaker : null
}

/** Who speaks each line of a cue's text; null where nobody is named or several are. */
export function speakersOfLines(cue: Cue): (string | null)[] {
  const lines = cue.text.split('\n')
  const counts = lines.map((line) => tokensOf(line).length)
  if (counts.reduce((sum, count) => sum + count, 0) !== cue.words.length) return lines.map(() => null)
  let at = 0
  return counts.map((count) => {
    const words = cue.words.slice(at, at + count)
    at += count
    const speaker = words[0]?.speaker ?? null
    return words.every((word) => word.speaker === speaker) ? speaker : null
  })
}

/** A word and `=` after `<b` make it a tag with attributes; anything else, as in `a < b && c > d`, is text. */
const tags = /<(\/?)\s?(?:([ibu])(?:\s+[\w-]+=[^<>]*|\s*)|font(?:\s[^<>]*)?)\/?>|\{\\[^{}]*\}/gi

/** HTML-like tags of SubRip: `<i>`, `<b>`, `<u>` in any case become pieces, `<font>` and `{\an8}`-like codes are dropped. */
export function parseTags(text: string): string {
  if (!text.includes('<') && !text.includes('{')) return text
  const pieces: Piece[] = []
  let at = 0
  const add = (part: string) => {
    if (part !== '') pieces.push({ kind: 'text', text: part })
  }
  for (const match of text.matchAll(tags)) {
    add(text.slice(at, match.index))
    at = match.index + match[0].length
    const name = match[2]?.toLowerCase()
    if (name === 'i' || name === 'b' || name === 'u') {
      pieces.push({ kind: 'tag', name, open: match[1] === '' })
    }
  }
  add(text.slice(at))
  return printPieces(pieces)
}
