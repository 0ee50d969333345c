import readXlsxFile from 'read-excel-file/node'
import writeXlsxFile, { type Cell, type Row } from 'write-excel-file/node'
import { maxImportRows } from '#shared/api/exchange.ts'
import { IzError } from '#shared/error.ts'
import type { Sheet, Workbooks } from '../../services/exchange/ports.ts'
import { sheetArea } from './sheet-area.ts'
import { type ZipEntry, zipDirectory } from './zip-directory.ts'

/** What a workbook may unpack to; one of 20 MB of packed text is about 150 MB. Keeps archives that unpack endlessly out. */
const maxUnpacked = 200_000_000
/** Cells of one sheet, empty ones between others included: fifty columns of the rows that are read, five times over. */
const maxCells = 5_000_000

export const workbooks: Workbooks = { read, write }

async function read(fileName: string, bytes: Uint8Array): Promise<Sheet[]> {
  const unreadable = (cause?: unknown) => new IzError('spreadsheet_unreadable', { file: fileName }, { cause })
  const entries = zipDirectory(bytes)
  if (!entries?.some(({ name }) => name === 'xl/workbook.xml')) throw unreadable()
  if (entries.reduce((sum, { size }) => sum + size, 0) > maxUnpacked) {
    throw new IzError('spreadsheet_too_large', { file: fileName })
  }
  if (widestArea(entries) > maxCells) throw new IzError('spreadsheet_too_large', { file: fileName })
  try {
    const sheets = await readXlsxFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      trim: false,
    })
    const merges = readMerges(entries)
    return sheets.map(({ sheet, data }) => {
      const rows = data.map((row) => row.map(asText))
      return { name: sheet, rows, filled: fillMerged(rows, merges.get(sheet) ?? []) }
    })
  } catch (cause) {
    throw unreadable(cause)
  }
}

/** The reading library makes a cell of every place up to the last one, so that is asked for first. Whatever a sheet may be called, it is among the files. */
function widestArea(entries: readonly ZipEntry[]): number {
  return Math.max(
    ...entries.map((entry) => {
      try {
        return sheetArea(Buffer.from(entry.read()).toString('latin1'))
      } catch {
        // What cannot be unpacked here is told by the reading itself.
        return 0
      }
    }),
  )
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  return String(value)
}

interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}

/** The merged cells of each sheet, which the reading library does not tell (ECMA-376 part 1, 18.3.1.55). */
function readMerges(entries: readonly ZipEntry[]): Map<string, Merge[]> {
  const text = (name: string) => {
    const entry = entries.find((candidate) => candidate.name === name)
    return entry ? new TextDecoder().decode(entry.read()) : ''
  }
  const targets = new Map<string, string>()
  for (const [tag] of text('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const target = attribute(tag, 'Target').replace(/^\/?(xl\/)?/, 'xl/')
    targets.set(attribute(tag, 'Id'), target)
  }
  const merges = new Map<string, Merge[]>()
  for (const [tag] of text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)) {
    const path = targets.get(attribute(tag, 'r:id')) ?? ''
    const found = [...text(path).matchAll(/<(?:\w+:)?mergeCell\s[^>]*>/g)].flatMap(([cell]) =>
      readRange(attribute(cell, 'ref')),
    )
    merges.set(attribute(tag, 'name'), found)
  }
  return merges
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return (value?.[1] ?? value?.[2] ?? '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

function readRange(ref: string): Merge[] {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref)
  if (!match) return []
  const [, left = '', top = '', right = '', bottom = ''] = match
  return [{ left: columnOf(left), top: Number(top), right: columnOf(right), bottom: Number(bottom) }]
}

/** `A` is 0. */
function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Repeats the value of a merge in its rows, in its first column: that is what merging cells above one another means. */
function fillMerged(rows: string[][], merges: readonly Merge[]): Sheet['filled'] {
  const filled: Sheet['filled'] = []
  for (const { top, left, bottom } of merges) {
    const value = rows[top - 1]?.[left] ?? ''
    if (value.trim() === '') continue
    for (let row = top + 1; row <= Math.min(bottom, rows.length, maxImportRows); row += 1) {
      const cells = rows[row - 1]
      if (!cells || cells.every((cell) => cell.trim() === '') || (cells[left] ?? '') !== '') continue
      while (cells.length <= left) cells.push('')
      cells[left] = value
      filled.push({ row, value })
    }
  }
  return filled
}

const headColour = '#E8F1EF'

async function write(
  sheetName: string,
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): Promise<Uint8Array> {
  const [head = [], ...body] = rows
  const data: Row[] = [
    head.map(
      (value): Cell => ({
        value: escapeCell(value),
        type: String,
        fontWeight: 'bold',
        backgroundColor: headColour,
        wrap: true,
      }),
    ),
    ...body.map((row) =>
      row.map(
        (value): Cell =>
          value === '' ? null : { value: escapeCell(value), type: String, wrap: true, alignVertical: 'top' },
      ),
    ),
  ]
  const columns = head.map((_, index) => ({ width: widths[index] ?? 14 }))
  return writeXlsxFile(data, { sheet: sheetName, columns, stickyRowsCount: 1 }).toBuffer()
}

/**
 * `_x0041_` in a cell means the letter A (ECMA-376 part 1, 22.9.2.19, ST_Xstring); the underscore itself written so keeps such
 * a text as it is.
 */
function escapeCell(value: string): string {
  const escaped = value.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
  // The writing library looks texts up in a plain object, which knows `valueOf` and the like already.
  if (!(escaped in Object.prototype)) return escaped
  return `_x${escaped.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_${escaped.slice(1)}`
}
