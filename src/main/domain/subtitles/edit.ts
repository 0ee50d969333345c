import { IzError } from '#shared/error.ts'
import { keptPairs, wordKey } from '#shared/keep-words.ts'
import type { Language } from '#shared/language.ts'
import { tokensOf } from '#shared/subtitle-text.ts'
import type { Cue, SubtitleRules } from '#shared/subtitles.ts'
import type { Word } from '#shared/transcript.ts'
import { shareTime, weightOf } from './cue-words.ts'
import { hyphened } from './dialogue.ts'
import { breakLines } from './line-break.ts'
import { balanceMarkup } from './markup.ts'
import { wordsOfCue } from './words-from-cues.ts'

/**
 * A cue with a new text and its timing kept: words that stay (whatever their case and punctuation) keep their times and
 * confidence; between them new words share the time of those they replace, or the silence where they are put in, by
 * their letters. New words have no confidence. In and out stay. A cue without words stays without.
 */
export function editCueText(cue: Cue, text: string): Cue {
  if (text === cue.text) return cue
  const tokens = tokensOf(text).map((token) => token.text)
  if (cue.words.length === 0) return { ...cue, text }
  const old = cue.words
  const words: Word[] = []
  let oldAt = 0
  let newAt = 0
  const pairs = keptPairs(
    old.map((word) => wordKey(word.text)),
    tokens.map(wordKey),
  )
  for (const [oldIndex, newIndex] of [...pairs, [old.length, tokens.length] as const]) {
    words.push(...replaceRun(cue, old, oldAt, oldIndex, tokens.slice(newAt, newIndex)))
    const kept = old[oldIndex]
    if (kept) words.push({ ...kept, text: tokens[newIndex]! })
    oldAt = oldIndex + 1
    newAt = newIndex + 1
  }
  return { ...cue, text, words }
}

/** Times for `texts`, which stand where the old words `from` to `to - 1` stood. */
function replaceRun(
  cue: Cue,
  old: readonly Word[],
  from: number,
  to: number,
  texts: readonly string[],
): Word[] {
  if (texts.length === 0) return []
  const replaced = old.slice(from, to)
  const model = replaced[0] ?? old[from - 1] ?? old[from]!
  const fresh = (text: string, startMs: number, endMs: number): Word => ({
    ...model,
    text,
    startMs,
    endMs,
    confidence: null,
  })
  // As many as before: each takes the place of one.
  if (replaced.length === texts.length) {
    return replaced.map((word, index) => ({ ...word, text: texts[index]!, confidence: null }))
  }
  const before = old[from - 1]?.endMs ?? Math.min(cue.startMs, old[0]!.startMs)
  const after = old[to]?.startMs ?? Math.max(cue.endMs, old.at(-1)!.endMs)
  const startMs = replaced[0]?.startMs ?? before
  const endMs = Math.max(startMs, replaced.at(-1)?.endMs ?? after)
  const times = shareTime(texts.map(weightOf), startMs, endMs)
  return texts.map((text, index) => fresh(text, times[index]!, times[index + 1]!))
}

/**
 * Two cues out of one; the second begins with word `at`. Each keeps its words' times, the first ends as soon as it may
 * (its last word, at most `maxHangMs` more, `minGapMs` before the second). Lines stay as they were; markup open at the
 * cut is closed and opened again.
 * @throws invalid_input when a side would be empty
 */
export function splitCue(cue: Cue, at: number, rules: SubtitleRules): [Cue, Cue] {
  const tokens = tokensOf(cue.text)
  const words = wordsOfCue(cue)
  const token = tokens[at]
  const first = words[at]
  const last = words[at - 1]
  if (!Number.isInteger(at) || at < 1 || !token || !first || !last) {
    throw new IzError('invalid_input', { field: 'at', value: at })
  }
  const [before, after] = balanceMarkup(cue.text.slice(0, token.start).trimEnd(), cue.text.slice(token.start))
  const startMs = clamp(first.startMs, cue.startMs, cue.endMs)
  const room = startMs - rules.minGapMs
  const half = cue.startMs + Math.floor((startMs - cue.startMs) / 2)
  const endMs = Math.max(half, Math.min(room, Math.max(last.endMs, cue.startMs) + rules.maxHangMs))
  const timed = cue.words.length > 0
  return [
    { startMs: cue.startMs, endMs, text: before, words: timed ? words.slice(0, at) : [] },
    { startMs, endMs: cue.endMs, text: after, words: timed ? words.slice(at) : [] },
  ]
}

/**
 * Which word a cut at a place in the text (UTF-16, as a text field gives it) puts first in the second cue, for
 * `splitCue`: inside a word, the nearer end of it counts.
 */
export function wordIndexAt(text: string, position: number): number {
  const tokens = tokensOf(text)
  const index = tokens.findIndex((token) => position <= (token.start + token.end) / 2)
  return index === -1 ? tokens.length : index
}

/**
 * One cue out of two neighbours, the earlier one first, from the first's in to the later out. The text is set anew by
 * the rules; two speakers get a line each with a hyphen (Netflix 215758617, "Dual Speakers").
 */
export function mergeCues(a: Cue, b: Cue, rules: SubtitleRules, language: Language): Cue {
  const [first, second] = b.startMs < a.startMs ? [b, a] : [a, b]
  const timed = first.words.length > 0 || second.words.length > 0
  const speakers = [first.words.at(-1)?.speaker, second.words[0]?.speaker]
  const dual = speakers[0] && speakers[1] && speakers[0] !== speakers[1]
  const text = dual ? `${hyphened(first.text)}\n${hyphened(second.text)}` : `${first.text}\n${second.text}`
  return {
    startMs: first.startMs,
    endMs: Math.max(first.endMs, second.endMs),
    text: breakLines(text, rules.maxLineLength, rules.maxLines, language).join('\n'),
    words: timed ? [...wordsOfCue(first), ...wordsOfCue(second)] : [],
  }
}

/** A cue moved by `byMs` (either way) with its words; never to before the start of the recording. */
export function shiftCue(cue: Cue, byMs: number): Cue {
  const earliest = cue.words.reduce((least, word) => Math.min(least, word.startMs), cue.startMs)
  const by = Math.max(Math.round(byMs), -earliest)
  const words = cue.words.map((word) => ({ ...word, startMs: word.startMs + by, endMs: word.endMs + by }))
  return { ...cue, startMs: cue.startMs + by, endMs: cue.endMs + by, words }
}

/**
 * A cue with a new in and out. Words stay where they are spoken; only what lies outside is drawn to the nearest edge.
 * @throws range_invalid when out is before in
 */
export function retimeCue(cue: Cue, startMs: number, endMs: number): Cue {
  if (!(startMs >= 0 && endMs >= startMs)) throw new IzError('range_invalid', { startMs, endMs })
  const words = cue.words.map((word) => ({
    ...word,
    startMs: clamp(word.startMs, startMs, endMs),
    endMs: clamp(word.endMs, startMs, endMs),
  }))
  return { ...cue, startMs, endMs, words }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most))
}
