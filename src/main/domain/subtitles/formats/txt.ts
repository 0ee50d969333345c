import { stripMarkup } from '#shared/subtitle-text.ts'
import type { Cue } from '#shared/subtitles.ts'
import { printable, speakerOf } from './cue-text.ts'

/** A silence this long begins a new paragraph (ms). */
const PARAGRAPH_PAUSE_MS = 2000
/** A paragraph longer than this ends with its next sentence, one twice as long with its next cue (characters). */
const LONG_PARAGRAPH = 500

/**
 * The text alone, for reading and for pasting into a description: a paragraph for each speaker and between long pauses,
 * overlong ones parted at a sentence's end. A paragraph is one line, since a hard wrap survives pasting and looks broken
 * everywhere but where it was made; it starts with `Name:` when the speaker changes and is known.
 */
export function printTxt(cues: readonly Cue[]): string {
  const paragraphs: string[] = []
  let current: string[] = []
  let length = 0
  let speaker: string | null = null
  let previous: Cue | undefined
  const finish = () => {
    if (current.length > 0) paragraphs.push(current.join(' '))
    current = []
    length = 0
  }
  for (const cue of printable(cues)) {
    const turns = stripMarkup(cue.text).split(/\n(?=[-\u2010-\u2015])/)
    const who = speakerOf(cue)
    const last = current.at(-1) ?? ''
    const full =
      length > LONG_PARAGRAPH * 2 || (length > LONG_PARAGRAPH && /[.!?\u2026]["\u00bb\u201d]?$/.test(last))
    const pause = previous !== undefined && cue.startMs - previous.endMs >= PARAGRAPH_PAUSE_MS
    if (who !== speaker || pause || full || turns.length > 1) finish()
    for (const [index, turn] of turns.entries()) {
      if (index > 0) finish()
      const name = who && who !== speaker && index === 0 ? `${who}: ` : ''
      const flat = name + turn.replaceAll('\n', ' ').trim()
      if (flat === '') continue
      current.push(flat)
      length += flat.length + 1
    }
    if (turns.length > 1) finish()
    speaker = who
    previous = cue
  }
  finish()
  return paragraphs.map((paragraph) => `${paragraph}\n`).join('\n')
}
