import { type ImportField, type ImportIssue, importFields } from '#shared/api/exchange.ts'
import { type Language, languages } from '#shared/language.ts'
import { cleanBank, type ExchangeBank, type ExchangeQuestion } from './bank.ts'
import { issue, type RawRow } from './raw-rows.ts'
import { languageByLetters } from './script-language.ts'
import { localizedCells, type Table } from './table.ts'
import { printTags } from './tags.ts'

const format = 'iz-question-bank'
/** Deeper follow-ups than this are in no real bank; a file that nests endlessly must not exhaust the stack. */
const deepest = 200

/** The bank as JSON, in the shape of the starter bank's files with all other fields added. */
export function printJson(bank: ExchangeBank): string {
  const { themes, loose } = cleanBank(bank)
  const file = {
    format,
    version: 1,
    themes: themes.map((theme) => ({ ...theme, questions: theme.questions.map(asEntry) })),
    questions: loose.map(asEntry),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

function asEntry({ use: _, followUps, ...fields }: ExchangeQuestion): object {
  return { ...fields, followUps: followUps.map(asEntry) }
}

/**
 * Reads such a file, a file of the starter bank, or a list of flat objects, which is a table whose headings are the keys. What is
 * no question is reported by the number of its entry.
 * @returns null when the text is no JSON, or JSON without any list of questions
 */
export function parseJson(text: string): { rows: RawRow[]; issues: ImportIssue[] } | { table: Table } | null {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return null
  }
  if (Array.isArray(value)) {
    const flat = asTable(value)
    if (flat) return { table: flat }
    return readEntries({ questions: value })
  }
  return isRecord(value) && (Array.isArray(value.themes) || Array.isArray(value.questions))
    ? readEntries(value)
    : null
}

function readEntries(file: Record<string, unknown>): { rows: RawRow[]; issues: ImportIssue[] } {
  const rows: RawRow[] = []
  const issues: ImportIssue[] = []
  let entry = 0
  const unreadable = (value: unknown) =>
    issues.push(issue('entry_unreadable', entry, typeof value === 'object' ? '{…}' : String(value)))
  const list = (value: unknown): unknown[] => {
    if (Array.isArray(value)) return value
    if (value !== undefined && value !== null) unreadable(value)
    return []
  }
  const add = (value: unknown, theme: RawRow['cells'], level: number) => {
    entry += 1
    const question = typeof value === 'string' ? { text: value } : value
    if (!isRecord(question) || level > deepest) return unreadable(value)
    const source = isRecord(question.source) ? question.source : { kind: question.source }
    const tags = Array.isArray(question.tags)
      ? printTags(question.tags.filter((tag): tag is string => typeof tag === 'string'))
      : asText(question.tags)
    rows.push({
      row: entry,
      level,
      cells: {
        ...theme,
        ...localizedCells('text', readText(question.text)),
        ...localizedCells('skip', readText(question.skipHint)),
        role: asText(question.role),
        status: asText(question.status),
        tags,
        source: asText(source.kind),
        asked_by: asText(source.askedBy),
        notes: asText(question.notes),
      },
    })
    for (const followUp of list(question.followUps)) add(followUp, theme, level + 1)
  }
  for (const value of list(file.themes)) {
    if (!isRecord(value)) {
      entry += 1
      unreadable(value)
      continue
    }
    const theme = { ...localizedCells('theme', readText(value.name)), theme_colour: asText(value.colour) }
    rows.push({ row: Math.max(1, entry), level: 0, cells: theme })
    for (const question of list(value.questions)) add(question, theme, 0)
  }
  for (const question of list(file.questions)) add(question, {}, 0)
  return { rows, issues }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function readText(value: unknown): Record<Language, string> {
  const text = { kk: '', ru: '', en: '' }
  if (isRecord(value)) for (const language of languages) text[language] = asText(value[language])
  else if (typeof value === 'string') text[languageByLetters(value) ?? 'kk'] = value
  return text
}

/** Objects whose values are all plain, as a table; null when they are nested. */
function asTable(values: readonly unknown[]): Table | null {
  if (values.length === 0 || !values.every(isRecord)) return null
  const plain = (value: unknown) => value === null || typeof value !== 'object'
  const keys = new Set(values.flatMap((value) => Object.keys(value)))
  if (keys.has('followUps') || !values.every((value) => Object.values(value).every(plain))) return null
  const columns = [...keys]
  const row = (value: Record<string, unknown>) =>
    columns.map((column) =>
      value[column] === null || value[column] === undefined ? '' : String(value[column]),
    )
  return { rows: [columns.map((column) => fieldNames.get(column) ?? column), ...values.map(row)], issues: [] }
}

/** Keys may be the names of the fields themselves; a heading with blanks is what the mapping understands. */
const fieldNames = new Map<string, string>(
  importFields.map((field: ImportField) => [
    field,
    field.replace(/^(.*)_(kk|ru|en)$/, '$1 $2').replaceAll('_', ' '),
  ]),
)
