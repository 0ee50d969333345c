import { IzError } from '#shared/error.ts'
import type { Cue } from '#shared/subtitles.ts'
import { assTime } from '../../captions/text.ts'
import { piecesOf } from '../markup.ts'
import { parseAssText } from './ass-text.ts'
import { normaliseCueText, printable, speakerOf, WORD_JOINER } from './cue-text.ts'
import { wordsFromMarks } from './timed-text.ts'

const defaultFormat = [
  'layer',
  'start',
  'end',
  'style',
  'name',
  'marginl',
  'marginr',
  'marginv',
  'effect',
  'text',
]

/**
 * ASS (v4+) and SSA (v4) events in time order. Columns are taken from the section's Format line; comments, drawings and
 * override codes are dropped, except italics, bold and underline, which stay as `<i>`, `<b>`, `<u>`. A name in the
 * Name (Actor) column becomes the speaker of the cue's words.
 * @throws subtitles_unrecognised (`line` from 1) without an [Events] section or where an event cannot be read,
 *   subtitles_empty without a line of dialogue
 */
export function parseAss(text: string, file = ''): Cue[] {
  const cues: Cue[] = []
  let section = ''
  let format = defaultFormat
  let wrapStyle = '0'
  let events = false
  for (const [number, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.replace(/^\ufeff/, '').trimStart()
    if (line.startsWith('[')) {
      section = line.trim().toLowerCase()
      events ||= section === '[events]'
      continue
    }
    const colon = line.indexOf(':')
    const key = colon > 0 && colon < 32 ? line.slice(0, colon).trim().toLowerCase() : ''
    if (key === 'wrapstyle') wrapStyle = line.slice(colon + 1).trim()
    if (section !== '[events]') continue
    if (key === 'format')
      format = line
        .slice(colon + 1)
        .split(',')
        .map((name) => name.trim().toLowerCase())
    if (key !== 'dialogue') continue
    const cue = parseEvent(line.slice(colon + 1), format, wrapStyle === '2')
    if (!cue) throw new IzError('subtitles_unrecognised', { file, line: number + 1 })
    if (cue.text !== '') cues.push(cue)
  }
  if (!events)
    throw new IzError(
      text.trim() === '' ? 'subtitles_empty' : 'subtitles_unrecognised',
      text.trim() === '' ? { file } : { file, line: 1 },
    )
  if (cues.length === 0) throw new IzError('subtitles_empty', { file })
  return cues.sort((a, b) => a.startMs - b.startMs)
}

function parseEvent(body: string, format: readonly string[], softBreaks: boolean): Cue | null {
  const fields: string[] = []
  let at = 0
  for (let field = 0; field < format.length - 1; field += 1) {
    const comma = body.indexOf(',', at)
    if (comma === -1) return null
    fields.push(body.slice(at, comma).trim())
    at = comma + 1
  }
  fields.push(body.slice(at))
  const field = (name: string) => fields[format.indexOf(name)]
  const startMs = parseTime(field('start') ?? '')
  const endMs = parseTime(field('end') ?? '')
  const source = field('text')
  if (startMs === null || endMs === null || source === undefined) return null
  const text = normaliseCueText(parseAssText(source, softBreaks))
  const speaker = field('name') || field('actor') || null
  const words = speaker ? wordsFromMarks(text, [{ offset: 0, timeMs: null, speaker }], startMs, endMs) : []
  return { startMs, endMs, text, words }
}

/** `h:mm:ss.cc` as ms; more or fewer digits of a second are taken as they are meant. */
function parseTime(text: string): number | null {
  const match = /^(\d{1,3}):(\d{1,2}):(\d{1,2})(?:[.:,](\d{1,9}))?$/.exec(text)
  if (!match) return null
  const [, hours, minutes, seconds, fraction = '0'] = match
  return (
    ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 +
    Math.round(Number(`0.${fraction}`) * 1000)
  )
}

/** ASS counts centiseconds: the nearest one, so that cues that touch still touch and a second round trip changes nothing. */
const formatTime = (ms: number) => assTime(Math.round(ms / 10))

/**
 * One legible style on a 1080p canvas: white Noto Sans (it has the Kazakh letters), a black outline, bottom centre.
 * WrapStyle 0 lets a line that is too long wrap rather than leave the picture.
 */
const header = `[Script Info]
ScriptType: v4.00+
PlayResX: 1920
PlayResY: 1080
WrapStyle: 0
ScaledBorderAndShadow: yes
YCbCr Matrix: TV.709

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Noto Sans,64,&H00FFFFFF,&H00FFFFFF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,3.5,0,2,96,96,64,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
`

/** Colours of the second and further speakers, BGR: yellow, cyan, green (BBC subtitle guidelines, "Speaker colours"; the first is white). */
const speakerColours = ['0000FFFF', '00FFFF00', '0000FF00']

/** `Default` in other colours, for each speaker after the first. */
function speakerStyles(speakers: readonly string[]): string {
  const base = /^Style: Default,.*$/m.exec(header)![0]
  return speakers
    .slice(1)
    .map((_, index) => {
      const colour = `&H${speakerColours[index % speakerColours.length]}`
      return `${base.replace('Default', `Speaker ${index + 2}`).replace('&H00FFFFFF', colour)}\n`
    })
    .join('')
}

/**
 * ASS with one default style, and one in another colour for each named speaker after the first. Times are rounded to centiseconds; braces and
 * backslashes of the text are shielded.
 */
export function printAss(cues: readonly Cue[]): string {
  const shown = printable(cues)
  const speakers = [...new Set(shown.map(speakerOf).filter((speaker) => speaker !== null))]
  const styled = header.replace('\n\n[Events]', `\n${speakerStyles(speakers)}\n[Events]`)
  const lines = shown.map((cue) => {
    const place = speakers.indexOf(speakerOf(cue) ?? '')
    const style = place > 0 ? `Speaker ${place + 1}` : 'Default'
    const speaker = (speakerOf(cue) ?? '').replace(/[\s,]+/g, ' ').trim()
    return `Dialogue: 0,${formatTime(cue.startMs)},${formatTime(cue.endMs)},${style},${speaker},0,0,0,,${printText(cue.text)}\n`
  })
  return styled + lines.join('')
}

function printText(text: string): string {
  return piecesOf(text)
    .map((piece) =>
      piece.kind === 'tag' ? `{\\${piece.name}${piece.open ? 1 : 0}}` : escapeAssText(piece.text),
    )
    .join('')
}

/**
 * Text as libass shows it unchanged: `\{` and `\}` are braces, a word joiner after a backslash keeps it from being a
 * code, lines are parted by `\N`, a no-break space is `\h`.
 */
export function escapeAssText(text: string): string {
  return text
    .replaceAll('\\', `\\${WORD_JOINER}`)
    .replaceAll('{', '\\{')
    .replaceAll('}', '\\}')
    .replaceAll('\u00a0', '\\h')
    .replaceAll('\n', '\\N')
}
