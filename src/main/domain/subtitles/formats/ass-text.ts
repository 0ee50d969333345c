import { type Piece, printPieces } from '../markup.ts'

/**
 * The text of an ASS event: `\N` is a line end, `\n` one only when lines do not wrap by themselves (`softBreaks`, WrapStyle
 * 2) and a space else, `\h` a no-break space; `{...}` goes, of its codes only `\i`, `\b`, `\u` and `\r` count; what stands
 * under a drawing code (`\p1`) is no text.
 */
export function parseAssText(source: string, softBreaks: boolean): string {
  const pieces: Piece[] = []
  let drawing = false
  let text = ''
  const flush = () => {
    if (text !== '' && !drawing) pieces.push({ kind: 'text', text })
    text = ''
  }
  let at = 0
  let unclosed = false
  while (at < source.length) {
    const next = nextSpecial(source, at)
    text += source.slice(at, next)
    if (next === source.length) break
    if (source[next] === '\\') {
      const [meaning, length] = escapeAt(source, next, softBreaks)
      text += meaning
      at = next + length
      continue
    }
    const end = unclosed ? -1 : source.indexOf('}', next)
    if (end === -1) {
      // A brace that is never closed is text.
      unclosed = true
      text += '{'
      at = next + 1
      continue
    }
    flush()
    for (const code of source
      .slice(next + 1, end)
      .matchAll(/\\(?:([ibu])(\d{0,4})(?![a-z])|(p)(\d{1,2})|(r)(?!nd))/g)) {
      if (code[3]) drawing = code[4] !== '0'
      else if (code[5])
        for (const name of ['i', 'b', 'u'] as const) pieces.push({ kind: 'tag', name, open: false })
      else {
        const weight = Number(code[2] || 0)
        const open = code[1] === 'b' ? weight === 1 || weight >= 600 : weight > 0
        pieces.push({ kind: 'tag', name: code[1] as 'i' | 'b' | 'u', open })
      }
    }
    at = end + 1
  }
  flush()
  return printPieces(pieces)
}

function nextSpecial(source: string, from: number): number {
  for (let i = from; i < source.length; i += 1) if (source[i] === '\\' || source[i] === '{') return i
  return source.length
}

function escapeAt(source: string, at: number, softBreaks: boolean): [meaning: string, length: number] {
  switch (source[at + 1]) {
    case 'N':
      return ['\n', 2]
    case 'n':
      return [softBreaks ? '\n' : ' ', 2]
    case 'h':
      return ['\u00a0', 2]
    case '{':
      return ['{', 2]
    case '}':
      return ['}', 2]
    default:
      return ['\\', 1]
  }
}
