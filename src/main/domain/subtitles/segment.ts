import type { Language } from '#shared/language.ts'
import { characters } from '#shared/subtitle-check.ts'
import type { Cue, Hesitations, SubtitleRules } from '#shared/subtitles.ts'
import type { Word } from '#shared/transcript.ts'
import { breakPenalties } from './break-penalty.ts'
import { outTime } from './cue-timing.ts'
import { normaliseWords } from './cue-words.ts'
import { joinDialogue } from './dialogue.ts'
import { bestLines, type Layout, type Lines, layoutOf, setLines } from './line-break.ts'

/** A silence this long always parts cues (ms): the text must not stand over it, nor come before it is said. */
const SILENCE_MS = 1000
/** Pauses count from the first figure on, and as much as a full stop from the second (ms). */
const PAUSE_FROM_MS = 120
const PAUSE_FULL_MS = 700

/** Weights of the cost, in cues: a cue itself costs 1. Chosen on interviews in the three languages (see the tests). */
const WEIGHT = {
  /** Ending a cue where nothing allows it. */
  end: 2.8,
  /** A sentence that ends inside a cue, and the pause after it. */
  innerSentence: 0.55,
  innerPause: 0.9,
  /** A cue that runs past the end of a sentence and breaks off in the next, or runs past a better place to end. */
  straddleSentence: 0.6,
  straddle: 0.8,
  twoLines: 0.12,
  line: 0.85,
  /** A fragment of a few letters, or a whole sentence as short. */
  shortFragment: 1.2,
  shortSentence: 0.35,
  readingSpeed: 3,
  minDuration: 1.6,
}
/** Over and above, for parting what is one unit. */
const NEVER_EXTRA = 1
/** A cue with fewer characters than this (or a quarter of what fits) is short. */
const SHORT = 18

interface Boundaries {
  /** 0 to 1: how bad it is to end a cue after word i, pauses included. */
  end: Float64Array
  /** The same for ending a line there: a pause does not excuse parting what is one unit. */
  line: Float64Array
  /** Pauses before boundary i, summed. */
  innerPause: Float64Array
  /** Number of sentence ends before boundary i. */
  sentenceSum: Int32Array
  /** A new speaker or a silence follows word i. */
  hard: Uint8Array
}

/**
 * Cuts spoken words into cues. Of all ways to cut that keep to the lines, the longest duration, the speakers and the
 * silences it takes the cheapest one (dynamic programming over all cuts): cues end with sentences, clauses and pauses,
 * hardly ever inside a phrase of the language, can be read in time, and are neither crumbs nor crammed. Works without
 * punctuation (CTC engines give none): there pauses and the shape of the words decide.
 *
 * Words are kept in order, none lost but the hesitations that are to be hidden; each cue starts with its first word and ends with its last or later (`outTime`).
 * A cue holds no line longer than allowed, unless a single word is, and the words of one speaker, unless it is a dialogue of two short turns. Time is linear in the words.
 */
export function cutIntoCues(
  words: readonly Word[],
  rules: SubtitleRules,
  language: Language,
  { hesitations = 'show' }: { hesitations?: Hesitations } = {},
): Cue[] {
  const spoken = normaliseWords(hesitations === 'hide' ? words.filter(({ filler }) => !filler) : words)
  if (spoken.length === 0) return []
  const texts = spoken.map((word) => word.text)
  const bounds = boundariesOf(spoken, breakPenalties(texts, language))
  const cuts = bestCuts(spoken, layoutOf(texts, bounds.line), bounds, rules)
  return timed(
    joinDialogue(
      cuts.map(({ from, to, breaks }) => ({
        words: spoken.slice(from, to),
        text: setLines(texts.slice(from, to), breaks, from).join('\n'),
      })),
      rules,
    ),
    rules,
  )
}

function pauseStrength(pauseMs: number): number {
  return Math.min(1, Math.max(0, (pauseMs - PAUSE_FROM_MS) / (PAUSE_FULL_MS - PAUSE_FROM_MS))) ** 0.7
}

function boundariesOf(words: readonly Word[], penalties: Float64Array): Boundaries {
  const count = words.length
  const end = new Float64Array(count)
  const line = new Float64Array(count)
  const innerPause = new Float64Array(count + 1)
  const sentenceSum = new Int32Array(count + 1)
  const hard = new Uint8Array(count)
  for (let i = 0; i < count; i += 1) {
    const word = words[i]!
    const next = words[i + 1]
    const pauseMs = next ? next.startMs - word.endMs : Number.POSITIVE_INFINITY
    const strength = pauseStrength(pauseMs)
    const text = penalties[i]!
    // Hesitation inside a phrase ("в ... Казахстан") excuses a break there only half.
    end[i] = next ? text * (1 - (text >= 0.9 ? 0.5 : 0.85) * strength) : 0
    line[i] = next ? text * (1 - (text >= 0.9 ? 0.15 : 0.85) * strength) : 0
    const sentence = next !== undefined && text === 0
    innerPause[i + 1] = innerPause[i]! + strength ** 2
    sentenceSum[i + 1] = sentenceSum[i]! + (sentence ? 1 : 0)
    hard[i] = !next || next.speaker !== word.speaker || pauseMs >= SILENCE_MS ? 1 : 0
  }
  return { end, line, innerPause, sentenceSum, hard }
}

