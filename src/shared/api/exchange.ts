import { z } from 'zod'
import { languageSchema } from '../language.ts'
import { questionRoleSchema } from './questions.ts'

/** The largest file or paste that is read, in bytes. A bank of 10,000 questions in three languages is about 5 MB as CSV. */
export const maxImportBytes = 20_000_000
/** Rows read of a file; the rest is reported and left out. */
export const maxImportRows = 20_000
/** Rows and remarks sent to the screen; all are counted. */
export const maxPreviewRows = 200
export const maxReportedIssues = 500

export const exchangeFormats = ['csv', 'xlsx', 'md', 'json'] as const
export const exchangeFormatSchema = z.enum(exchangeFormats)
export type ExchangeFormat = z.infer<typeof exchangeFormatSchema>

/** What a column of a table can hold. Several columns can be `notes`, `tags` and `date`; a `date` goes to the notes. */
export const importFields = [
  'text_kk',
  'text_ru',
  'text_en',
  'theme_kk',
  'theme_ru',
  'theme_en',
  'theme_colour',
  'role',
  'status',
  'tags',
  'source',
  'asked_by',
  'notes',
  'skip_kk',
  'skip_ru',
  'skip_en',
  'date',
  'number',
  'parent',
] as const
export const importFieldSchema = z.enum(importFields)
export type ImportField = z.infer<typeof importFieldSchema>

/** Why a row, or a part of it, did not come in as it stands. Stable: translated under `exchange.issue.<code>`. */
export const skipCodes = [
  'no_text',
  'text_too_long',
  'duplicate',
  'duplicate_in_file',
  'above_skipped',
  'not_a_question',
  'rows_over_limit',
] as const
export const noteCodes = [
  'similar',
  'other_language',
  'role_unknown',
  'status_unknown',
  'source_unknown',
  'colour_unknown',
  'tag_too_long',
  'too_many_tags',
  'notes_too_long',
  'skip_too_long',
  'theme_too_long',
  'asked_by_too_long',
  'parent_missing',
  'parent_cycle',
  'number_repeated',
  'date_unreadable',
  'date_ambiguous',
  'row_long',
  'row_short',
  'quote_unclosed',
  'quote_malformed',
  'merged_filled',
  'above_header',
  'entry_unreadable',
] as const
export const issueCodes = [...skipCodes, ...noteCodes] as const
export const issueCodeSchema = z.enum(issueCodes)
export type IssueCode = z.infer<typeof issueCodeSchema>

export const importIssueSchema = z.object({
  code: issueCodeSchema,
  /** The row of a table, the line of a Markdown file, the number of an entry of a JSON file; from 1. null: the file as a whole. */
  row: z.number().int().nullable(),
  /** What stands there, shortened. */
  value: z.string(),
})
export type ImportIssue = z.infer<typeof importIssueSchema>

export const dateOrders = ['auto', 'day_first', 'month_first'] as const
export const importOptionsSchema = z.object({
  /** Which sheet of a workbook, from 0; null: the first with anything in it. */
  sheet: z.number().int().min(0).nullable(),
  /** The row of the headings, from 1; 0: there are none; null: guessed. */
  headerRow: z.number().int().min(0).max(1000).nullable(),
  /** What each column holds (null: nothing to be taken); null: guessed. */
  mapping: z.array(importFieldSchema.nullable()).max(1000).nullable(),
  /** Empty cells of the themes' columns repeat the cell above. */
  fillThemes: z.boolean(),
  dateOrder: z.enum(dateOrders),
  duplicates: z.enum(['skip', 'add']),
  /** Where questions without a theme go; null: they stay without one. */
  themeId: z.string().min(1).nullable(),
})
export type ImportOptions = z.infer<typeof importOptionsSchema>

/** Everything is guessed. */
export const defaultImportOptions: ImportOptions = {
  ...{ sheet: null, headerRow: null, mapping: null, fillThemes: false },
  ...{ dateOrder: 'auto', duplicates: 'skip', themeId: null },
}

export const importColumnSchema = z.object({
  /** Empty without headings. */
  header: z.string(),
  /** The first values in it, shortened. */
  samples: z.array(z.string()),
  field: importFieldSchema.nullable(),
})
export type ImportColumn = z.infer<typeof importColumnSchema>

export const previewRowSchema = z.object({
  row: z.number().int(),
  /** 0: a question that stands on its own; else how deep it is among follow-ups. */
  level: z.number().int(),
  theme: z.string(),
  text: z.string(),
  language: languageSchema,
  role: questionRoleSchema,
  skipped: z.boolean(),
  codes: z.array(issueCodeSchema),
})
export type PreviewRow = z.infer<typeof previewRowSchema>

const countsSchema = z.object({ themes: z.number().int(), questions: z.number().int() })

/** What came of reading: what is or was added, what not and why. */
export const importReportSchema = z.object({
  /** Follow-ups count as questions. */
  added: countsSchema,
  /** Rows that were not taken. */
  skipped: z.number().int(),
  issueCounts: z.array(z.object({ code: issueCodeSchema, count: z.number().int() })),
  /** The first `maxReportedIssues`, in the order of the rows. */
  issues: z.array(importIssueSchema),
})
export type ImportReport = z.infer<typeof importReportSchema>

export interface CommittedImport extends ImportReport {
  /** The step of the history that takes all of it back; null where nothing was added. */
  undoStep: string | null
}

export const importKinds = ['table', 'workbook', 'markdown', 'json'] as const
export const importPreviewSchema = importReportSchema.extend({
  id: z.string(),
  fileName: z.string(),
  kind: z.enum(importKinds),
  /** How the bytes were read: utf-8, utf-16le, utf-16be, windows-1251, kz-1048; null for a workbook. */
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.string()),
  sheet: z.number().int(),
  headerRow: z.number().int(),
  /** Empty for files that are no tables. */
  columns: z.array(importColumnSchema),
  /** Rows with anything in them, headings not counted. */
  rowCount: z.number().int(),
  rows: z.array(previewRowSchema),
})
export type ImportPreview = z.infer<typeof importPreviewSchema>

export const exportQuerySchema = z.object({
  language: languageSchema,
  /** Only this theme. */
  theme: z.string().min(1).optional(),
})
