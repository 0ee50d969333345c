/** Times in ms. */
export interface Span {
  startMs: number
  endMs: number
}

export interface FoundSpan {
  /** From the first letter's frame to the end of the last one's; null where the word was not found. */
  span: Span | null
  /** How many letters it has. */
  weight: number
  /** Where a word that was not found is thought to be. */
  rough?: Span | undefined
}

/**
 * A letter peaks inside its sound: the sound begins about half a frame before and lasts half a frame longer. Measured on the recordings of
 * test/fixtures/speech/timed: a first letter's frame begins 20 to 30 ms after the word, a last one's ends 15 to 45 ms before its end.
 * Moving the edges to where the sound falls silent as well was tried there: medians of 21, 12 and 17 ms instead of 21, 16 and 17 in Kazakh,
 * Russian and English, not worth its weight.
 */
const peakMs = 20
/** Letters no further apart than this belong to words that follow one another without a pause. */
const joinedMs = 240
/** A word that was not found has this much for each letter where there is room. */
const letterMs = 60
/** What words that were not found take from their neighbours where there is none: so much for each, half of a neighbour at most. */
const squeezedMs = 40

/**
 * The times of words in order, none before `fromMs` or after `toMs`, each beginning where the one before ends or later. Between two
 * words without a pause there is one boundary. What was not found stays where it is
 * thought to be, if that is between its neighbours, and else goes into the pause there, right after the one before.
 */
export function settleTimes(
  words: readonly FoundSpan[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Span[] {
  const spans: (Span | null)[] = words.map(({ span }) => span && { ...span })
  let before: Span | null = null
  let adjacent = false
  for (const [index, span] of spans.entries()) {
    if (!span) {
      adjacent = false
      continue
    }
    const letters = words[index]!.span!
    const [endMs, startMs] = edges(before?.endMs ?? null, letters.startMs, adjacent)
    if (before) before.endMs = Math.max(before.startMs, endMs)
    span.startMs = Math.max(before?.endMs ?? fromMs, startMs)
    span.endMs = Math.max(span.startMs, letters.endMs)
    before = span
    adjacent = true
  }
  if (before) before.endMs += peakMs
  placeMissing(spans, words, fromMs, toMs)
  let previous = fromMs
  return spans.map((span) => {
    const startMs = Math.round(Math.min(toMs, Math.max(previous, span!.startMs)))
    previous = Math.round(Math.min(toMs, Math.max(startMs, span!.endMs)))
    return { startMs, endMs: previous }
  })
}

/** The end of the word whose letters end at `fromMs` and the start of the one whose letters begin at `toMs`. */
function edges(fromMs: number | null, toMs: number, adjacent: boolean): [endMs: number, startMs: number] {
  if (fromMs === null) return [toMs - peakMs, toMs - peakMs]
  const middle = (fromMs + toMs) / 2
  const startMs = Math.max(middle, toMs - peakMs)
  const joined = adjacent && toMs - fromMs <= joinedMs
  return [joined ? startMs : Math.min(middle, fromMs + peakMs), startMs]
}

function placeMissing(
  spans: (Span | null)[],
  words: readonly FoundSpan[],
  fromMs: number,
  toMs: number,
): void {
  for (let from = 0; from < spans.length; from++) {
    if (spans[from]) continue
    let to = from + 1
    while (to < spans.length && spans[to] === null) to++
    const before = spans[from - 1] ?? null
    const after = spans[to] ?? null
    const missing = words.slice(from, to)
    const wanted = missing.length * squeezedMs
    let start = before?.endMs ?? fromMs
    let end = Math.max(start, after?.startMs ?? toMs)
    if (keepRough(spans, from, missing, start, end)) {
      from = to - 1
      continue
    }
    if (end - start < wanted && after) {
      end += Math.min((after.endMs - after.startMs) / 2, (wanted - (end - start)) / (before ? 2 : 1))
      after.startMs = end
    }
    if (end - start < wanted && before) {
      start -= Math.min((before.endMs - before.startMs) / 2, wanted - (end - start))
      before.endMs = start
    }
    const weights = missing.map(({ weight }) => Math.max(1, weight))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const length = Math.min(end - start, total * letterMs)
    // What comes before the first word that was found belongs to it, not to the beginning.
    const first = before || !after ? start : end - length
    let done = 0
    weights.forEach((weight, index) => {
      const startMs = first + (length * done) / total
      done += weight
      spans[from + index] = { startMs, endMs: first + (length * done) / total }
    })
    from = to - 1
  }
}

/** Leaves words where they are thought to be when all of them are between `start` and `end`, one after the other. */
function keepRough(
  spans: (Span | null)[],
  from: number,
  missing: readonly FoundSpan[],
  start: number,
  end: number,
): boolean {
  let previous = start
  const kept: Span[] = []
  for (const { rough } of missing) {
    if (!rough) return false
    const span = { startMs: Math.max(previous, rough.startMs), endMs: Math.min(end, rough.endMs) }
    if (span.endMs - span.startMs < squeezedMs) return false
    kept.push(span)
    previous = span.endMs
  }
  kept.forEach((span, index) => {
    spans[from + index] = span
  })
  return true
}
