import { IzError } from '#shared/error.ts'
import type { Cue } from '#shared/subtitles.ts'
import { formatTimecode } from '#shared/time.ts'
import { piecesOf } from '../markup.ts'
import { MOST_LINES, printable, speakerOf, speakersOfLines } from './cue-text.ts'
import { parsePayload, parseTimestamp } from './vtt-cue.ts'

/**
 * WebVTT by the parsing algorithm of the specification (W3C, https://www.w3.org/TR/webvtt1/, section 6.1): blocks parted
 * by blank lines; NOTE, STYLE and REGION blocks, identifiers and cue settings are skipped; a block whose timing line
 * cannot be read is skipped too, as the specification demands.
 * @throws subtitles_unrecognised without the signature, subtitles_empty without a cue
 */
export function parseVtt(text: string, file = ''): Cue[] {
  const lines = text
    .replace(/^\ufeff/, '')
    .replaceAll('\u0000', '\ufffd')
    .split(/\r\n|\r|\n/)
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0]!)) throw new IzError('subtitles_unrecognised', { file, line: 1 })
  const cues: Cue[] = []
  let at = 1
  // The header goes on to the first blank line, unless a cue follows it at once.
  while (at < lines.length && lines[at] !== '' && !lines[at]!.includes('-->')) at += 1
  while (at < lines.length) {
    while (lines[at] === '') at += 1
    let times: { startMs: number; endMs: number } | null = null
    let seenArrow = false
    const payload: string[] = []
    const first = at
    for (; at < lines.length && lines[at] !== ''; at += 1) {
      const line = lines[at]!
      if (line.includes('-->')) {
        // An arrow in the first line or under an identifier is a timing line; any later one begins the next block.
        if (seenArrow || at > first + 1) break
        seenArrow = true
        times = timesOf(line)
      } else if (seenArrow) payload.push(line)
      if (payload.length > MOST_LINES) {
        throw new IzError('subtitles_unrecognised', { file, line: at + 1 })
      }
    }
    if (times) cues.push(parsePayload(payload.join('\n'), times.startMs, times.endMs))
  }
  if (cues.every((cue) => cue.text === '')) throw new IzError('subtitles_empty', { file })
  return cues
}

function timesOf(line: string): { startMs: number; endMs: number } | null {
  const start = parseTimestamp(line.trimStart())
  const between = start?.rest.trimStart()
  if (!start || !between?.startsWith('-->')) return null
  const end = parseTimestamp(between.slice(3).trimStart())
  return end ? { startMs: start.ms, endMs: end.ms } : null
}

/**
 * WebVTT without styles. `&`, `<` and `>` of the text are escaped, which also keeps `-->` out of it; a cue spoken by one named speaker
 * gets a voice tag, which no player shows, and so does each line of a dialogue.
 */
export function printVtt(cues: readonly Cue[]): string {
  const blocks = printable(cues).map((cue) => {
    const range = `${formatTimecode(cue.startMs)} --> ${formatTimecode(cue.endMs)}`
    return `${range}\n${voiced(cue)}\n`
  })
  return ['WEBVTT\n', ...blocks].join('\n')
}

function voiced(cue: Cue): string {
  const speaker = speakerOf(cue)
  if (speaker) return voiceTag(speaker) + escapeMarked(cue.text)
  const speakers = speakersOfLines(cue)
  // Markup that runs over lines would lie across the voices' tags.
  if (speakers.some((one) => one === null) || cue.text.includes('<')) return escapeMarked(cue.text)
  return cue.text
    .split('\n')
    .map((line, index) => `${voiceTag(speakers[index]!)}${escapeMarked(line)}</v>`)
    .join('\n')
}

function voiceTag(speaker: string): string {
  return `<v ${escapeText(speaker.replace(/\s+/g, ' ').trim())}>`
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function escapeMarked(text: string): string {
  return piecesOf(text)
    .map((piece) =>
      piece.kind === 'text' ? escapeText(piece.text) : `<${piece.open ? '' : '/'}${piece.name}>`,
    )
    .join('')
}
