import { randomUUID } from 'node:crypto'
import {
  defaultImportOptions,
  type ExchangeFormat,
  type ImportIssue,
  type ImportOptions,
  type ImportPreview,
  type ImportReport,
  issueCodes,
  maxPreviewRows,
  maxReportedIssues,
  skipCodes,
} from '#shared/api/exchange.ts'
import type { QuestionCounts, QuestionDraft, QuestionNode } from '#shared/api/questions.ts'
import { IzError } from '#shared/error.ts'
import type { Language } from '#shared/language.ts'
import { type LocalizedText, showText } from '#shared/localized.ts'
import { bankOf } from '../../domain/questions/exchange/bank-of-library.ts'
import { printCsv } from '../../domain/questions/exchange/csv.ts'
import { printJson } from '../../domain/questions/exchange/json.ts'
import { guessHeaderRow, guessMapping } from '../../domain/questions/exchange/mapping.ts'
import { printMarkdown } from '../../domain/questions/exchange/markdown.ts'
import { issue } from '../../domain/questions/exchange/raw-rows.ts'
import { readBank } from '../../domain/questions/exchange/read-bank.ts'
import { type Review, reviewImport } from '../../domain/questions/exchange/review.ts'
import { columnWidths, printTable, rawRows } from '../../domain/questions/exchange/table.ts'
import type { NewText } from '../../domain/questions/near-duplicates.ts'
import type { EventBus } from '../events/event-service.ts'
import { found } from '../library/session.ts'
import type { QuestionService } from '../questions/ports.ts'
import type { ExchangeService, NearDuplicates, Workbooks } from './ports.ts'
import { type OpenFile, readFile } from './read-file.ts'

/** Files kept for their dialogs: one for each window that somebody may have open. */
const filesKept = 4
const samplesShown = 3
const sampleLength = 120

const fileTitles: Record<Language, string> = { kk: 'Сұрақтар', ru: 'Вопросы', en: 'Questions' }
const contentTypes: Record<ExchangeFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
}
const skipping: ReadonlySet<string> = new Set(skipCodes)

type Shape = Pick<ImportPreview, 'sheet' | 'sheets' | 'headerRow' | 'columns' | 'rowCount'>

