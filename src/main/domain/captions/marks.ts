import { piecesOf } from '../subtitles/markup.ts'
import { escapeAss } from './text.ts'

/** What a letter is marked with, out of `b`, `i` and `u` in this order; empty for plain. */
export type Marks = string

const kinds = ['b', 'i', 'u'] as const

/** A cue's text without its markup, and what each UTF-16 unit of it is marked with. */
export function plainText(text: string): { text: string; marks: Marks[] } {
  const open = new Set<string>()
  const marks: Marks[] = []
  let plain = ''
  for (const piece of piecesOf(text)) {
    if (piece.kind === 'text') {
      const own = kinds.filter((kind) => open.has(kind)).join('')
      plain += piece.text
      marks.push(...Array.from({ length: piece.text.length }, () => own))
    } else if (piece.open) open.add(piece.name)
    else open.delete(piece.name)
  }
  return { text: plain, marks }
}

/** From marks by UTF-16 unit those by letter (code point); null where none is marked. */
export function marksOfLetters(text: string, byUnit: readonly Marks[]): Marks[] | null {
  let unit = 0
  const marks = [...text].map((letter) => {
    const own = byUnit[unit] ?? ''
    unit += letter.length
    return own
  })
  return marks.some((own) => own !== '') ? marks : null
}

/** What two neighbours are both marked with: the space between them is. */
export function commonMarks(before: Marks, after: Marks): Marks {
  return kinds.filter((kind) => before.includes(kind) && after.includes(kind)).join('')
}

/**
 * Writes the text of one ASS event piece by piece, and switches bold, italics and underline where their letters begin and end.
 *
 * @param bold whether the style is bold as it is: then its letters stay so, marked or not
 */
export function markWriter(bold: boolean): (text: string, marks: readonly Marks[] | undefined) => Written {
  let current: Marks = ''
  const switchTo = (wanted: Marks) => {
    const changed = kinds.filter(
      (kind) => !(kind === 'b' && bold) && current.includes(kind) !== wanted.includes(kind),
    )
    current = wanted
    if (changed.length === 0) return ''
    return `{${changed.map((kind) => `\\${kind}${wanted.includes(kind) ? 1 : 0}`).join('')}}`
  }
  return (text, marks) => {
    const letters = [...text]
    const before = switchTo(marks?.[0] ?? '')
    let written = ''
    let from = 0
    for (let at = 1; at <= letters.length; at++) {
      const isEnd = at === letters.length
      if (!isEnd && (marks?.[at] ?? '') === (marks?.[from] ?? '')) continue
      written += escapeAss(letters.slice(from, at).join(''))
      if (!isEnd) written += switchTo(marks?.[at] ?? '')
      from = at
    }
    return { before, text: written }
  }
}

/** A piece as ASS: what switches its first letter's marks, and the piece itself. */
export interface Written {
  before: string
  text: string
}
