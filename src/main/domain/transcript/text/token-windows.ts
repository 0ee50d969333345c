/** Words `from` up to `to` that go through a model together, and those of them whose result is taken, `keepFrom` up to `keepTo`. */
export interface TokenWindow {
  from: number
  to: number
  keepFrom: number
  keepTo: number
}

/**
 * Cuts words into windows of at most `limit` tokens that overlap, so that each word is judged with at least `margin` tokens before and
 * after it, as far as there are so many. Words stay whole. Where a word is so long that there is no room for a margin, it has less.
 * @param tokens how many each word has, `limit` at most
 * @param margin a quarter of `limit` at most
 */
export function tokenWindows(tokens: readonly number[], limit: number, margin: number): TokenWindow[] {
  const windows: TokenWindow[] = []
  let keepFrom = 0
  while (keepFrom < tokens.length) {
    const from = windowStart(tokens, keepFrom, limit, margin)
    let to = from
    for (let sum = 0; to < tokens.length && sum + tokens[to]! <= limit; to++) sum += tokens[to]!
    const keepTo = to === tokens.length ? to : Math.max(keepFrom + 1, before(tokens, to, margin))
    windows.push({ from, to, keepFrom, keepTo })
    keepFrom = keepTo
  }
  return windows
}

/** Where a window begins so that `keepFrom` has its margin before it, and itself still fits. */
function windowStart(tokens: readonly number[], keepFrom: number, limit: number, margin: number): number {
  let from = before(tokens, keepFrom, margin)
  let sum = 0
  for (let at = from; at <= keepFrom; at++) sum += tokens[at]!
  for (; sum > limit; from++) sum -= tokens[from]!
  return from
}

/** The last word with at least `margin` tokens from it up to `at`; 0 where there are fewer. */
function before(tokens: readonly number[], at: number, margin: number): number {
  let from = at
  for (let sum = 0; from > 0 && sum < margin; ) {
    from--
    sum += tokens[from]!
  }
  return from
}
