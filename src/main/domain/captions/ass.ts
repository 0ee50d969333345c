import type { CaptionStyle } from '#shared/clip.ts'
import type { Cue } from '#shared/subtitles.ts'
import { boxBehind, type CaptionFrame, type Layout, layoutFor, lineBottom } from './layout.ts'
import { type Block, breakIntoBlocks, type LineLimit } from './lines.ts'
import { commonMarks, markWriter } from './marks.ts'
import { assColour, assTime } from './text.ts'
import { centi, cuesOfClip, type Token, timedTokens } from './timing.ts'

/** A word stays lit over a pause this short (ms): the eye takes a shorter dark spell for flicker. */
const heldHighlightMs = 300

/**
 * Captions as an ASS script for libass: the burn-in and the preview render this same text. The script's pixels are the
 * frame's. A cue that needs more than two lines in this frame is shown as several captions, one after the other, as its
 * words are spoken; no caption leaves the safe area. With a highlight colour the spoken word has it, until the next word
 * begins or, before a longer pause, until it ends.
 *
 * @param cues in the recording's time
 * @param frame of the output, in pixels; the safe area says what to keep free at each side
 * @param clip `offsetMs` is the recording's time at which the clip begins
 */
export function captionsToAss(
  cues: Cue[],
  style: CaptionStyle,
  frame: CaptionFrame,
  clip: { offsetMs: number; durationMs: number },
): string {
  const layout = layoutFor(style, frame)
  // Bold letters are wider: a cue that has some is laid out as if all of it were bold.
  const boldLayout = layoutFor({ ...style, bold: true }, frame)
  const colours = speakerColours(cues, style)
  const events = cuesOfClip(cues, clip.offsetMs, clip.durationMs).flatMap((cue) => {
    const tokens = timedTokens(cue)
    const hasBold = tokens.some(({ marks }) => marks?.some((own) => own.includes('b')))
    const own = hasBold ? boldLayout : layout
    const blocks = breakIntoBlocks(tokens, limitOf(own))
    return blocks.flatMap((block, index) => {
      const following = blocks[index + 1]
      const startMs = index === 0 ? cue.startMs : startOf(block)
      const endMs = following ? startOf(following) : cue.endMs
      return blockEvents(block, style, own, windowOf(clip, startMs, endMs), clip.offsetMs, colours)
    })
  })
  return `${header(style, layout, frame)}${events.join('')}`
}

function limitOf(layout: Layout): LineLimit {
  return { characters: layout.maxCharacters, widthEm: layout.lineWidthEm, measure: layout.face.width }
}

/** From and to in hundredths of a second of the clip. */
interface Window {
  from: number
  to: number
}

function windowOf(clip: { offsetMs: number; durationMs: number }, startMs: number, endMs: number): Window {
  const last = Math.floor(clip.durationMs / 10)
  return {
    from: Math.min(centi(startMs - clip.offsetMs), last),
    to: Math.min(centi(endMs - clip.offsetMs), last),
  }
}

function startOf(block: Block): number {
  return block[0]![0]!.startMs
}

const layers = { box: 0, shadow: 0, text: 1 }

function blockEvents(
  block: Block,
  style: CaptionStyle,
  layout: Layout,
  window: Window,
  offsetMs: number,
  colours: ReadonlyMap<string, string>,
): string[] {
  if (window.to <= window.from) return []
  const events: string[] = []
  if (style.box !== null) {
    const { colour, alpha } = assColour(style.box)
    const box = boxBehind(layout, block)
    const look = `\\an7\\pos(${number(box.x)},${number(box.y)})\\1c${colour}\\1a${alpha}\\bord0\\shad0\\p1`
    events.push(event(layers.box, window, `{${look}}${box.drawing}`))
  }
  for (const [index, line] of block.entries()) {
    const at = (dy: number) =>
      `\\an2\\pos(${number(layout.centreX)},${number(lineBottom(layout, block, index) + dy)})`
    if (layout.shadow > 0) {
      const border = `\\bord${number(layout.outline + layout.shadow * 0.5)}\\blur${number(layout.shadow)}`
      const look = `${at(layout.shadow * 0.4)}\\1a&HFF&\\3c&H000000&\\3a&H66&${border}`
      events.push(
        event(layers.shadow, window, `{${look}}${written(line, style, () => ({ before: '', after: '' }))}`),
      )
    }
    for (const span of highlightSpans(line, style.highlight, window, offsetMs)) {
      events.push(event(layers.text, span, `{${at(0)}}${coloured(line, span.token, style, colours)}`))
    }
  }
  return events
}

