import { isLexical, tokensOf } from '#shared/subtitle-text.ts'
import { parseSubtitles } from '../../subtitles/formats.ts'

/** A text somebody typed, as words. */
export interface TypedText {
  /** With their punctuation; `speaker` as the text names them, null where it does not. */
  words: { text: string; speaker: string | null }[]
  /** Index of the first word of each paragraph. */
  paragraphs: number[]
  /** In the order in which they first speak. */
  speakers: string[]
}

/** A time that stands before what is said: [00:12:05], (1:02), 00:12:05.250 - */
const leadingTime = /^\s*[[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?\s*(?:[-–—]\s+)?/u
const bracketed = /^\s*[[(]/
/** "Name: what is said", or the name alone. A name has few words and no digits. */
const leadingName = /^\s*(\p{L}[\p{L}\p{M}.'’-]*(?: \p{L}[\p{L}\p{M}.'’-]*){0,3})\s*:(?:\s+(?=\S)|\s*$)/u

/**
 * Reads a typed or pasted transcript. Blank lines part paragraphs, or every line is one where there are none. Times before a line are left
 * out, bare ones where two lines have them; a name with a colon that opens two lines or more is a speaker. Of subtitles (SRT, WebVTT, ASS) the text is taken and the times
 * are not.
 */
export function readTypedText(text: string): TypedText {
  const lines = linesOf(text.normalize('NFC').replace(/^\uFEFF/, ''))
  const names = speakerNames(lines)
  const typed: TypedText = { words: [], paragraphs: [], speakers: [] }
  const hasBlanks = lines.some((line, index) => line === '' && index > 0 && index < lines.length - 1)
  let speaker: string | null = null
  let starts = true
  for (const line of lines) {
    const name = leadingName.exec(line)?.[1]
    const named = name !== undefined && names.has(name)
    if (named) {
      speaker = name
      if (!typed.speakers.includes(name)) typed.speakers.push(name)
    }
    if (line === '' || named || !hasBlanks) starts = true
    const said = named ? line.replace(leadingName, '') : line
    if (!isLexical(said)) continue
    if (starts) typed.paragraphs.push(typed.words.length)
    starts = false
    for (const token of tokensOf(said)) typed.words.push({ text: token.text, speaker })
  }
  return typed
}

/** Lines without the times before them, trimmed. One bare time in a whole text is said: "10:30 we met". */
function linesOf(text: string): string[] {
  const lines = subtitleLines(text) ?? text.split(/\r\n|[\n\r\u2028\u2029]/)
  const isTimed = lines.filter((line) => leadingTime.test(line)).length > 1
  return lines.map((line) => (isTimed || bracketed.test(line) ? line.replace(leadingTime, '') : line).trim())
}

/** The text of subtitles: cues run on, so a line for each would part sentences; a dash opens another's turn. */
function subtitleLines(text: string): string[] | null {
  if (!/-->|^WEBVTT|^\s*\[script info\]/im.test(text)) return null
  try {
    const lines = parseSubtitles(new TextEncoder().encode(text), 'text').flatMap((cue) =>
      cue.text.split('\n'),
    )
    return lines.reduce<string[]>((joined, line) => {
      const last = joined.at(-1)
      if (last === undefined || /^\s*[-–—]/u.test(line) || leadingName.test(line)) joined.push(line)
      else joined[joined.length - 1] = `${last} ${line}`
      return joined
    }, [])
  } catch {
    // Not subtitles after all: an arrow in a text.
    return null
  }
}

function speakerNames(lines: readonly string[]): Set<string> {
  const counts = new Map<string, number>()
  for (const line of lines) {
    const name = leadingName.exec(line)?.[1]
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count >= 2).map(([name]) => name))
}
