/** The markup a cue's text may hold: `<i>`, `<b>`, `<u>`, in lower case and closed in order. */
export type Piece = { kind: 'text'; text: string } | { kind: 'tag'; name: 'i' | 'b' | 'u'; open: boolean }

const tag = /<(\/?)([ibu])>/g

/** A cue's text as text and tags. Anything else in `<>` is text. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const match of text.matchAll(tag)) {
    if (match.index > at) pieces.push({ kind: 'text', text: text.slice(at, match.index) })
    pieces.push({ kind: 'tag', name: match[2] as 'i' | 'b' | 'u', open: match[1] === '' })
    at = match.index + match[0].length
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at) })
  return pieces
}

/** Pieces as text again, every tag closed in order; a tag that closes nothing is dropped. */
export function printPieces(pieces: Iterable<Piece>): string {
  const out: string[] = []
  const open: string[] = []
  for (const piece of pieces) {
    if (piece.kind === 'text') out.push(piece.text)
    else if (piece.open && !open.includes(piece.name)) {
      open.push(piece.name)
      out.push(`<${piece.name}>`)
    } else if (!piece.open && open.includes(piece.name)) {
      const inner = open.splice(open.indexOf(piece.name))
      out.push(...inner.toReversed().map((name) => `</${name}>`))
      const again = inner.slice(1)
      out.push(...again.map((name) => `<${name}>`))
      open.push(...again)
    }
  }
  out.push(...open.toReversed().map((name) => `</${name}>`))
  return out.join('')
}

/** Two halves of a text with the tags open at the cut closed in the first and opened again in the second. */
export function balanceMarkup(before: string, after: string): [string, string] {
  const open: string[] = []
  for (const piece of piecesOf(before)) {
    if (piece.kind !== 'tag') continue
    if (piece.open) open.push(piece.name)
    else if (open.includes(piece.name)) open.splice(open.lastIndexOf(piece.name), 1)
  }
  const closing = open.toReversed().map((name) => `</${name}>`)
  return [before + closing.join(''), open.map((name) => `<${name}>`).join('') + after]
}
