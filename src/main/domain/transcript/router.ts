import { type Language, languages } from '#shared/language.ts'
import type { Stretch } from '#shared/transcript.ts'
import {
  kazakhEnding,
  kazakhSpelling,
  kazakhWords,
  russianEnding,
  russianShape,
  russianWords,
} from './language-tables.ts'

const kazakhLetter = /[әғқңөұүһі]/u
const cyrillic = /\p{Script=Cyrillic}/u
const latin = /\p{Script=Latin}/u

// The weights below are this project's own, in nats. One word is worth at most `most`, so that a loanword, which would have to pay
// `switchCost` twice, or once at an end, never switches; three foreign words do, two where they stand apart by pauses.
const most = 4
const switchCost = 4.5
const switchCostAtPause = 3
const pauseMs = 600

/** Words `from` up to, not including, `to` are in one language; `confidence` is the mean probability of it, 0..1. */
export interface LanguageRun {
  from: number
  to: number
  language: Language
  confidence: number
}

/** How much more likely a word is in each language than in the least likely one, in nats, 0..4. */
export function languageEvidence(word: string): Record<Language, number> {
  const text = word.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const none = { kk: 0, ru: 0, en: 0 }
  const isCyrillic = cyrillic.test(text)
  if (latin.test(text)) return isCyrillic ? none : { ...none, en: most }
  if (!isCyrillic) return none
  if (kazakhLetter.test(text)) return { kk: most, ru: 0, en: 0 }
  let lean = 0
  if (kazakhWords.has(text)) lean += 2.5
  if (russianWords.has(text)) lean -= 2.5
  if (kazakhSpelling.test(text)) lean += 2
  const foreign = new Set(text.match(/[вёфцчщъьэ]/gu) ?? [])
  if (foreign.size > 0) lean -= 1.2 + 0.6 * (foreign.size - 1)
  if (/[щёъ]/u.test(text)) lean -= 1.5
  if (text.length >= 4) {
    if (kazakhEnding.test(text)) lean += 1.5
    if (russianEnding.test(text)) lean -= 1.5
    if (russianShape.test(text)) lean -= 1
  }
  lean = Math.min(most, Math.max(-most, lean))
  // Cyrillic is no English, whichever of the two it is.
  return { kk: 2 + lean / 2, ru: 2 - lean / 2, en: 0 }
}

/**
 * Cuts the words of a chunk into runs of one language: the most probable path through the languages of the words (Viterbi), where a
 * change costs, less so at a pause. Latin letters are English; Kazakh and Russian are told apart by letters, common words and
 * endings. Always covers all words.
 */
export function routeWords(
  words: readonly { text: string; startMs: number; endMs: number }[],
): LanguageRun[] {
  if (words.length === 0) return []
  const scores = words.map(({ text }) => languageEvidence(text))
  const costs = words.map(({ startMs }, i) =>
    i > 0 && startMs - words[i - 1]!.endMs >= pauseMs ? switchCostAtPause : switchCost,
  )
  const path = bestPath(scores, costs)
  const certain = posteriors(scores, costs)
  const runs: LanguageRun[] = []
  path.forEach((language, i) => {
    const last = runs.at(-1)
    if (last?.language === language) last.to = i + 1
    else runs.push({ from: i, to: i + 1, language, confidence: 0 })
  })
  for (const run of runs) {
    let sum = 0
    for (let i = run.from; i < run.to; i++) sum += certain[i]![run.language]
    run.confidence = Math.round((1000 * sum) / (run.to - run.from)) / 1000
  }
  return runs
}

type Scores = Record<Language, number>

function bestPath(scores: readonly Scores[], costs: readonly number[]): Language[] {
  const origins: Record<Language, Language>[] = []
  let total: Scores = scores[0]!
  for (let i = 1; i < scores.length; i++) {
    const next = { kk: 0, ru: 0, en: 0 }
    const origin: Record<Language, Language> = { kk: 'kk', ru: 'ru', en: 'en' }
    for (const to of languages) {
      let best = Number.NEGATIVE_INFINITY
      for (const from of languages) {
        const score = total[from] - (from === to ? 0 : costs[i]!)
        // Staying wins a tie: no change without a reason.
        if (score > best || (score === best && from === to)) {
          best = score
          origin[to] = from
        }
      }
      next[to] = best + scores[i]![to]
    }
    origins.push(origin)
    total = next
  }
  let at: Language = 'kk'
  for (const language of languages) if (total[language] > total[at]) at = language
  const path: Language[] = [at]
  for (let i = origins.length - 1; i >= 0; i--) {
    at = origins[i]![at]
    path.push(at)
  }
  return path.reverse()
}

/** The probability of each language at each word, by the forward-backward algorithm. */
function posteriors(scores: readonly Scores[], costs: readonly number[]): Scores[] {
  const step = (from: Scores, cost: number): Scores => {
    const moved = { kk: 0, ru: 0, en: 0 }
    for (const to of languages) {
      moved[to] = logSum(languages.map((other) => from[other] - (other === to ? 0 : cost)))
    }
    return moved
  }
  const add = (a: Scores, b: Scores): Scores => ({ kk: a.kk + b.kk, ru: a.ru + b.ru, en: a.en + b.en })
  const forward: Scores[] = [scores[0]!]
  for (let i = 1; i < scores.length; i++) {
    forward.push(add(step(forward[i - 1]!, costs[i]!), scores[i]!))
  }
  const found: Scores[] = new Array(scores.length)
  let backward: Scores = { kk: 0, ru: 0, en: 0 }
  for (let i = scores.length - 1; i >= 0; i--) {
    const joint = add(forward[i]!, backward)
    const whole = logSum(languages.map((language) => joint[language]))
    found[i] = {
      kk: Math.exp(joint.kk - whole),
      ru: Math.exp(joint.ru - whole),
      en: Math.exp(joint.en - whole),
    }
    backward = step(add(backward, scores[i]!), costs[i]!)
  }
  return found
}

function logSum(values: readonly number[]): number {
  const top = Math.max(...values)
  return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0))
}

/** A doubtful stretch of this many words or fewer goes with what is around it. */
const fewWords = 2
const doubtful = 0.9
/** Neighbours further off than this say nothing. */
const nearMs = 5000

/**
 * The second look, over the stretches of a whole recording: one of a word or two, of which the router was not sure, takes the
 * language that the stretches before and behind it agree on. `counts` are the words of each. Stretches that a person or the request
 * named (confidence null) stay, and so does what another engine has written.
 */
export function settleShortStretches(stretches: readonly Stretch[], counts: readonly number[]): Stretch[] {
  return stretches.map((stretch, i) => {
    const before = stretches[i - 1]
    const behind = stretches[i + 1]
    if (stretch.confidence === null || stretch.confidence >= doubtful || counts[i]! > fewWords) return stretch
    if (!before || !behind || before.language !== behind.language) return stretch
    if (before.language === stretch.language || before.engine !== stretch.engine) return stretch
    const isNear = stretch.startMs - before.endMs <= nearMs && behind.startMs - stretch.endMs <= nearMs
    return isNear ? { ...stretch, language: before.language } : stretch
  })
}
