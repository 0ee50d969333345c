import type { QuestionFilter, QuestionPage, QuestionQuery } from '#shared/api/questions.ts'
import { foldText } from '#shared/search-fold.ts'
import { parseQuery } from '#shared/search-query.ts'
import type { Database, Row } from './database.ts'

/** A question's own columns. The searched text stays out: it doubles a row. */
const questionColumns = `
  question.number, question.id, question.theme_id, question.parent_id, question.position, question.text_kk,
  question.text_ru, question.text_en, question.role, question.status, question.tags, question.source, question.asked_by,
  question.notes, question.skip_hint_kk, question.skip_hint_ru, question.skip_hint_en, question.starter,
  question.created_at, question.updated_at`

/**
 * The questions with these numbers, in this order, with what is counted for each and the top of its tree. Counted for all at
 * once: a subquery for each row costs more than the rows.
 */
export function readQuestions(db: Database, numbers: readonly number[]): Row[] {
  const list = JSON.stringify(numbers)
  const chosen = 'SELECT value FROM json_each(?)'
  const rows = db.all(`SELECT ${questionColumns} FROM question WHERE number IN (${chosen})`, list)
  const followUps = db.all(
    `WITH RECURSIVE down (top, id) AS (
       SELECT id, id FROM question WHERE number IN (${chosen})
       UNION ALL
       SELECT down.top, below.id FROM down
       CROSS JOIN question AS below ON below.parent_id = down.id AND below.deleted_at IS NULL
     ) SELECT top AS id, count(*) - 1 AS count FROM down GROUP BY top HAVING count(*) > 1`,
    list,
  )
  const ids = JSON.stringify(rows.map((row) => row.id))
  const uses = db.all(
    `SELECT question_id AS id, count(DISTINCT session_id) AS count, max(used_on) AS last FROM question_use
     WHERE question_id IN (${chosen}) GROUP BY question_id`,
    ids,
  )
  const plans = db.all(
    `SELECT question_id AS id, count(DISTINCT interview_id) AS count FROM live_plan_item
     WHERE question_id IN (${chosen}) GROUP BY question_id`,
    ids,
  )
  const roots = db.all(
    `WITH RECURSIVE up (below, id, parent_id) AS (
       SELECT id, id, parent_id FROM question WHERE number IN (${chosen}) AND parent_id IS NOT NULL
       UNION ALL SELECT up.below, above.id, above.parent_id FROM up CROSS JOIN question AS above ON above.id = up.parent_id
     ) SELECT below, id FROM up WHERE parent_id IS NULL`,
    list,
  )
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  const followUpsOf = new Map(followUps.map(({ id, count }) => [id, count]))
  const useOf = new Map(uses.map((use) => [use.id, use]))
  const plansOf = new Map(plans.map(({ id, count }) => [id, count]))
  const rootOf = new Map(roots.map(({ below, id }) => [below, id]))
  return numbers.flatMap((number) => {
    const row = byNumber.get(number)
    if (!row) return []
    const id = row.id ?? null
    const use = useOf.get(id)
    return [
      {
        ...row,
        follow_up_count: followUpsOf.get(id) ?? 0,
        times_used: use?.count ?? 0,
        last_used_on: use?.last ?? null,
        times_planned: plansOf.get(id) ?? 0,
        root_id: rootOf.get(id) ?? id,
      },
    ]
  })
}

/** The column `missing` of the table. */
const missingBits = { kk: 1, ru: 2, en: 4 } as const

interface Condition {
  sql: string
  values: (string | number)[]
}

/**
 * The questions that a query finds, with what it takes to show them. Exact hits come first, then the order of the bank. First
 * the page's numbers are found from the narrow tables, then its rows are read: most of the work is for a page, not for the bank.
 */
