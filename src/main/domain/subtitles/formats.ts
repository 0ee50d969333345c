import { IzError } from '#shared/error.ts'
import type { Cue, SubtitleFormat } from '#shared/subtitles.ts'
import { parseAss, printAss } from './formats/ass.ts'
import { speakersOfLines } from './formats/cue-text.ts'
import { decodeText } from './formats/decode.ts'
import { parseSrt, parseTiming, printSrt } from './formats/srt.ts'
import { printTxt } from './formats/txt.ts'
import { parseVtt, printVtt } from './formats/vtt.ts'

/** How far a file is read for a first timing line before it is given up as unknown. */
const SNIFF_CHARACTERS = 65_536

/** A longer line belongs to no subtitle file (characters). */
const LONGEST_LINE = 100_000

/** Number (from 1) of the first line longer than `LONGEST_LINE`, null when there is none. */
function overlongLine(text: string): number | null {
  let number = 1
  let start = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 10 || code === 13) {
      if (code === 10 || text.charCodeAt(i + 1) !== 10) number += 1
      start = i + 1
    } else if (i - start >= LONGEST_LINE) return number
  }
  return null
}

/**
 * What a text is, by its content alone (endings lie): WebVTT by its signature, ASS and SSA by their sections, SubRip by
 * a timing line; null for anything else.
 */
function formatOf(text: string): 'srt' | 'vtt' | 'ass' | null {
  const head = text.slice(0, SNIFF_CHARACTERS)
  if (/^WEBVTT(?:\s|$)/.test(head)) return 'vtt'
  if (/^[ \t]*\[(?:script info|v4\+? styles|events)\]/im.test(head)) return 'ass'
  return head.split(/\r\n|\r|\n/).some((line) => parseTiming(line) !== null) ? 'srt' : null
}

/**
 * Cues of a subtitle file in any format and encoding we know (`decodeText`), told by its content. `file` is its base name,
 * for errors. Cues stand in the file's order (ASS: in time order); text is NFC with `<i>`, `<b>`, `<u>` only; words are
 * there only where the file times or names them.
 * @throws subtitles_empty when there is nothing to show, subtitles_unrecognised with `file` and `line` (from 1)
 */
export function parseSubtitles(bytes: Uint8Array, file: string): Cue[] {
  const text = decodeText(bytes).replace(/^\ufeff/, '')
  if (text.trim() === '') throw new IzError('subtitles_empty', { file })
  const overlong = overlongLine(text)
  if (overlong !== null) throw new IzError('subtitles_unrecognised', { file, line: overlong })
  switch (formatOf(text)) {
    case 'vtt':
      return parseVtt(text, file)
    case 'ass':
      return parseAss(text, file)
    case 'srt':
      return parseSrt(text, file)
    default:
      throw new IzError('subtitles_unrecognised', { file, line: 1 })
  }
}

const printers: Record<SubtitleFormat, (cues: readonly Cue[]) => string> = {
  srt: printSrt,
  vtt: printVtt,
  ass: printAss,
  txt: printTxt,
}

/**
 * The same cues with their speakers' names in the text: before what each begins to say, as `Name: ` (for SubRip, which has no other place for
 * them). A cue of the speaker who spoke before has none.
 */
export function withNames(cues: readonly Cue[]): Cue[] {
  let last: string | null = null
  return cues.map((cue) => {
    const speakers = speakersOfLines(cue)
    const lines = cue.text.split('\n').map((line, index) => {
      const speaker = speakers[index] ?? null
      const isNew = speaker !== null && speaker !== last
      last = speaker
      return isNew ? `${speaker}: ${line.replace(/^[-\u2010-\u2015]\s*/, '')}` : line
    })
    return { ...cue, text: lines.join('\n') }
  })
}

/** Cues as the text of a file, to be written as UTF-8 without a byte order mark. Cues without text are left out. */
export function printSubtitles(cues: readonly Cue[], format: SubtitleFormat): string {
  return printers[format](cues)
}
