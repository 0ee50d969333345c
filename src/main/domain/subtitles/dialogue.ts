import { visibleLength } from '#shared/subtitle-text.ts'
import type { SubtitleRules } from '#shared/subtitles.ts'
import type { Word } from '#shared/transcript.ts'

/** A turn that takes longer than this (ms) has a cue of its own. */
const SHORT_TURN_MS = 2000
/** Turns further apart than this (ms) are no exchange; the text of the second would be shown long before it is said. */
const EXCHANGE_MS = 600

interface CutCue {
  words: Word[]
  text: string
}

/**
 * Puts two short turns of two people that follow each other at once into one cue, a line with a hyphen for each (Netflix 215758617, "Dual
 * Speakers"; BBC subtitle guidelines, "Speakers"): one of them by itself would flash by. What does not fit in a line with its hyphen, or would last
 * too long, stays apart.
 */
export function joinDialogue<Cut extends CutCue>(cues: readonly Cut[], rules: SubtitleRules): CutCue[] {
  const joined: CutCue[] = []
  for (let index = 0; index < cues.length; index += 1) {
    const cue = cues[index]!
    const next = cues[index + 1]
    if (next && isExchange(cues, index, rules)) {
      joined.push({
        words: [...cue.words, ...next.words],
        text: `${hyphened(cue.text)}\n${hyphened(next.text)}`,
      })
      index += 1
    } else joined.push(cue)
  }
  return joined
}

function isExchange(cues: readonly CutCue[], index: number, rules: SubtitleRules): boolean {
  const [first, second] = [cues[index]!, cues[index + 1]!]
  const [one, other] = [speakerOf(first), speakerOf(second)]
  if (one === null || other === null || one === other || rules.maxLines < 2) return false
  // The rest of a longer turn stays with it.
  const [before, after] = [cues[index - 1], cues[index + 2]]
  if ((before && speakerOf(before) === one) || (after && speakerOf(after) === other)) return false
  const [start, end] = [first.words[0]!.startMs, second.words.at(-1)!.endMs]
  const gapMs = second.words[0]!.startMs - first.words.at(-1)!.endMs
  return (
    [first, second].every(
      ({ words, text }) =>
        words.at(-1)!.endMs - words[0]!.startMs <= SHORT_TURN_MS &&
        !text.includes('\n') &&
        visibleLength(hyphened(text)) <= rules.maxLineLength,
    ) &&
    gapMs <= EXCHANGE_MS &&
    end - start <= rules.maxDurationMs &&
    (roomOf(first, second) < rules.minDurationMs || roomOf(second, after) < rules.minDurationMs)
  )
}

/** How long a cue of its own could be shown before the next one (ms). */
function roomOf(cue: CutCue, next: CutCue | undefined): number {
  return next ? next.words[0]!.startMs - cue.words[0]!.startMs : Number.POSITIVE_INFINITY
}

function speakerOf({ words }: CutCue): string | null {
  return words[0]?.speaker ?? null
}

/** A turn as a line of a dialogue. */
export function hyphened(text: string): string {
  const flat = text.replace(/\n/g, ' ').trim()
  return /^[-\u2010-\u2015]/.test(flat) ? flat : `-${flat}`
}
