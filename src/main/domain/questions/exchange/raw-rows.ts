import type { ImportField, ImportIssue, IssueCode } from '#shared/api/exchange.ts'

/** One question of a file, or one theme, before its fields are understood. */
export interface RawRow {
  /** As in `ImportIssue.row`. */
  row: number
  /** Of files that say where a question hangs by nesting it: 0 stands on its own. Tables have `number` and `parent` instead. */
  level: number
  cells: Partial<Record<ImportField, string>>
  /** What stands under `date`, with its heading. */
  dates?: { header: string; cell: string }[]
}

const shown = 80

/** A remark about a row; what stands there is shortened. */
export function issue(code: IssueCode, row: number | null, value = ''): ImportIssue {
  const line = value.replace(/\s+/g, ' ').trim()
  return { code, row, value: line.length > shown ? `${line.slice(0, shown - 1)}…` : line }
}
