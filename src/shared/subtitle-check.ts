import { stripMarkup, visibleLength } from './subtitle-text.ts'
import type { Cue, QcFinding, SubtitleRules } from './subtitles.ts'

/** Characters of each line of a cue, counted as `visibleLength` counts. */
export function lineLengths(cue: Pick<Cue, 'text'>): number[] {
  return cue.text.split('\n').map(visibleLength)
}

/** Characters of all lines. A line break counts nothing. */
export function characters(cue: Pick<Cue, 'text'>): number {
  return lineLengths(cue).reduce((sum, length) => sum + length, 0)
}

/**
 * Reading speed in characters a second: all characters of all lines, spaces and punctuation included, over the time
 * the cue is shown. A cue without duration counts as one millisecond, so that the figure stays finite.
 */
export function cps(cue: Pick<Cue, 'text' | 'startMs' | 'endMs'>): number {
  return (characters(cue) * 1000) / Math.max(1, cue.endMs - cue.startMs)
}

/**
 * Every rule the cues break, in the cues' order. One finding per cue and rule:
 * - `empty`: nothing to read (the text rules are then skipped); value 0, limit 1;
 * - `line_count` in lines, `line_length` in characters of the longest line, `reading_speed` in CPS with two decimals;
 * - `too_short`, `too_long` in ms;
 * - `order`: the cue starts before the one before it, or ends before it starts; value and limit in ms, `value < limit`;
 * - `overlap`: the cue starts before the one before it ends; value is the ms shared, limit 0;
 * - `gap`: the ms between the one before it and this one are fewer than `minGapMs`. A gap that is merely closable
 *   (under `closeGapMs`) is no finding: the figure is in frames, and a file does not tell its frame rate;
 * - `after_end`: the cue begins when the recording of `durationMs` is over, so that nobody ever sees it; value and limit in ms. Where the
 *   duration is not known nothing is said.
 */
export function checkCues(cues: readonly Cue[], rules: SubtitleRules, durationMs?: number): QcFinding[] {
  const findings: QcFinding[] = []
  for (const [index, cue] of cues.entries()) {
    const add = (rule: QcFinding['rule'], value: number, limit: number) =>
      findings.push({ rule, cue: index, value, limit })
    checkText(cue, rules, add)
    checkTimes(cue, cues[index - 1], rules, add)
    if (durationMs && cue.startMs >= durationMs) add('after_end', cue.startMs, durationMs)
  }
  return findings
}

type Add = (rule: QcFinding['rule'], value: number, limit: number) => void

function checkText(cue: Cue, rules: SubtitleRules, add: Add): void {
  if (stripMarkup(cue.text).trim() === '') {
    add('empty', 0, 1)
    return
  }
  const lengths = lineLengths(cue)
  const longest = Math.max(...lengths)
  if (lengths.length > rules.maxLines) add('line_count', lengths.length, rules.maxLines)
  if (longest > rules.maxLineLength) add('line_length', longest, rules.maxLineLength)
  if (cue.endMs < cue.startMs) return
  const speed = cps(cue)
  if (speed > rules.maxCps) add('reading_speed', Math.ceil(speed * 100) / 100, rules.maxCps)
}

function checkTimes(cue: Cue, previous: Cue | undefined, rules: SubtitleRules, add: Add): void {
  const duration = cue.endMs - cue.startMs
  if (duration < 0) add('order', cue.endMs, cue.startMs)
  else if (duration < rules.minDurationMs) add('too_short', duration, rules.minDurationMs)
  else if (duration > rules.maxDurationMs) add('too_long', duration, rules.maxDurationMs)
  if (!previous) return
  const gap = cue.startMs - previous.endMs
  if (cue.startMs < previous.startMs) {
    if (duration >= 0) add('order', cue.startMs, previous.startMs)
  } else if (gap < 0) add('overlap', -gap, 0)
  else if (gap < rules.minGapMs) add('gap', gap, rules.minGapMs)
}
