import type { Token } from './timing.ts'

/** What a line may hold: characters (a rule of reading) and width in em (the picture). */
export interface LineLimit {
  characters: number
  widthEm: number
  measure: (text: string) => number
}

/** One picture of a caption: at most two lines, each with its pieces. */
export type Block = Token[][]

/**
 * A cue's pieces as blocks of one or two lines that fit. Lines a person set are kept when they fit; else the text is broken
 * anew, evenly, after punctuation where that costs little. What needs more than two lines becomes several blocks.
 */
export function breakIntoBlocks(tokens: Token[], limit: LineLimit): Block[] {
  const fitting = tokens.flatMap((token) => splitToken(token, limit))
  const own = ownLines(fitting)
  if (own.length <= 2 && own.every((line) => fits(line, limit))) return [own]
  if (own.length > 1 && own.every((line) => /^[-–—]/u.test(line[0]!.text))) {
    return own.flatMap((line) => evenly(line, limit))
  }
  return evenly(fitting, limit)
}

export function lineText(line: Token[]): string {
  return line.map((token) => token.text).join(' ')
}

function fits(line: Token[], limit: LineLimit): boolean {
  const text = lineText(line)
  return [...text].length <= limit.characters && limit.measure(text) <= limit.widthEm
}

function ownLines(tokens: Token[]): Token[][] {
  const lines = new Map<number, Token[]>()
  for (const token of tokens) {
    const line = lines.get(token.line)
    if (line) line.push(token)
    else lines.set(token.line, [token])
  }
  return [...lines.values()]
}

/** A piece that no line can hold (a web address, say) as several, cut after a hyphen or slash where there is one. */
function splitToken(token: Token, limit: LineLimit): Token[] {
  if (fits([token], limit)) return [token]
  const letters = [...token.text]
  let count = letters.length - 1
  while (count > 1 && !fits([{ ...token, text: letters.slice(0, count).join('') }], limit)) count--
  const natural = letters.slice(0, count).findLastIndex((letter) => '-/_.'.includes(letter)) + 1
  if (natural > count / 3) count = natural
  const cutMs = Math.round(token.startMs + ((token.endMs - token.startMs) * count) / letters.length)
  const part = (from: number, to: number) => ({
    text: letters.slice(from, to).join(''),
    ...(token.marks ? { marks: token.marks.slice(from, to) } : {}),
  })
  const head = { ...token, ...part(0, count), endMs: cutMs }
  const tail = { ...token, ...part(count, letters.length), startMs: cutMs }
  return tail.text === '' ? [head] : [head, ...splitToken(tail, limit)]
}

/**
 * Blocks of like length, each as one line or two of like length: as few as hold the text, or one more where that lets the
 * cuts fall after punctuation.
 */
function evenly(tokens: Token[], limit: LineLimit): Block[] {
  const holds = (part: Token[]) => fewestLines(part, limit) <= 2
  let count = Math.ceil(fewestLines(tokens, limit) / 2)
  if (count === 1) return [linesOf(tokens, limit)]
  let best = split(tokens, count, limit, holds)
  while (!best) best = split(tokens, ++count, limit, holds)
  const oneMore = split(tokens, count + 1, limit, holds)
  if (oneMore && oneMore.cost + extraBlockCost < best.cost) best = oneMore
  return best.parts.map((part) => linesOf(part, limit))
}

function linesOf(part: Token[], limit: LineLimit): Block {
  if (fits(part, limit)) return [part]
  return split(part, 2, limit, (line) => fits(line, limit))?.parts ?? [part]
}

function fewestLines(tokens: Token[], limit: LineLimit): number {
  let lines = 0
  let line: Token[] = []
  for (const token of tokens) {
    if (line.length > 0 && fits([...line, token], limit)) line.push(token)
    else {
      lines++
      line = [token]
    }
  }
  return lines
}

/** Parts of a text and how good the cut is: 0 is even, less is better. */
interface Cut {
  cost: number
  parts: Token[][]
}

const extraBlockCost = 0.1

/** The most even cut into `count` parts that are all allowed, by dynamic programming; null where there is none. */
function split(
  tokens: Token[],
  count: number,
  limit: LineLimit,
  allowed: (part: Token[]) => boolean,
): Cut | null {
  const target = limit.measure(lineText(tokens)) / count
  let best: (Cut | null)[] = [{ cost: 0, parts: [] }, ...tokens.map(() => null)]
  for (let done = 0; done < count; done++) {
    const next: typeof best = best.map(() => null)
    for (const [start, from] of best.entries()) {
      if (!from) continue
      for (let end = start + 1; end <= tokens.length; end++) {
        const part = tokens.slice(start, end)
        if (!allowed(part)) break
        const uneven = limit.measure(lineText(part)) / target - 1
        const cost = from.cost + uneven ** 2 + (end < tokens.length ? breakCost(part) : 0)
        if (cost < (next[end]?.cost ?? Number.POSITIVE_INFINITY))
          next[end] = { cost, parts: [...from.parts, part] }
      }
    }
    best = next
  }
  return best.at(-1) ?? null
}

/** After a sentence, then after a clause, is the place to break; a dash or a one- or two-letter word should not hang at the end. */
function breakCost(part: Token[]): number {
  const last = part.at(-1)!.text
  if (/[.!?…][»”")]*$/u.test(last)) return -0.35
  if (/[,;:][»”")]*$/u.test(last)) return -0.18
  if (/^[-–—]$/u.test(last)) return 0.3
  return [...last].length <= 2 ? 0.08 : 0
}
