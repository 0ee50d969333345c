/** Opening tags of cells with what is in them; a reference is written with any letters a parser would take. */
const cellTag = /<(?:\w+:)?c(?:\s[^>]*?)?\sr\s*=\s*(?:"([^"]*)"|'([^']*)')[^>]*>/g

/**
 * How many cells a table must have that holds all of a sheet's (ECMA-376 part 1, 18.3.1.4): its last row times its widest, with
 * the empty places that are named. Reading only goes by references, as the reading library does, not by the sheet's `dimension`.
 */
export function sheetArea(xml: string): number {
  let lastRow = 0
  let widest = 0
  let named = 0
  let row = 0
  let width = 0
  for (const match of xml.matchAll(cellTag)) {
    const place = placeOf(match[1] ?? match[2] ?? '')
    if (place.row !== row) {
      named += width
      row = place.row
      width = 0
    }
    width = Math.max(width, place.column)
    lastRow = Math.max(lastRow, place.row)
    if (!match[0].endsWith('/>')) widest = Math.max(widest, place.column)
  }
  return lastRow * Math.max(1, widest) + named + width
}

/** `A1` is row 1 and column 1; what no parser understands counts as nothing, for it is refused when it is read. */
function placeOf(written: string): { row: number; column: number } {
  const ref = written.includes('&') ? unescaped(written) : written
  const digits = ref.search(/\d/)
  const row = digits === -1 ? Number.NaN : Number(ref.slice(digits))
  if (!(row > 0)) return { row: 0, column: 0 }
  let column = 0
  for (let at = 0; at < digits; at += 1) column = column * 26 + ref.charCodeAt(at) - 64
  return { row, column: Math.max(0, column) }
}

function unescaped(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
}
