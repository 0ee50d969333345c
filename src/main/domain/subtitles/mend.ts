import type { Language } from '#shared/language.ts'
import { characters, lineLengths } from '#shared/subtitle-check.ts'
import type { Cue, SubtitleRules } from '#shared/subtitles.ts'
import { retimeCue } from './edit.ts'
import { breakLines } from './line-break.ts'

/**
 * The cues with what needs no judgement put right; those with nothing to put right are the same objects. Lines that are too long or too
 * many are set anew by the language. An out time that runs into the next cue, or nearer to it than `minGapMs`, is drawn back where enough of
 * the cue is left; one that leaves no time to read is put off, as far as there is room and, where the words are timed, `maxHangMs` after the
 * last of them. Words that would still be spoken when the cue has gone end with it, as in `retimeCue`. In times stay: they are where
 * somebody begins to speak. A second time changes nothing more.
 */
export function mendCues<C extends Cue>(cues: readonly C[], rules: SubtitleRules, language: Language): C[] {
  return cues.map((cue, index) => {
    const text = mendedText(cue.text, rules, language)
    const endMs = mendedEnd({ ...cue, text }, cues[index + 1], rules)
    if (endMs !== cue.endMs) return { ...cue, ...retimeCue(cue, cue.startMs, endMs), text }
    return text === cue.text ? cue : { ...cue, text }
  })
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
  const readMs = Math.ceil((characters(cue) * 1000) / rules.maxCps)
  const wished = startMs + Math.min(Math.max(readMs, rules.minDurationMs), rules.maxDurationMs)
  const spokenEndMs = cue.words.at(-1)?.endMs
  const hangEnd = spokenEndMs === undefined ? Number.POSITIVE_INFINITY : spokenEndMs + rules.maxHangMs
  return Math.max(endMs, Math.min(wished, latest, Math.max(hangEnd, startMs + rules.minDurationMs)))
}