export function searchQuestions(
  db: Database,
  query: QuestionQuery,
  fromRow: (row: Row) => QuestionPage['hits'][number],
): QuestionPage {
  const parsed = parseQuery(query.text)
  const filters = conditions(query)
  const isSearch = query.text.trim() !== ''
  if (isSearch && parsed.readings.length === 0) return { total: 0, hits: [] }
  if (!isSearch) filters.push({ sql: 'question.parent_id IS NULL', values: [] })
  const matches = 'SELECT rowid FROM question_search WHERE question_search MATCH ?'
  const foldedMatch = parsed.readings.map((words) => `(${allOf('folded', words)})`).join(' OR ')
  const isWhole = isSearch && filters.length === 0
  if (isSearch) filters.push({ sql: `question.number IN (${matches})`, values: [foldedMatch] })
  const where = filters.map(({ sql }) => `(${sql})`).join(' AND ')
  const values = filters.flatMap((condition) => condition.values)
  const exactness = isSearch ? `question.number IN (${matches})` : '1'
  const exactMatch = parsed.exact.length > 0 ? allOf('words', parsed.exact) : '""'
  const found = db.all(
    `SELECT question.number, ${exactness} AS exact
     FROM question INDEXED BY question_narrow LEFT JOIN theme ON theme.id = question.theme_id
     WHERE question.deleted_at IS NULL AND ${where}
     ORDER BY exact DESC, theme.position IS NULL, theme.position, question.position, question.number
     LIMIT ? OFFSET ?`,
    ...(isSearch ? [exactMatch] : []),
    ...values,
    query.limit,
    query.offset,
  )
  // A count beside the page, not in it: a window function makes the database keep all rows it counts.
  const counted = isWhole
    ? db.get('SELECT count(*) AS total FROM question_search WHERE question_search MATCH ?', foldedMatch)
    : db.get(
        `SELECT count(*) AS total FROM question INDEXED BY question_narrow WHERE question.deleted_at IS NULL AND ${where}`,
        ...values,
      )
  const exact = new Map(found.map((row) => [row.number, row.exact ?? 0]))
  const rows = readQuestions(
    db,
    found.map((row) => Number(row.number)),
  )
  return {
    total: Number(counted?.total ?? 0),
    hits: rows.map((row) => fromRow({ ...row, exact: exact.get(row.number ?? null) ?? 0 })),
  }
}

/** So many of the longest words of a text are looked for; pairs of them grow fast. */
const candidateWords = 5

/**
 * Numbers of the questions that share two of the longest words with the text (or the only one), the likeliest first. One word
 * alone is in too many questions to tell anything.
 */
export function findCandidates(db: Database, text: string, limit: number): number[] {
  const words = [...new Set(foldText(text).split(' '))]
    .filter((word) => word.length > 1)
    .sort((a, b) => b.length - a.length)
    .slice(0, candidateWords)
    .map((word) => prefixTerm(stem(word)))
  if (words.length === 0) return []
  const pairs = words.flatMap((word, index) =>
    words.slice(index + 1).map((other) => `(${word} AND ${other})`),
  )
  return db
    .all(
      'SELECT rowid AS number FROM question_search WHERE question_search MATCH ? ORDER BY rank LIMIT ?',
      `folded : (${(pairs.length > 0 ? pairs : words).join(' OR ')})`,
      limit,
    )
    .map((row) => Number(row.number))
}

/** The beginning that the forms of a Kazakh or Russian word share, as far as two thirds of it tell. */
function stem(word: string): string {
  return [...word].slice(0, Math.max(3, Math.ceil((word.length * 2) / 3))).join('')
}

function conditions(filter: QuestionFilter): Condition[] {
  const all: Condition[] = []
  if (filter.themeId === 'none') all.push({ sql: 'question.theme_id IS NULL', values: [] })
  else if (filter.themeId !== null) all.push({ sql: 'question.theme_id = ?', values: [filter.themeId] })
  if (filter.roles.length > 0) all.push(oneOf('question.role', filter.roles))
  if (filter.statuses.length > 0) all.push(oneOf('question.status', filter.statuses))
  if (filter.sources && filter.sources.length > 0) all.push(oneOf('question.source', filter.sources))
  if (filter.missing.length > 0) {
    const bits = filter.missing.reduce((sum, language) => sum | missingBits[language], 0)
    all.push({ sql: 'question.missing & ? <> 0', values: [bits] })
  }
  for (const tag of filter.tags) {
    all.push({
      sql: 'EXISTS (SELECT 1 FROM json_each(question.tags) WHERE value = ?)',
      values: [tag.normalize('NFC')],
    })
  }
  return all
}

function oneOf(column: string, values: readonly string[]): Condition {
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, values: [...values] }
}

/** FTS5: every word must be there, each as the beginning of one. */
function allOf(column: 'words' | 'folded', words: readonly string[]): string {
  return `${column} : (${words.map(prefixTerm).join(' AND ')})`
}

/** Words come from the tokenizer of search-fold.ts, so that none holds a quote. */
function prefixTerm(word: string): string {
  return `"${word}"*`
}
