import type { ImportIssue, ImportPreview } from '#shared/api/exchange.ts'
import { IzError } from '#shared/error.ts'
import { limited, parseCsv } from '../../domain/questions/exchange/csv.ts'
import { decodeText, type TextEncoding } from '../../domain/questions/exchange/encoding.ts'
import { parseJson } from '../../domain/questions/exchange/json.ts'
import { parseMarkdown } from '../../domain/questions/exchange/markdown.ts'
import { issue, type RawRow } from '../../domain/questions/exchange/raw-rows.ts'
import { recogniseFile } from '../../domain/questions/exchange/recognise.ts'
import type { Table } from '../../domain/questions/exchange/table.ts'
import type { Workbooks } from './ports.ts'

/** A file as it was read, before anybody said what its columns are. */
export interface OpenFile {
  fileName: string
  kind: ImportPreview['kind']
  encoding: TextEncoding | null
  delimiter: string | null
  content: { sheets: { name: string; table: Table }[] } | { rows: RawRow[]; issues: ImportIssue[] }
}

/**
 * Reads a file of any of the formats; its bytes decide, its name where they leave it open.
 * @throws spreadsheet_unreadable, spreadsheet_locked, spreadsheet_old, spreadsheet_too_large, questions_unrecognised, file_empty
 */
export async function readFile(fileName: string, bytes: Uint8Array, workbooks: Workbooks): Promise<OpenFile> {
  if (bytes.length === 0) throw new IzError('file_empty', { file: fileName })
  const kind = recogniseFile(fileName, bytes)
  if (kind === 'locked') throw new IzError('spreadsheet_locked', { file: fileName })
  if (kind === 'xls') throw new IzError('spreadsheet_old', { file: fileName })
  if (kind === 'other') throw new IzError('questions_unrecognised', { file: fileName })
  if (kind === 'xlsx') {
    const sheets = (await workbooks.read(fileName, bytes)).map(({ name, rows, filled }) => ({
      name,
      table: limited({ rows, issues: filled.map(({ row, value }) => issue('merged_filled', row, value)) }),
    }))
    return { fileName, kind: 'workbook', encoding: null, delimiter: null, content: { sheets } }
  }
  const { text, encoding } = decodeText(bytes)
  if (text.replace(/^\ufeff/, '').trim() === '') throw new IzError('file_empty', { file: fileName })
  const file = { fileName, encoding, delimiter: null }
  if (kind === 'markdown') return { ...file, kind: 'markdown', content: parseMarkdown(text) }
  if (kind === 'json') {
    const parsed = parseJson(text)
    if (!parsed) throw new IzError('questions_unrecognised', { file: fileName })
    if (!('table' in parsed)) return { ...file, kind: 'json', content: parsed }
    return { ...file, kind: 'table', content: { sheets: [{ name: '', table: limited(parsed.table) }] } }
  }
  const { delimiter, ...table } = parseCsv(text)
  return { ...file, kind: 'table', delimiter, content: { sheets: [{ name: '', table }] } }
}
