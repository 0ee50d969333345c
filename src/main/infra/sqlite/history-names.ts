import type { HistoryStep } from '#shared/api/history.ts'
import { isEmptyText, type LocalizedText } from '#shared/localized.ts'
import { historyName, historyNames } from '../../domain/questions/history-name.ts'
import type { Change } from '../../services/history/ports.ts'
import { parsed } from './columns.ts'
import type { Database, Row } from './database.ts'

/** Longer ones touch a thousand rows: to read them for a name would hold up every look at the history, letters. */
const longestChanges = 100_000

const ofItself = 'SELECT text_kk, text_ru, text_en FROM question WHERE id = ?'

/** Whose texts name a step: the row that is touched, or the question that a new one follows up. */
const texts: Partial<Record<HistoryStep['label'], string>> = {
  question_create: ofItself,
  question_update: ofItself,
  question_move: ofItself,
  question_remove: ofItself,
  follow_up_create: `SELECT above.text_kk, above.text_ru, above.text_en FROM question
    JOIN question AS above ON above.id = question.parent_id WHERE question.id = ?`,
}

/**
 * What the question of a step is called in each language by now. A step that touches several is named after the one that its
 * subject names. null: the step is about no question, or about one that cannot be told or has no text.
 */
export function namesOfStep(
  db: Database,
  label: HistoryStep['label'],
  subject: string,
  changes: string,
): LocalizedText | null {
  const query = texts[label]
  if (!query || changes.length > longestChanges) return null
  const touched = new Set(parsed<Change[]>(changes).map(({ id }) => id))
  const found = [...touched].flatMap((id) => {
    const row = db.get(query, id)
    return row ? [textOf(row)] : []
  })
  const named = found.find((text) => historyName(text) === subject)
  // An edit may have changed the very words.
  const text = named ?? (touched.size === 1 ? found[0] : undefined)
  return text && !isEmptyText(text) ? historyNames(text) : null
}

function textOf(row: Row): LocalizedText {
  return { kk: String(row.text_kk), ru: String(row.text_ru), en: String(row.text_en) }
}
