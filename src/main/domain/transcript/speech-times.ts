import { timeWords } from './token-times.ts'

interface Span {
  startMs: number
  endMs: number
}

/**
 * Times for the words of an engine that gives none: each takes as much of the speech as it has letters. Pauses are left out; a word that
 * would reach over one goes where more of it lies. Within 0..`lengthMs`, in order.
 * @param speech where there is speech within 0..`lengthMs`, in time order; all of it where empty
 */
export function timeWordsBySpeech(
  text: string,
  lengthMs: number,
  speech: readonly Span[],
): (Span & { text: string })[] {
  const spans = speech
    .map(({ startMs, endMs }) => ({ startMs: Math.max(0, startMs), endMs: Math.min(lengthMs, endMs) }))
    .filter(({ startMs, endMs }) => endMs > startMs)
  if (spans.length === 0) spans.push({ startMs: 0, endMs: lengthMs })
  const spokenMs = spans.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)
  return timeWords(text, [], spokenMs).map((word) => ({ text: word.text, ...placed(word, spans) }))
}

/** A stretch of the speech without its pauses, put where most of it lies in the speech with them. */
function placed(word: Span, spans: readonly Span[]): Span {
  let before = 0
  let best: Span = spans[0]!
  let most = -1
  for (const span of spans) {
    const shift = span.startMs - before
    const startMs = Math.max(span.startMs, word.startMs + shift)
    const endMs = Math.min(span.endMs, word.endMs + shift)
    if (endMs - startMs > most) {
      best = { startMs, endMs }
      most = endMs - startMs
    }
    before += span.endMs - span.startMs
  }
  return best
}
