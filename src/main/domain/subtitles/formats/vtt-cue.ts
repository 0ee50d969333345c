import { tokensOf } from '#shared/subtitle-text.ts'
import type { Cue } from '#shared/subtitles.ts'
import { type Piece, printPieces } from '../markup.ts'
import { normaliseCueText } from './cue-text.ts'
import { type Mark, wordsFromMarks } from './timed-text.ts'

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
  hellip: '\u2026',
  ndash: '\u2013',
  mdash: '\u2014',
  laquo: '\u00ab',
  raquo: '\u00bb',
  lsquo: '\u2018',
  rsquo: '\u2019',
  ldquo: '\u201c',
  rdquo: '\u201d',
  shy: '\u00ad',
}

/** HTML character references (WebVTT 6.4): the named ones that occur in captions, and numbers. Others stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g,
    (whole: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
    },
  )
}

/**
 * A WebVTT timestamp (`hh:mm:ss.ttt`, hours optional) at the start of a text, in ms; `rest` is what follows it. Hours are written with two digits
 * or more, and read with one as well (W3C WebVTT, 6.3, "collect a WebVTT timestamp").
 */
export function parseTimestamp(text: string): { ms: number; rest: string } | null {
  const match = /^(?:(\d{1,9}):)?([0-5]\d):([0-5]\d)\.(\d{3})(?!\d)/.exec(text)
  if (!match) return null
  const [whole, hours = '0', minutes, seconds, fraction] = match
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction)
  return { ms, rest: text.slice(whole.length) }
}

/**
 * A cue's payload by the tokenizer of WebVTT 6.4: `<i>`, `<b>`, `<u>` stay, classes, languages and ruby readings go,
 * timestamps and voices become the times and speakers of `words` (which is empty when there are none).
 */
export function parsePayload(payload: string, startMs: number, endMs: number): Cue {
  const pieces: Piece[] = []
  const marks: Mark[] = []
  let length = 0
  let inRubyText = false
  for (const part of payload.split(/(<[^>]*>?)/)) {
    if (!part.startsWith('<')) {
      if (part === '' || inRubyText) continue
      const text = decodeEntities(part)
      pieces.push({ kind: 'text', text })
      length += text.length
      continue
    }
    const body = part.slice(1, part.endsWith('>') ? -1 : undefined)
    const closing = body.startsWith('/')
    const [head = '', name = ''] = /^\/?([^\s.]*)(?:\.\S*)?/.exec(body) ?? []
    const stamp = parseTimestamp(body)
    if (stamp && stamp.rest.trim() === '') marks.push({ offset: length, timeMs: stamp.ms, speaker: null })
    else if (name === 'i' || name === 'b' || name === 'u') pieces.push({ kind: 'tag', name, open: !closing })
    else if (name === 'v') {
      const speaker = closing
        ? null
        : decodeEntities(body.slice(head.length)).replace(/\s+/g, ' ').trim() || null
      marks.push({ offset: length, timeMs: null, speaker })
    } else if (name === 'rt') inRubyText = !closing
  }
  const plain = pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('')
  const text = normaliseCueText(printPieces(pieces))
  if (marks.length === 0) return { startMs, endMs, text, words: [] }
  const words = wordsFromMarks(plain, marks, startMs, endMs)
  return { startMs, endMs, text, words: words.length === tokensOf(text).length ? words : [] }
}
