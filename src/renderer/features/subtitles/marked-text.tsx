import type { ReactNode } from 'react'
import type { FoundPlace } from '#shared/find-text.ts'

const tag = /<(\/?)([ibu])>/g

interface Props {
  text: string
  /** Places of the text that are looked for, in order. */
  found?: readonly FoundPlace[]
}

/** A cue's text as a viewer sees it: its `<i>`, `<b>` and `<u>` are a slant, a weight and a line, not letters. */
export function MarkedText({ text, found = [] }: Props) {
  if (found.length === 0 && !text.includes('<')) return text
  const parts: ReactNode[] = []
  const on = { i: false, b: false, u: false }
  const cuts = found.flatMap(({ start, end }) => [start, end])
  let at = 0
  const piece = (end: number) => {
    const style = {
      ...(on.i ? { fontStyle: 'italic' } : {}),
      ...(on.b ? { fontWeight: 700 } : {}),
      ...(on.u ? { textDecoration: 'underline' } : {}),
    }
    const Piece = found.some((place) => place.start <= at && at < place.end) ? 'mark' : 'span'
    parts.push(
      <Piece key={at} style={style}>
        {text.slice(at, end)}
      </Piece>,
    )
    at = end
  }
  const add = (end: number) => {
    for (const cut of cuts) if (at < cut && cut < end) piece(cut)
    if (at < end) piece(end)
  }
  for (const match of text.matchAll(tag)) {
    add(match.index)
    on[match[2] as 'i' | 'b' | 'u'] = match[1] === ''
    at = match.index + match[0].length
  }
  add(text.length)
  return parts
}