interface Cut {
  from: number
  to: number
  breaks: number[]
}

function bestCuts(words: readonly Word[], layout: Layout, bounds: Boundaries, rules: SubtitleRules): Cut[] {
  const count = words.length
  const costs = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY)
  const cuts: Cut[] = new Array(count + 1)
  costs[0] = 0
  const capacity = rules.maxLines * (rules.maxLineLength + 1)
  for (let to = 1; to <= count; to += 1) {
    let bestInner = Number.POSITIVE_INFINITY
    for (let from = to - 1; from >= 0; from -= 1) {
      const single = to - from === 1
      if (!single) {
        if (bounds.hard[from]) break
        bestInner = Math.min(bestInner, bounds.end[from]!)
        if (spokenEnd(words, to) - words[from]!.startMs > rules.maxDurationMs) break
        // Only a word longer than a line could still fit here, alone on its line.
        if (layout.width(from, to) > capacity && layout.width(from + 1, to) > capacity) break
      }
      const lines = bestLines(layout, from, to, rules.maxLineLength, rules.maxLines)
      if (!lines) continue
      const cost = costs[from]! + cueCost(words, layout, bounds, rules, { from, to, lines, bestInner })
      if (cost < costs[to]!) {
        costs[to] = cost
        cuts[to] = { from, to, breaks: lines.breaks }
      }
    }
  }
  const found: Cut[] = []
  for (let to = count; to > 0; to = cuts[to]!.from) found.push(cuts[to]!)
  return found.reverse()
}

function spokenEnd(words: readonly Word[], to: number): number {
  return words[to - 1]!.endMs
}

interface Candidate {
  from: number
  to: number
  lines: Lines
  /** The lowest end penalty of the boundaries inside. */
  bestInner: number
}

function cueCost(
  words: readonly Word[],
  layout: Layout,
  bounds: Boundaries,
  rules: SubtitleRules,
  { from, to, lines, bestInner }: Candidate,
): number {
  const capacity = rules.maxLines * rules.maxLineLength
  const width = layout.width(from, to)
  const end = bounds.end[to - 1]!
  const begin = from === 0 ? 0 : bounds.end[from - 1]!
  let cost = 1 + WEIGHT.end * end ** 1.3 + NEVER_EXTRA * end ** 8
  // Short sentences may share a cue; the fuller it is, the less.
  const sentences = bounds.sentenceSum[to - 1]! - bounds.sentenceSum[from]!
  cost += WEIGHT.innerSentence * sentences * (0.3 + width / capacity)
  cost += WEIGHT.innerPause * (bounds.innerPause[to - 1]! - bounds.innerPause[from]!)
  if (end > 0.03 && sentences > 0) cost += WEIGHT.straddleSentence
  if (end > bestInner) cost += WEIGHT.straddle * (end - bestInner)
  if (lines.breaks.length > 0) cost += WEIGHT.twoLines * lines.breaks.length + WEIGHT.line * lines.cost
  const short = Math.min(SHORT, capacity / 4)
  if (width < short) {
    const whole = end < 0.12 && begin < 0.12
    cost += (whole ? WEIGHT.shortSentence : WEIGHT.shortFragment) * (1 - width / short)
  }
  const startMs = words[from]!.startMs
  const nextMs = words[to]?.startMs ?? Number.POSITIVE_INFINITY
  const shownMs = Math.max(
    1,
    outTime({ startMs, spokenEndMs: spokenEnd(words, to), characters: width }, nextMs, rules) - startMs,
  )
  const excess = (width * 1000) / shownMs / rules.maxCps - 1
  if (excess > 0) cost += (WEIGHT.readingSpeed * Math.min(excess, 1) * width) / capacity
  if (shownMs < rules.minDurationMs) cost += WEIGHT.minDuration * (1 - shownMs / rules.minDurationMs)
  return cost
}

function timed(cues: readonly { words: Word[]; text: string }[], rules: SubtitleRules): Cue[] {
  const starts: number[] = []
  for (const cue of cues) starts.push(Math.max(cue.words[0]!.startMs, (starts.at(-1) ?? -1) + 1))
  return cues.map(({ words, text }, index) => {
    const startMs = starts[index]!
    const spokenEndMs = Math.max(startMs, words.at(-1)!.endMs)
    const nextMs = starts[index + 1] ?? Number.POSITIVE_INFINITY
    const endMs = outTime({ startMs, spokenEndMs, characters: characters({ text }) }, nextMs, rules)
    return { startMs, endMs, text, words }
  })
}
