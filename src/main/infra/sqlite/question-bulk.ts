import type { QuestionsChange } from '#shared/api/questions.ts'
import type { Change } from '../../services/history/ports.ts'
import { json, parsed } from './columns.ts'
import type { Database, Row } from './database.ts'

type Columns = Record<string, string | number | null>

/** The chosen ones that are there, and (`below`) all that hang on them, each once. */
const chosen = 'SELECT DISTINCT value AS id FROM json_each(?)'
const withBelow = `WITH RECURSIVE tree (id) AS (
    SELECT live_question.id FROM (${chosen}) AS one JOIN live_question ON live_question.id = one.id
    UNION
    SELECT below.id FROM tree CROSS JOIN question AS below ON below.parent_id = tree.id AND below.deleted_at IS NULL
  )`

/** Sets role and status and adds tags. What a search looks through follows from `searched`. */
export function changeQuestions(
  db: Database,
  ids: readonly string[],
  change: Pick<QuestionsChange, 'role' | 'status' | 'addTags'>,
  searched: (row: Row, tags: string[]) => { words: string; folded: string },
  now: string,
): Change[] {
  const { role, status, addTags } = change
  if (role === undefined && status === undefined && !addTags?.length) return []
  // The texts are read only where the search's words are made anew from them.
  const texts = addTags ? ', text_kk, text_ru, text_en, asked_by, notes, words, folded' : ''
  const rows = db.all(
    `SELECT question.id, role, status, tags, starter${texts} FROM (${chosen}) AS one
     JOIN live_question AS question ON question.id = one.id`,
    JSON.stringify(ids),
  )
  return rows.flatMap((row) => {
    const tags = addTags ? [...new Set([...parsed<string[]>(row.tags), ...addTags])] : []
    const after: Columns = {
      ...(role === undefined ? {} : { role }),
      ...(status === undefined ? {} : { status }),
      ...(addTags ? { tags: json(tags), ...searched(row, parsed<string[]>(json(tags))) } : {}),
    }
    const isChange = Object.entries(after).some(([name, value]) => row[name] !== value)
    // What somebody changed is no longer as the starter bank has it.
    return isChange ? write(db, row, { ...after, starter: 0 }, now) : []
  })
}

/** Puts the chosen ones that hang on no other, with all that is below them, into a theme (null: into none). */
export function moveQuestions(
  db: Database,
  ids: readonly string[],
  themeId: string | null,
  now: string,
): Change[] {
  const tops = db
    .all(
      `SELECT question.id FROM (${chosen}) AS one JOIN live_question AS question ON question.id = one.id
       WHERE question.parent_id IS NULL`,
      JSON.stringify(ids),
    )
    .map((row) => row.id)
  const rows = db.all(
    `${withBelow} SELECT question.id, theme_id FROM tree JOIN question ON question.id = tree.id`,
    JSON.stringify(tops),
  )
  return rows.flatMap((row) => write(db, row, { theme_id: themeId }, now))
}

/** Takes the chosen ones away with all that is below them. */
export function removeQuestions(db: Database, ids: readonly string[], now: string): Change[] {
  const rows = db.all(
    `${withBelow} SELECT question.id, deleted_at FROM tree JOIN question ON question.id = tree.id`,
    JSON.stringify(ids),
  )
  return rows.flatMap((row) => write(db, row, { deleted_at: now }, now))
}

/** Writes what differs from a row that was just read, and when it was changed. */
function write(db: Database, row: Row, after: Columns, now: string): Change[] {
  const names = Object.keys(after).filter((name) => row[name] !== after[name])
  if (names.length === 0) return []
  const id = String(row.id)
  const set = [...names, 'updated_at'].map((name) => `${name} = ?`).join(', ')
  db.run(`UPDATE question SET ${set} WHERE id = ?`, ...names.map((name) => after[name] ?? null), now, id)
  const pick = (from: Columns) => Object.fromEntries(names.map((name) => [name, from[name] ?? null]))
  return [{ table: 'question', id, before: pick(row), after: pick(after) }]
}
