import { isLexical, tokensOf } from '#shared/subtitle-text.ts'
import type { Word } from '#shared/transcript.ts'

/** Beyond this a lone punctuation mark does not stretch the word it joins (ms). */
const ATTACH_MS = 500

/** Times of `weights.length` pieces that fill [startMs, endMs] in proportion: `result[i]` to `result[i + 1]`, integer ms. */
export function shareTime(weights: readonly number[], startMs: number, endMs: number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1
  const times = [startMs]
  let passed = 0
  for (const weight of weights) {
    passed += weight
    times.push(Math.round(startMs + ((endMs - startMs) * passed) / total))
  }
  return times
}

/** How long a word takes to say, in arbitrary units: its letters and digits, and one for its onset. */
export function weightOf(text: string): number {
  let letters = 0
  for (const character of text) if (isLexical(character)) letters += 1
  return letters + 1
}

/** The words, said one after the other in that time (ms), each as long as its letters ask, or as `weigh` says. */
export function saidWithin<W extends { text: string }>(
  words: readonly W[],
  startMs: number,
  endMs: number,
  weigh: (word: W) => number = ({ text }) => weightOf(text),
): (W & { startMs: number; endMs: number })[] {
  const times = shareTime(words.map(weigh), startMs, endMs)
  return words.map((word, index) => ({ ...word, startMs: times[index]!, endMs: times[index + 1]! }))
}

/**
 * A transcript's words as a cue can hold them: one word, one token of the text. Text is NFC and trimmed, a word with
 * spaces inside becomes several that share its time by their letters, a mark without letters joins its neighbour, and
 * a word never starts before the one before it nor ends before it starts. Everything else is passed on as it is.
 */
export function normaliseWords(words: readonly Word[]): Word[] {
  const result: Word[] = []
  let pending = ''
  let previousStart = 0
  for (const word of words) {
    const text = word.text.normalize('NFC').trim()
    if (text === '') continue
    const startMs = Math.max(word.startMs, previousStart)
    const endMs = Math.max(word.endMs, startMs)
    const last = result.at(-1)
    if (!isLexical(text) && last && last.speaker === word.speaker) {
      last.text = `${last.text} ${text}`
      if (endMs - last.endMs < ATTACH_MS) last.endMs = Math.max(last.endMs, endMs)
      continue
    }
    if (!isLexical(text)) {
      pending = pending ? `${pending} ${text}` : text
      continue
    }
    const tokens = tokensOf(pending ? `${pending} ${text}` : text)
    pending = ''
    result.push(
      ...saidWithin(
        tokens.map((token) => ({ ...word, text: token.text })),
        startMs,
        endMs,
      ),
    )
    previousStart = result.at(-1)!.startMs
  }
  return result
}