/** The line's time, cut where the lit word changes; the spans meet without a gap. */
function highlightSpans(
  line: Token[],
  highlight: string | null,
  window: Window,
  offsetMs: number,
): (Window & { token: number | null })[] {
  if (highlight === null) return [{ ...window, token: null }]
  const spans: (Window & { token: number | null })[] = []
  let at = window.from
  for (const [index, token] of line.entries()) {
    if (token.endMs <= token.startMs) continue
    const following = line.slice(index + 1).find((other) => other.endMs > other.startMs)
    const held = following && following.startMs - token.endMs <= heldHighlightMs
    const from = Math.min(Math.max(at, centi(token.startMs - offsetMs)), window.to)
    const to = Math.min(Math.max(from, centi((held ? following.startMs : token.endMs) - offsetMs)), window.to)
    if (from > at) spans.push({ from: at, to: from, token: null })
    if (to > from) spans.push({ from, to, token: index })
    at = to
  }
  if (window.to > at) spans.push({ from: at, to: window.to, token: null })
  return spans
}

/** The line with its marks; `around` a piece stand switches of its own. */
function written(
  line: Token[],
  style: CaptionStyle,
  around: (token: Token, index: number) => { before: string; after: string },
): string {
  const write = markWriter(style.bold)
  return line
    .map((token, index) => {
      const previous = line[index - 1]
      const between = previous && [commonMarks(previous.marks?.at(-1) ?? '', token.marks?.[0] ?? '')]
      const space = between ? write(' ', between) : { before: '', text: '' }
      const piece = write(token.text, token.marks)
      const { before, after } = around(token, index)
      return `${space.before}${space.text}${piece.before}${before}${piece.text}${after}`
    })
    .join('')
}

/**
 * The colour of each speaker of the track, where the style has colours for them: by the letter that a transcript's speaker has for an id, so
 * that a clip of the guest alone is in the guest's colour; names of an imported file in the order of the alphabet.
 */
function speakerColours(
  cues: readonly Cue[],
  { speakerColours: colours }: CaptionStyle,
): Map<string, string> {
  if (!colours) return new Map()
  const speakers = new Set(cues.flatMap((cue) => cue.words.map((word) => word.speaker ?? '')))
  speakers.delete('')
  const place = (speaker: string, index: number) =>
    /^[a-z]$/.test(speaker) ? speaker.charCodeAt(0) - 97 : index
  const sorted = [...speakers].toSorted()
  return new Map(sorted.map((speaker, index) => [speaker, colours[place(speaker, index) % colours.length]!]))
}

/** The line with the lit word in its colour and everything else in its speaker's. */
function coloured(
  line: Token[],
  lit: number | null,
  style: CaptionStyle,
  colours: ReadonlyMap<string, string>,
): string {
  let current = style.colour
  const set = (css: string) => {
    if (css === current) return ''
    current = css
    const { colour, alpha } = assColour(css)
    return `{\\1c${colour}\\1a${alpha}}`
  }
  return written(line, style, (token, index) => {
    const own = colours.get(token.speaker ?? '') ?? style.colour
    const isLit = index === lit && style.highlight !== null
    const before = set(isLit ? style.highlight! : own)
    return { before, after: isLit ? set(own) : '' }
  })
}

function event(layer: number, window: Window, text: string): string {
  return `Dialogue: ${layer},${assTime(window.from)},${assTime(window.to)},Caption,,0,0,0,,${text}\n`
}

function header(style: CaptionStyle, layout: Layout, frame: CaptionFrame): string {
  const colours = [style.colour, style.colour, style.outlineColour, '#00000000'].map(styleColour)
  const weight = style.bold ? -1 : 0
  const look = `${weight},0,0,0,100,100,0,0,1,${number(layout.outline)},0,2,0,0,0,1`
  return `[Script Info]
ScriptType: v4.00+
PlayResX: ${frame.width}
PlayResY: ${frame.height}
WrapStyle: 2
ScaledBorderAndShadow: yes
Kerning: yes
YCbCr Matrix: None

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Caption,${style.font},${number(layout.assSize)},${colours.join(',')},${look}

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
`
}

/** A style line's colour: `&HAABBGGRR`. */
function styleColour(css: string): string {
  const { colour, alpha } = assColour(css)
  return `&H${alpha.slice(2, 4)}${colour.slice(2, 8)}`
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100)
}
