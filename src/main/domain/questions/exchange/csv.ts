import Papa from 'papaparse'
import { maxImportRows } from '#shared/api/exchange.ts'
import type { Language } from '#shared/language.ts'
import type { ExchangeBank } from './bank.ts'
import { isCounted, readHeading } from './fields.ts'
import { issue } from './raw-rows.ts'
import { printTable, type Table } from './table.ts'

const delimiters = [',', ';', '\t', '|'] as const
/** Nothing in a text is quoted by this. */
const noQuotes = '\u0000'
/** Broken quotes that are mended one by one; a file with more of them has no quotes at all. */
const maxMends = 200
/** Far more characters than any row of questions has. */
const partLength = 100_000

/** The bank as CSV, as `printCsvRows` writes it. */
export function printCsv(bank: ExchangeBank, language: Language): string {
  return printCsvRows(printTable(bank, language), language)
}

/**
 * Rows as CSV (RFC 4180) in UTF-8 with a byte order mark, without which Excel reads Cyrillic as windows-1251. Divided by the
 * list separator of the language's Windows region, by which Excel opens a file: a semicolon in Kazakhstan and Russia.
 */
export function printCsvRows(rows: string[][], language: Language): string {
  const delimiter = language === 'en' ? ',' : ';'
  return `\ufeff${Papa.unparse(rows, { delimiter, newline: '\r\n', quotes: true })}\r\n`
}

/**
 * Reads CSV, TSV and what spreadsheets put on the clipboard. The delimiter is guessed unless the file says it (`sep=;`). A row
 * whose quotation marks are broken is read literally, by its first line, and reported; the rows after it are not lost.
 */
export function parseCsv(text: string): Table & { delimiter: string } {
  let body = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const said = /^sep=(.)\n/i.exec(body)
  const delimiter = said?.[1] ?? guessDelimiter(body)
  // The line counts as a row, so that the numbers are those of the file.
  if (said) body = body.slice(said[0].length)
  const table = parseRows(body, delimiter)
  if (said) {
    table.rows.unshift([])
    for (const one of table.issues) if (one.row !== null) one.row += 1
  }
  while (table.rows.length > 0 && table.rows.at(-1)?.every((cell) => cell === '')) table.rows.pop()
  return { ...limited(table), delimiter }
}

/** Not more rows than are read. */
export function limited(table: Table): Table {
  if (table.rows.length <= maxImportRows) return table
  const over = issue('rows_over_limit', maxImportRows + 1, String(table.rows.length - maxImportRows))
  return {
    rows: table.rows.slice(0, maxImportRows),
    issues: [...table.issues.filter(({ row }) => row === null || row <= maxImportRows), over],
  }
}

function parseRows(text: string, delimiter: string): Table {
  const rows: string[][] = []
  const issues: Table['issues'] = []
  let at = 0
  for (let mends = 0; at < text.length && rows.length <= maxImportRows; ) {
    const end = endOfPart(text, at)
    const broken = parsePart(text.slice(at, end), delimiter, mends < maxMends, rows)
    if (!broken) at = end
    else if (broken.code === 'quote_unclosed' && broken.start > 0 && end < text.length) at += broken.start
    else {
      const start = at + broken.start
      const lineEnd = text.indexOf('\n', start)
      const line = text.slice(start, lineEnd < 0 ? text.length : lineEnd)
      rows.push(line.split(delimiter).map(unquote))
      issues.push(issue(broken.code, rows.length, line))
      at = lineEnd < 0 ? text.length : lineEnd + 1
      mends += 1
    }
  }
  return { rows, issues: [...issues, ...raggedness(rows)] }
}

/** A part ends with a line: looking for the mate of a quotation mark goes no further, or broken ones would cost the whole file each. */
function endOfPart(text: string, start: number): number {
  if (start + partLength >= text.length) return text.length
  const before = text.lastIndexOf('\n', start + partLength)
  const end = before >= start ? before : text.indexOf('\n', start + partLength)
  return end < 0 ? text.length : end + 1
}

function unquote(cell: string): string {
  const inside = /^"((?:[^"]|"")*)"$/.exec(cell)?.[1]
  return inside === undefined ? cell : inside.replaceAll('""', '"')
}

interface Broken {
  /** Where the row begins. */
  start: number
  code: 'quote_unclosed' | 'quote_malformed'
}

/** Reads the rows of a part up to the first with broken quotes, and tells which that is; null when all is read. */
function parsePart(part: string, delimiter: string, hasQuotes: boolean, rows: string[][]): Broken | null {
  let start = 0
  let broken: Broken | null = null
  Papa.parse<string[]>(part, {
    delimiter,
    newline: '\n',
    ...(hasQuotes ? {} : { quoteChar: noQuotes }),
    step({ data, errors, meta }, parser) {
      const error = errors.find(({ type }) => type === 'Quotes')
      if (error) {
        broken = { start, code: error.code === 'MissingQuotes' ? 'quote_unclosed' : 'quote_malformed' }
        parser.abort()
        return
      }
      // The line end of the last row makes no further row.
      if (start < part.length) rows.push(data)
      start = meta.cursor
      if (rows.length > maxImportRows) parser.abort()
    },
  })
  return broken
}

/** Rows with other than the usual number of cells. */
function raggedness(rows: readonly string[][]): Table['issues'] {
  const filled = rows.flatMap((row, index) =>
    row.some((cell) => cell.trim() !== '') ? [{ row, index }] : [],
  )
  const widths = new Map<number, number>()
  for (const { row } of filled) widths.set(row.length, (widths.get(row.length) ?? 0) + 1)
  const width = [...widths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
  return filled.flatMap(({ row, index }) => {
    const text = row.filter((cell) => cell !== '').join(' | ')
    if (row.slice(width).some((cell) => cell.trim() !== '')) return [issue('row_long', index + 1, text)]
    return row.length < width ? [issue('row_short', index + 1, text)] : []
  })
}

/** The delimiter with which the first row shows known headings; else the one that divides the rows most evenly. */
function guessDelimiter(text: string): string {
  const head = text.slice(0, 65_536)
  let best: string = ','
  let bestScore = -1
  for (const delimiter of delimiters) {
    const { data } = Papa.parse<string[]>(head, { delimiter, newline: '\n', preview: 30 })
    const rows = data.filter((row) => row.some((cell) => cell.trim() !== ''))
    const known = Math.max(
      0,
      ...rows.slice(0, 10).map((row) => row.filter((cell) => readHeading(cell) || isCounted(cell)).length),
    )
    const width = rows[0]?.length ?? 1
    const even = width > 1 ? rows.filter((row) => row.length === width).length / rows.length : 0
    // Commas stand in sentences, tabs do not.
    const trust = delimiter === '\t' ? 1.5 : delimiter === ',' ? 0.9 : 1
    const score = (width > 1 ? known * 10 : 0) + even * trust
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}
