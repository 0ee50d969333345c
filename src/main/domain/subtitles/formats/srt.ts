import { IzError } from '#shared/error.ts'
import type { Cue } from '#shared/subtitles.ts'
import { formatTimecode } from '#shared/time.ts'
import { MOST_LINES, parseTags, plainCue, printable, WORD_JOINER } from './cue-text.ts'

const time = String.raw`(?:(\d{1,3})\s?:\s?)?(\d{1,2})\s?:\s?(\d{1,2})(?:\s?[.,:]\s?(\d{1,9}))?`
const arrow = String.raw`\s{0,8}(?:-{1,3}\s?>|[\u2013\u2014]>|\u2192)\s{0,8}`
const timing = new RegExp(`^\\s{0,64}${time}${arrow}${time}(?=\\s|$)`)
/** A line that means to be a timing line: digits and colons before an arrow. */
const meant = /^[\d\s:.,]{3,40}-{1,2}\s?>/
const index = /^\s*\d{1,9}\s*$/

function msOf(parts: readonly (string | undefined)[]): number {
  const [hours = '0', minutes = '0', seconds = '0', fraction = '0'] = parts
  const ms = Math.round(Number(`0.${fraction}`) * 1000)
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + ms
}

/** In and out of a SubRip timing line (also dots, missing hours, spaces, other arrows, coordinates after it), or null. */
export function parseTiming(line: string): { startMs: number; endMs: number } | null {
  const match = timing.exec(line)
  if (!match) return null
  return { startMs: msOf(match.slice(1, 5)), endMs: msOf(match.slice(5, 9)) }
}

/**
 * SubRip as found in the wild, in the file's order: numbers may be missing or wrong, blank lines missing or inside the
 * text, lines may end in any way. `<i>`, `<b>`, `<u>` stay in the text, `<font>` and `{\an8}` go. What stands before the first timing line is no cue. Cues without text are
 * kept (the checker reports them).
 * @throws subtitles_empty, subtitles_unrecognised (`line` is where reading stopped, from 1)
 */
export function parseSrt(text: string, file = ''): Cue[] {
  if (text.trim() === '') throw new IzError('subtitles_empty', { file })
  const lines = text.split(/\r\n|\r|\n/)
  const cues: Cue[] = []
  let times = null as { startMs: number; endMs: number } | null
  let body: string[] = []
  const finish = () => {
    if (times) cues.push(plainCue(times.startMs, times.endMs, parseTags(body.join('\n').trim())))
    body = []
  }
  for (const [number, line] of lines.entries()) {
    const found = parseTiming(line)
    if (found) {
      // The line above is this cue's number, whether or not a blank line parts it from the text before.
      if (times && body.length > 0 && index.test(body.at(-1)!)) body.pop()
      finish()
      times = found
    } else if (meant.test(line)) {
      throw new IzError('subtitles_unrecognised', { file, line: number + 1 })
    } else if (times && !(line === '' && body.at(-1) === '')) body.push(line)
    if (body.length > MOST_LINES) throw new IzError('subtitles_unrecognised', { file, line: number + 1 })
  }
  if (!times) throw new IzError('subtitles_unrecognised', { file, line: 1 })
  finish()
  if (cues.every((cue) => cue.text === '')) throw new IzError('subtitles_empty', { file })
  return cues
}

/**
 * SubRip: UTF-8 without a mark, numbered from 1. Lines end in `\n`: every player and platform takes it, files compare
 * and merge cleanly, and a stray `\r` cannot end up in the text of a naive reader.
 */
export function printSrt(cues: readonly Cue[]): string {
  return printable(cues)
    .map((cue, position) => {
      const range = `${formatTimecode(cue.startMs, ',')} --> ${formatTimecode(cue.endMs, ',')}`
      return `${position + 1}\n${range}\n${cue.text.split('\n').map(shield).join('\n')}\n`
    })
    .join('\n')
}

/** A line of text that a reader could take for a timing line, made harmless by an invisible character. */
function shield(line: string): string {
  const text = line.replaceAll('-->', `--${WORD_JOINER}>`)
  return parseTiming(text) ? WORD_JOINER + text : text
}
