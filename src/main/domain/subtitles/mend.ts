import type { Language } from '#shared/language.ts'
import { characters, lineLengths } from '#shared/subtitle-check.ts'
import type { Cue, SubtitleRules } from '#shared/subtitles.ts'
import { isUnshown } from '#shared/unshown-cues.ts'
import { saidWithin } from './cue-words.ts'
import { retimeCue } from './edit.ts'
import { breakLines } from './line-break.ts'

/**
 * The cues with what needs no judgement put right; those with nothing to put right are the same objects. Lines that are too long or too
 * many are set anew by the language. An out time that runs into the next cue, or nearer to it than `minGapMs`, is drawn back where enough of
 * the cue is left; one that leaves no time to read is put off, as far as there is room and, where the words are timed, `maxHangMs` after the
 * last of them. A cue that is never seen, because it ends when it begins or before, gets the time that reading it takes, where there is room
 * for enough of that. Words that would still be spoken when the cue has gone end with it, as in `retimeCue`. In times stay: they are where
 * somebody begins to speak. A second time changes nothing more.
 */
export function mendCues<C extends Cue>(cues: readonly C[], rules: SubtitleRules, language: Language): C[] {
  return cues.map((cue, index) => {
    const text = mendedText(cue.text, rules, language)
    if (isUnshown(cue)) return lengthened({ ...cue, text }, cues[index + 1], rules) ?? withText(cue, text)
    const endMs = mendedEnd({ ...cue, text }, cues[index + 1], rules)
    if (endMs !== cue.endMs) return { ...cue, ...retimeCue(cue, cue.startMs, endMs), text }
    return withText(cue, text)
  })
}

/** The cues with time for those that are never seen, as `mendCues` gives it; all others are the same objects, and so is one without room. */
export function lengthenUnshown<C extends Cue>(cues: readonly C[], rules: SubtitleRules): C[] {
  return cues.map((cue, index) => (isUnshown(cue) ? (lengthened(cue, cues[index + 1], rules) ?? cue) : cue))
}

function withText<C extends Cue>(cue: C, text: string): C {
  return text === cue.text ? cue : { ...cue, text }
}

/** Null where the next cue leaves less than the shortest time a cue may have. */
function lengthened<C extends Cue>(cue: C, next: Cue | undefined, rules: SubtitleRules): C | null {
  const { startMs } = cue
  const latest = next ? next.startMs - rules.minGapMs : Number.POSITIVE_INFINITY
  const endMs = Math.min(startMs + timeToRead(cue, rules), latest)
  if (endMs - startMs < rules.minDurationMs) return null
  // Whatever times the words had, none of them lay within the cue.
  return { ...cue, endMs, words: saidWithin(cue.words, startMs, endMs) }
}

/** From the shortest to the longest time that a cue may have (ms). */
function timeToRead(cue: Cue, rules: SubtitleRules): number {
  const readMs = Math.ceil((characters(cue) * 1000) / rules.maxCps)
  return Math.min(Math.max(readMs, rules.minDurationMs), rules.maxDurationMs)
}

function mendedText(text: string, rules: SubtitleRules, language: Language): string {
  const excess = (candidate: string) => {
    const lengths = lineLengths({ text: candidate })
    const long = lengths.reduce((sum, length) => sum + Math.max(0, length - rules.maxLineLength), 0)
    return long + Math.max(0, lengths.length - rules.maxLines) * rules.maxLineLength
  }
  const before = excess(text)
  if (before === 0) return text
  const set = breakLines(text, rules.maxLineLength, rules.maxLines, language).join('\n')
  return excess(set) < before ? set : text
}

function mendedEnd(cue: Cue, next: Cue | undefined, rules: SubtitleRules): number {
  const { startMs, endMs } = cue
  if (endMs <= startMs || (next && next.startMs <= startMs)) return endMs
  const latest = next ? next.startMs - rules.minGapMs : Number.POSITIVE_INFINITY
  if (endMs > latest) return latest - startMs >= rules.minDurationMs ? latest : endMs
  const wished = startMs + timeToRead(cue, rules)
  const spokenEndMs = cue.words.at(-1)?.endMs
  const hangEnd = spokenEndMs === undefined ? Number.POSITIVE_INFINITY : spokenEndMs + rules.maxHangMs
  return Math.max(endMs, Math.min(wished, latest, Math.max(hangEnd, startMs + rules.minDurationMs)))
}
