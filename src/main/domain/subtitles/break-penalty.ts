import type { Language } from '#shared/language.ts'
import { en } from './break-rules/en.ts'
import { kk } from './break-rules/kk.ts'
import { ru } from './break-rules/ru.ts'
import type { BreakPattern, BreakRules } from './break-rules/types.ts'

const rulesOf: Record<Language, BreakRules> = { kk, ru, en }

/** A break that must not be: what would be parted is one unit. */
const NEVER = 1
/** A boundary nothing is known about. */
const NEUTRAL = 0.5

const trim = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu
const sentenceEnd = /[.!?\u2026][\u00bb\u201d"')\]]*(?:\s+[-\u2010-\u2015]+)?$/
const strongPause = /(?:[;:]|[\s\p{L}\p{N}][-\u2013\u2014])[\u00bb\u201d"')\]]*$/u
const comma = /[,\u060c][\u00bb\u201d"')\]]*$/
const opening = /^[([{«\u201c"]/
const speakerDash = /^[-\u2010-\u2015]\s?\p{L}/u
const digits = /^\p{N}+(?:[.,\s]\p{N}+)*$/u
const capital = /^\p{Lu}\p{Ll}/u
const lowerStart = /^\p{Ll}/u
const initial = /^\p{Lu}$/u

interface Features {
  word: string
  raw: string
  sentenceEnd: boolean
}

function featuresOf(raw: string, next: string | undefined, rules: BreakRules): Features {
  const bare = raw.replace(trim, '')
  const word = bare.toLowerCase()
  let ends = sentenceEnd.test(raw)
  if (ends && raw.endsWith('.') && (rules.abbreviations.has(word) || initial.test(bare))) ends = false
  // Ellipses and abbreviations go on in lower case; ASR text without any case never gets here without its full stop.
  if (ends && next !== undefined && /[.\u2026]/.test(raw) && lowerStart.test(next.replace(trim, '')))
    ends = false
  return { word, raw, sentenceEnd: ends }
}

/**
 * How bad a break is after each word: `result[i]` stands between `words[i]` and `words[i + 1]`, from 0 (a sentence ends)
 * to 1 (never); the last entry is 0. Only the text decides; pauses are the caller's.
 */
export function breakPenalties(words: readonly string[], language: Language): Float64Array {
  const rules = rulesOf[language]
  const features = words.map((raw, index) => featuresOf(raw, words[index + 1], rules))
  const penalties = new Float64Array(words.length)
  for (let i = 0; i + 1 < features.length; i += 1) {
    penalties[i] = penalty(features[i]!, features[i + 1]!, i === 0 || features[i - 1]!.sentenceEnd, rules)
  }
  return penalties
}

function penalty(previous: Features, next: Features, opensSentence: boolean, rules: BreakRules): number {
  if (previous.sentenceEnd || speakerDash.test(next.raw)) return 0
  if (strongPause.test(previous.raw)) return 0.08
  // "я бы, наверное, отказался": a word between two commas is no place to pause.
  if (comma.test(previous.raw) && comma.test(next.raw)) return 0.4
  if (comma.test(previous.raw)) return rules.conjunctions.has(next.word) ? 0.1 : 0.15
  const override = shapeOf(rules.overrides, previous, next)
  if (override !== undefined) return override
  if (rules.units.has(`${previous.word} ${next.word}`)) return NEVER
  if (rules.enclitics.has(next.word)) return NEVER
  if (rules.proclitics.has(previous.word) || rules.prepositions.has(previous.word)) return NEVER
  if (initial.test(previous.raw.replace(trim, ''))) return 0.95
  // Two words with capitals are a name, unless the first only opens the sentence.
  if (capital.test(previous.raw) && capital.test(next.raw)) return opensSentence ? 0.7 : 0.97
  if (digits.test(previous.word)) return 0.9
  // A conjunction opens its line and is not left alone at the end of one.
  if (rules.conjunctions.has(previous.word)) return 0.92
  if (rules.conjunctions.has(next.word)) return 0.2
  if (opening.test(next.raw)) return 0.25
  if (rules.closers.has(previous.word)) return 0.28
  if (rules.leanRight.has(previous.word)) return 0.85
  const shape = shapeOf(rules.patterns, previous, next)
  if (rules.prepositions.has(next.word)) return Math.min(0.33, shape ?? 1)
  return shape ?? NEUTRAL
}

function shapeOf(patterns: readonly BreakPattern[], previous: Features, next: Features): number | undefined {
  return patterns.find(
    (pattern) => (pattern.previous?.test(previous.word) ?? true) && (pattern.next?.test(next.word) ?? true),
  )?.penalty
}
