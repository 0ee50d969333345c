import { randomUUID } from 'node:crypto'
import type { QuestionBatch, QuestionCounts, QuestionDraft } from '#shared/api/questions.ts'
import type { Change } from '../history/ports.ts'
import type { Library } from '../library/ports.ts'
import { found } from '../library/session.ts'

/** Adds questions with their follow-ups, and new themes for them, behind what there is. Call it in a transaction. */
export function insertBatches(
  library: Library,
  batches: readonly QuestionBatch[],
  options: { starter: boolean },
): { changes: Change[]; counts: QuestionCounts } {
  const { themes, questions } = library
  const now = new Date().toISOString()
  const made = { starter: options.starter, createdAt: now, updatedAt: now }
  const changes: Change[] = []
  const counts: QuestionCounts = { themes: 0, questions: 0 }
  let themePosition = themes.list().at(-1)?.position ?? 0

  const insert = (
    { followUps, ...fields }: QuestionDraft,
    place: { themeId: string | null; parentId: string | null; position: number },
  ) => {
    const id = randomUUID()
    changes.push(...questions.insert({ ...fields, ...place, ...made, id }))
    counts.questions += 1
    for (const [index, followUp] of followUps.entries()) {
      insert(followUp, { themeId: place.themeId, parentId: id, position: index + 1 })
    }
  }

  for (const { themeId, newTheme, questions: drafts } of batches) {
    let theme = themeId === null ? null : found(themes.get(themeId), themeId).id
    if (theme === null && newTheme) {
      theme = randomUUID()
      themePosition += 1
      changes.push(...themes.insert({ ...newTheme, ...made, id: theme, position: themePosition }))
      counts.themes += 1
    }
    const last = questions.siblings(theme, null).at(-1)
    const behind = last ? (questions.get(last)?.position ?? 0) : 0
    for (const [index, draft] of drafts.entries()) {
      insert(draft, { themeId: theme, parentId: null, position: behind + index + 1 })
    }
  }
  return { changes, counts }
}
