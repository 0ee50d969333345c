import type { Language } from '#shared/language.ts'
import { stripMarkup, tokensOf, visibleLength } from '#shared/subtitle-text.ts'
import { breakPenalties } from './break-penalty.ts'

/** A run of words, prepared for many layouts: widths are cumulative, so that any stretch is measured in one step. */
export interface Layout {
  /** `width(i, j)`: characters of words i to j - 1 on one line, spaces between them included. */
  width(from: number, to: number): number
  /** Penalty of a break after word i, 0 to 1. */
  penalties: Float64Array
}

/** Measures words once. `penalties[i]` stands after word i. */
export function layoutOf(words: readonly string[], penalties: Float64Array): Layout {
  const sums = new Float64Array(words.length + 1)
  for (const [index, word] of words.entries()) sums[index + 1] = sums[index]! + visibleLength(word) + 1
  return { penalties, width: (from, to) => sums[to]! - sums[from]! - 1 }
}

export interface Lines {
  cost: number
  /** Indices of the words that open the second and later lines. */
  breaks: number[]
}

/**
 * Cost of a bad line break against unequal lines: between neighbours of the same kind the more even pair wins, between
 * a good place and a neutral one half a line of difference is borne, and "never" stands apart (the eighth power).
 */
function breakCost(penalty: number): number {
  return 1.4 * penalty ** 2 + 1.4 * penalty ** 8
}
const IMBALANCE_WEIGHT = 1.1
/** An upper line longer than the lower one hides more of the picture (BBC subtitle guidelines, "Breaks", prefer a bottom-heavy pair). */
const TOP_HEAVY_WEIGHT = 0.12

/**
 * The best way to set words `from` to `to - 1` in at most `maxLines` lines, null where that cannot be. One line wins
 * when it fits (Netflix 215758617). A word longer than a line stands on a line of its own.
 */
export function bestLines(
  layout: Layout,
  from: number,
  to: number,
  maxLineLength: number,
  maxLines: number,
): Lines | null {
  const total = layout.width(from, to)
  if (to - from <= 1 || total <= maxLineLength) return { cost: 0, breaks: [] }
  const least = Math.max(2, Math.ceil(total / (maxLineLength + 1)))
  for (let lines = least; lines <= maxLines && lines <= to - from; lines += 1) {
    const found = splitInto(layout, from, to, lines, total / lines, maxLineLength)
    if (found) return found
  }
  return null
}

function splitInto(
  layout: Layout,
  from: number,
  to: number,
  lines: number,
  target: number,
  maxLineLength: number,
): Lines | null {
  if (lines === 1) {
    const width = layout.width(from, to)
    if (width > maxLineLength && to - from > 1) return null
    return { cost: imbalance(width, target, maxLineLength), breaks: [] }
  }
  let best: Lines | null = null
  for (let at = from + 1; at <= to - lines + 1; at += 1) {
    const width = layout.width(from, at)
    if (width > maxLineLength && at - from > 1) break
    const rest = splitInto(layout, at, to, lines - 1, target, maxLineLength)
    if (!rest) continue
    const nextWidth = layout.width(at, rest.breaks[0] ?? to)
    const cost =
      rest.cost +
      imbalance(width, target, maxLineLength) +
      breakCost(layout.penalties[at - 1]!) +
      (width > nextWidth ? (TOP_HEAVY_WEIGHT * (width - nextWidth)) / maxLineLength : 0)
    if (!best || cost < best.cost) best = { cost, breaks: [at, ...rest.breaks] }
  }
  return best
}

function imbalance(width: number, target: number, maxLineLength: number): number {
  return IMBALANCE_WEIGHT * ((width - target) / maxLineLength) ** 2
}

/** Words set in lines: `words` parted at `breaks` (see `Lines`), `offset` being the index of the first word. */
export function setLines(words: readonly string[], breaks: readonly number[], offset = 0): string[] {
  const starts = [0, ...breaks.map((at) => at - offset), words.length]
  return starts.slice(0, -1).map((start, index) => words.slice(start, starts[index + 1]).join(' '))
}

/**
 * Sets a text in lines of at most `maxLineLength` characters: one if it fits, else as few as it takes, parted where the
 * language allows it best and about equally long. White space is collapsed; lines that open with a speaker's hyphen
 * keep to themselves. A text too long for `maxLines` gets more lines rather than losing words, and a word longer than a
 * line stands alone: the checker reports both. Markup (`<i>`) is kept and does not count.
 */
export function breakLines(
  text: string,
  maxLineLength: number,
  maxLines: number,
  language: Language,
): string[] {
  const turns = text.split(/\n(?=\s*(?:<[ibu]>)*[-\u2010-\u2015])/)
  if (turns.length > 1) {
    const room = Math.max(1, Math.floor(maxLines / turns.length))
    return turns.flatMap((turn) => breakTurn(turn, maxLineLength, room, language))
  }
  return breakTurn(text, maxLineLength, maxLines, language)
}

function breakTurn(text: string, maxLineLength: number, maxLines: number, language: Language): string[] {
  const flat = text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim()
  const words = tokensOf(flat).map((token) => flat.slice(token.start, token.end))
  if (words.length === 0) return flat === '' ? [] : [flat]
  const layout = layoutOf(words, breakPenalties(words.map(stripMarkup), language))
  const lines = bestLines(layout, 0, words.length, maxLineLength, maxLines)
  return setLines(words, lines?.breaks ?? overflow(layout, words.length, maxLineLength))
}

/** Breaks of a text that needs more lines than it may have: well-filled lines, as many as it takes. */
function overflow(layout: Layout, count: number, maxLineLength: number): number[] {
  const costs = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY)
  const opens = new Int32Array(count + 1)
  costs[0] = 0
  for (let to = 1; to <= count; to += 1) {
    const endCost = to < count ? breakCost(layout.penalties[to - 1]!) : 0
    for (let from = to - 1; from >= 0; from -= 1) {
      const width = layout.width(from, to)
      if (width > maxLineLength && to - from > 1) break
      const cost =
        costs[from]! + 1 + imbalance(Math.min(width, maxLineLength), maxLineLength, maxLineLength) + endCost
      if (cost < costs[to]!) {
        costs[to] = cost
        opens[to] = from
      }
    }
  }
  const breaks: number[] = []
  for (let at = opens[count]!; at > 0; at = opens[at]!) breaks.unshift(at)
  return breaks
}
