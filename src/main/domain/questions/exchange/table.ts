import type { ImportField, ImportIssue } from '#shared/api/exchange.ts'
import type { Language } from '#shared/language.ts'
import type { LocalizedText } from '#shared/localized.ts'
import { cleanBank, type ExchangeBank, type ExchangeQuestion, type ExchangeTheme } from './bank.ts'
import { countedHeading, headingOf, roleWords, sourceWords, statusWords } from './fields.ts'
import { guardCell, unguardCell } from './formula-guard.ts'
import { issue, type RawRow } from './raw-rows.ts'
import { printTags } from './tags.ts'

/** Rows of cells as a CSV file or a sheet has them; the first is row 1. */
export interface Table {
  rows: string[][]
  issues: ImportIssue[]
}

/** The columns of an export, in their order. */
export const exportFields = [
  'number',
  'parent',
  'theme_kk',
  'theme_ru',
  'theme_en',
  'theme_colour',
  'text_kk',
  'text_ru',
  'text_en',
  'role',
  'status',
  'tags',
  'source',
  'asked_by',
  'notes',
  'skip_kk',
  'skip_ru',
  'skip_en',
] as const satisfies readonly ImportField[]

/** How wide a workbook shows them, in characters; the two that are counted come last. */
export const columnWidths: readonly number[] = [
  ...exportFields.map((field) =>
    /^(text|notes)/.test(field) ? 48 : /^(theme_..$|skip|tags)/.test(field) ? 24 : 13,
  ),
  ...[13, 13],
]

/**
 * The bank as a table with headings and words in `language`: one row for each question, follow-ups below theirs and tied to it
 * by its number, so that sorting the sheet breaks nothing. No cell begins a formula.
 */
export function printTable(bank: ExchangeBank, language: Language): string[][] {
  const rows = [
    [
      ...exportFields.map((field) => headingOf(field, language)),
      countedHeading('times', language),
      countedHeading('last', language),
    ],
  ]
  let number = 0
  const add = (cells: Partial<Record<ImportField, string>>, use: ExchangeQuestion['use']) => {
    const row = exportFields.map((field) => cells[field] ?? '')
    rows.push([...row, use ? String(use.times) : '', use?.lastOn ?? ''].map(guardCell))
  }
  const addQuestion = (question: ExchangeQuestion, theme: ExchangeTheme | null, parent: number | null) => {
    number += 1
    const own = number
    const { text, skipHint, source } = question
    add(
      {
        number: String(own),
        parent: parent === null ? '' : String(parent),
        ...(theme ? themeCells(theme) : {}),
        ...localizedCells('text', text),
        role: roleWords.print(question.role, language),
        status: statusWords.print(question.status, language),
        tags: printTags(question.tags),
        source: sourceWords.print(source.kind, language),
        asked_by: source.askedBy,
        notes: question.notes,
        ...localizedCells('skip', skipHint),
      },
      question.use,
    )
    for (const followUp of question.followUps) addQuestion(followUp, theme, own)
  }
  const { themes, loose } = cleanBank(bank)
  for (const theme of themes) {
    if (theme.questions.length === 0) add(themeCells(theme), undefined)
    for (const question of theme.questions) addQuestion(question, theme, null)
  }
  for (const question of loose) addQuestion(question, null, null)
  return rows
}

export function themeCells({ name, colour }: Pick<ExchangeTheme, 'name' | 'colour'>): RawRow['cells'] {
  return { ...localizedCells('theme', name), theme_colour: colour ?? '' }
}

export function localizedCells(base: 'text' | 'theme' | 'skip', text: LocalizedText): RawRow['cells'] {
  return { [`${base}_kk`]: text.kk, [`${base}_ru`]: text.ru, [`${base}_en`]: text.en }
}

const several = new Set<ImportField>(['notes', 'tags'])

/**
 * The rows below the headings with their cells under fields. Blank rows are left out. `fillThemes`: a row without any theme has
 * the theme of the row above it, as tables for reading often mean it.
 */
export function rawRows(
  table: Table,
  options: { headerRow: number; mapping: readonly (ImportField | null)[]; fillThemes: boolean },
): { rows: RawRow[]; issues: ImportIssue[] } {
  const { headerRow, mapping, fillThemes } = options
  const headers = headerRow > 0 ? (table.rows[headerRow - 1] ?? []) : []
  const issues: ImportIssue[] = []
  const rows: RawRow[] = []
  let themeAbove: RawRow['cells'] = {}
  for (const [index, cells] of table.rows.entries()) {
    const row = index + 1
    if (cells.every((cell) => cell.trim() === '')) continue
    if (row < headerRow) issues.push(issue('above_header', row, cells.join(' ')))
    if (row <= headerRow) continue
    const raw: RawRow = { row, level: 0, cells: {} }
    for (const [column, guarded] of cells.entries()) {
      const field = mapping[column]
      const cell = unguardCell(guarded)
      if (!field || cell === '') continue
      const before = raw.cells[field]
      if (field === 'date')
        raw.dates = [...(raw.dates ?? []), { header: (headers[column] ?? '').trim(), cell }]
      else if (before === undefined) raw.cells[field] = cell
      else if (several.has(field)) raw.cells[field] = `${before}\n${cell}`
    }
    if (fillThemes) {
      const own = Object.fromEntries(
        Object.entries(raw.cells).filter(([field]) => field.startsWith('theme_')),
      )
      if (Object.keys(own).length > 0) themeAbove = own
      else raw.cells = { ...themeAbove, ...raw.cells }
    }
    if (mapping.some((field) => field !== null)) rows.push(raw)
  }
  return { rows, issues }
}