export function createExchangeService(deps: {
  questions: Pick<QuestionService, 'all' | 'insertMany'>
  workbooks: Workbooks
  nearDuplicates: NearDuplicates
  events: EventBus
  today: () => string
}): ExchangeService {
  const { questions, workbooks, nearDuplicates, events, today } = deps
  const files = new Map<string, OpenFile>()
  const comparisons = new Map<string, AbortController>()

  const review = async (file: OpenFile, options: ImportOptions, language: Language) => {
    const { shape, rows, issues } = understand(file, options)
    const read = readBank(rows, options.dateOrder)
    read.issues.unshift(...issues)
    const library = await questions.all()
    return { shape, library, review: reviewImport(read, library, options, language) }
  }
  const stopComparing = (id: string) => {
    comparisons.get(id)?.abort()
    comparisons.delete(id)
  }
  const previewOf = (id: string, file: OpenFile, shape: Shape, made: Review): ImportPreview => {
    const { fileName, kind, encoding, delimiter } = file
    return {
      ...{ id, fileName, kind, encoding, delimiter },
      ...shape,
      ...reportOf(made, countOf(made)),
      rows: made.rows.slice(0, maxPreviewRows),
    }
  }
  const preview = async (id: string, options: ImportOptions, language: Language): Promise<ImportPreview> => {
    const file = found(files.get(id) ?? null, id)
    stopComparing(id)
    const { shape, review: made } = await review(file, options, language)
    return previewOf(id, file, shape, made)
  }
  const forget = (id: string) => {
    stopComparing(id)
    files.delete(id)
  }

  return {
    async open(fileName, bytes, language) {
      const file = await readFile(fileName, bytes, workbooks)
      const id = randomUUID()
      files.set(id, file)
      for (const old of [...files.keys()].slice(0, -filesKept)) forget(old)
      return preview(id, defaultImportOptions, language)
    },

    preview,

    async compare(id, options, language) {
      const file = found(files.get(id) ?? null, id)
      stopComparing(id)
      const controller = new AbortController()
      comparisons.set(id, controller)
      const { signal } = controller
      try {
        const { shape, library, review: made } = await review(file, options, language)
        const onProgress = (done: number, total: number | null) =>
          events.emit({ type: 'import_progress', importId: id, done, total: total ?? 0 })
        const find: FindSimilar = (known, fresh) =>
          nearDuplicates.find(file.fileName, known, fresh, { signal, onProgress })
        await pointOutSimilar(made, library.questions, language, find)
        return previewOf(id, file, shape, made)
      } finally {
        if (comparisons.get(id) === controller) comparisons.delete(id)
      }
    },

    async stopComparing(id) {
      stopComparing(id)
    },

    async commit(id, options, language) {
      const file = found(files.get(id) ?? null, id)
      const { review: made } = await review(file, options, language)
      if (made.batches.length === 0) {
        return { ...reportOf(made, { themes: 0, questions: 0 }), undoStep: null }
      }
      const { undoStep, ...counts } = await questions.insertMany(
        made.batches,
        'questions_import',
        file.fileName,
      )
      forget(id)
      return { ...reportOf(made, counts), undoStep }
    },

    async close(id) {
      forget(id)
    },

    async export(format, language, themeId) {
      const whole = await questions.all()
      const theme =
        themeId === null ? null : found(whole.themes.find(({ id }) => id === themeId) ?? null, themeId)
      const bank = bankOf(whole, themeId)
      const title = theme
        ? (showText(theme.name, language)?.text ?? fileTitles[language])
        : fileTitles[language]
      const name = `${title} ${today()}`
        .replace(/[\p{Cc}\\/:*?"<>|]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim()
      return {
        fileName: `${name}.${format}`,
        bytes: await print(bank),
        contentType: contentTypes[format],
      }

      async function print(given: typeof bank): Promise<Uint8Array> {
        const text = new TextEncoder()
        if (format === 'csv') return text.encode(printCsv(given, language))
        if (format === 'md') return text.encode(printMarkdown(given, language))
        if (format === 'json') return text.encode(printJson(given))
        return workbooks.write(fileTitles[language], printTable(given, language), columnWidths)
      }
    },
  }
}

/** The rows of a file under what the options, or guesses, say about its columns. */
function understand(file: OpenFile, options: ImportOptions) {
  const { content } = file
  if (!('sheets' in content)) {
    const shape: Shape = { sheets: [], sheet: 0, headerRow: 0, columns: [], rowCount: content.rows.length }
    return { shape, rows: content.rows, issues: content.issues }
  }
  const { sheets } = content
  const isFilled = (row: readonly string[]) => row.some((cell) => cell.trim() !== '')
  const first = sheets.findIndex(({ table }) => table.rows.some(isFilled))
  const sheet = options.sheet !== null && options.sheet < sheets.length ? options.sheet : Math.max(0, first)
  const table = sheets[sheet]?.table
  if (!table) throw new IzError('file_empty', { file: file.fileName })
  const headerRow = options.headerRow ?? guessHeaderRow(table.rows)
  const guessed = guessMapping(table.rows, headerRow)
  const { mapping: chosen } = options
  const mapping = chosen?.length === guessed.length ? chosen : guessed
  const { rows, issues } = rawRows(table, { headerRow, mapping, fillThemes: options.fillThemes })
  const body = table.rows.slice(headerRow)
  const short = (cell: string) => (cell.length > sampleLength ? `${cell.slice(0, sampleLength - 1)}…` : cell)
  const shape: Shape = {
    sheets: sheets.map(({ name }) => name),
    sheet,
    headerRow,
    columns: mapping.map((field, column) => ({
      header: headerRow > 0 ? short((table.rows[headerRow - 1]?.[column] ?? '').trim()) : '',
      samples: samplesOf(body, column).map(short),
      field,
    })),
    rowCount: body.filter(isFilled).length,
  }
  return {
    shape,
    rows,
    issues: [...table.issues.filter(({ row }) => row === null || row > headerRow), ...issues],
  }
}

function samplesOf(rows: readonly (readonly string[])[], column: number): string[] {
  const samples: string[] = []
  for (const row of rows) {
    const cell = row[column]?.trim() ?? ''
    if (cell !== '' && !samples.includes(cell)) samples.push(cell)
    if (samples.length === samplesShown) break
  }
  return samples
}

type FindSimilar = (known: readonly LocalizedText[], fresh: readonly NewText[]) => Promise<(number | null)[]>

/** Remarks on all new questions that say nearly what one of the library does. */
async function pointOutSimilar(
  review: Review,
  library: readonly QuestionNode[],
  language: Language,
  find: FindSimilar,
): Promise<void> {
  const known: LocalizedText[] = []
  const walk = (nodes: readonly QuestionNode[]) => {
    for (const node of nodes) {
      known.push(node.text)
      walk(node.followUps)
    }
  }
  walk(library)
  const fresh = review.rows.filter(
    ({ level, codes }) => level === 0 && !codes.some((code) => repeats.has(code)),
  )
  if (fresh.length === 0 || known.length === 0) return
  const places = await find(
    known,
    fresh.map((row) => ({ language: row.language, text: row.text })),
  )
  for (const [at, row] of fresh.entries()) {
    const alike = known[places[at] ?? -1]
    if (!alike) continue
    row.codes.push('similar')
    review.issues.push(issue('similar', row.row, showText(alike, language)?.text ?? ''))
  }
  review.issues.sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
}

function countOf({ batches }: Review): QuestionCounts {
  const count = (drafts: readonly QuestionDraft[]): number =>
    drafts.reduce((sum, { followUps }) => sum + 1 + count(followUps), 0)
  return {
    themes: batches.filter(({ newTheme }) => newTheme !== null).length,
    questions: batches.reduce((sum, batch) => sum + count(batch.questions), 0),
  }
}

function reportOf(review: Review, added: QuestionCounts): ImportReport {
  const counts = new Map<ImportIssue['code'], number>()
  for (const { code } of review.issues) counts.set(code, (counts.get(code) ?? 0) + 1)
  const unread = review.issues.filter(({ code }) => skipping.has(code) && !repeats.has(code)).length
  return {
    added,
    skipped: unread + review.rows.filter(({ skipped }) => skipped).length,
    issueCounts: issueCodes.flatMap((code) => {
      const count = counts.get(code)
      return count === undefined ? [] : [{ code, count }]
    }),
    issues: review.issues.slice(0, maxReportedIssues),
  }
}

/** These are counted by their rows: with 'add' they are remarks only. */
const repeats: ReadonlySet<string> = new Set(['duplicate', 'duplicate_in_file', 'above_skipped'])
