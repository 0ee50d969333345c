import { type ImportField, importFields } from '#shared/api/exchange.ts'
import type { Language } from '#shared/language.ts'
import { isCounted, readHeading, roleWords } from './fields.ts'
import { unguardCell } from './formula-guard.ts'
import { languageOfMost } from './script-language.ts'

const lookedAt = 200
/** Titles and dates sometimes stand above the headings. */
const headerSought = 10
const manifold = new Set<ImportField>(['notes', 'tags', 'date'])

/**
 * The row of the headings, from 1: of the first rows the one with the most headings that are known; 0 when none has any. A
 * single cell that happens to be a known word is a heading only in the very first row with anything in it.
 */
export function guessHeaderRow(rows: readonly (readonly string[])[]): number {
  let best = 0
  let bestKnown = 0
  let blankSoFar = true
  for (const [index, row] of rows.slice(0, headerSought).entries()) {
    const filled = row.filter((cell) => cell.trim() !== '')
    const known = filled.filter((cell) => readHeading(cell) !== null || isCounted(cell)).length
    const enough = known >= 2 || (known === 1 && blankSoFar)
    if (enough && known > bestKnown && !filled.some((cell) => cell.trim().endsWith('?'))) {
      best = index + 1
      bestKnown = known
    }
    if (filled.length > 0) blankSoFar = false
  }
  return best
}

/**
 * What each column holds: by its heading in any of the three languages; the language of texts, when the heading does not name
 * it, by their letters, else by the heading's own. Without a heading for questions, by content alone: the columns that read
 * like questions, a column of few names, a column of roles.
 */
export function guessMapping(
  rows: readonly (readonly string[])[],
  headerRow: number,
): (ImportField | null)[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const headers = headerRow > 0 ? (rows[headerRow - 1] ?? []) : []
  const body = rows.slice(headerRow, headerRow + lookedAt)
  const columns = Array.from({ length: width }, (_, column) => ({
    header: headers[column] ?? '',
    cells: body.map((row) => unguardCell(row[column] ?? '').trim()).filter((cell) => cell !== ''),
  }))
  const mapping: (ImportField | null)[] = columns.map(() => null)
  const taken = new Set<ImportField>()
  const take = (column: number, field: ImportField): boolean => {
    if (taken.has(field) && !manifold.has(field)) return false
    taken.add(field)
    mapping[column] = field
    return true
  }

  const waiting: { column: number; base: 'text' | 'theme' | 'skip'; languages: Language[] }[] = []
  for (const [column, { header, cells }] of columns.entries()) {
    const heading = readHeading(header)
    if (!heading) continue
    const { field, language, own } = heading
    if (field !== 'text' && field !== 'theme' && field !== 'skip') take(column, field)
    else if (language) take(column, `${field}_${language}`)
    else {
      const likely = [languageOfMost(cells), own, 'kk' as const, 'ru' as const, 'en' as const]
      waiting.push({ column, base: field, languages: likely.filter((one) => one !== null) })
    }
  }
  for (const { column, base, languages } of waiting) {
    for (const language of languages) if (take(column, `${base}_${language}`)) break
  }

  if (!importFields.some((field) => field.startsWith('text_') && taken.has(field))) {
    for (const [column, { cells }] of columns.entries()) {
      if (mapping[column] !== null || !readsLikeQuestions(cells)) continue
      const language = languageOfMost(cells)
      if (language) take(column, `text_${language}`)
    }
    for (const [column, { header, cells }] of columns.entries()) {
      if (mapping[column] !== null || isCounted(header) || cells.length === 0) continue
      if (cells.every((cell) => roleWords.read(cell) !== null)) take(column, 'role')
      else if (looksLikeNames(cells)) take(column, `theme_${languageOfMost(cells) ?? 'kk'}`)
    }
  }
  return mapping
}

function readsLikeQuestions(cells: readonly string[]): boolean {
  if (cells.length === 0) return false
  const asking = cells.filter((cell) => /[?؟]\s*$/.test(cell) || cell.split(/\s+/).length >= 4).length
  return asking / cells.length >= 0.5
}

/** Short words, each for several rows. */
function looksLikeNames(cells: readonly string[]): boolean {
  const different = new Set(cells)
  const short = cells.every((cell) => cell.length <= 40 && /\p{L}/u.test(cell))
  return short && cells.length >= 3 && different.size <= cells.length / 2
}
