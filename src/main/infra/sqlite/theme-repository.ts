import type { Theme, ThemeColour, ThemeFields, ThemeSummary } from '#shared/api/themes.ts'
import type { Patch } from '#shared/patch.ts'
import type { Change } from '../../services/history/ports.ts'
import type { ThemeRepository } from '../../services/questions/ports.ts'
import { created, updateFields } from './changes.ts'
import { stringOrNull, text } from './columns.ts'
import type { Database, Row } from './database.ts'

const listQuery = `
  SELECT theme.*, coalesce(count.questions, 0) AS questions, coalesce(count.ready, 0) AS ready
  FROM live_theme AS theme
  LEFT JOIN (
    SELECT theme_id, count(*) AS questions, sum(status = 'ready') AS ready
    FROM question INDEXED BY question_narrow WHERE deleted_at IS NULL AND parent_id IS NULL GROUP BY theme_id
  ) AS count ON count.theme_id = theme.id
  ORDER BY theme.position, theme.id`

// A question that left the bank is still planned under its theme.
const inUseQuery = `
  SELECT theme_id FROM live_interview
  UNION SELECT theme_id FROM month_plan
  UNION SELECT coalesce(question.theme_id, item.theme_id) FROM live_plan_item AS item
    LEFT JOIN question ON question.id = item.question_id
  UNION SELECT answer.theme_id FROM live_criteria_answer AS answer
    JOIN live_speaker ON live_speaker.id = answer.speaker_id`

export class SqliteThemes implements ThemeRepository {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  list(): ThemeSummary[] {
    return this.#db.all(listQuery).map((row) => ({
      ...fromRow(row),
      questionCount: Number(row.questions),
      readyCount: Number(row.ready),
    }))
  }

  get(id: string): Theme | null {
    const row = this.#db.get('SELECT * FROM live_theme WHERE id = ?', id)
    return row ? fromRow(row) : null
  }

  insert(theme: Theme): Change[] {
    this.#db.run(
      `INSERT INTO theme (id, name_kk, name_ru, name_en, colour, position, starter, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      theme.id,
      text(theme.name.kk),
      text(theme.name.ru),
      text(theme.name.en),
      theme.colour,
      theme.position,
      theme.starter ? 1 : 0,
      theme.createdAt,
      theme.updatedAt,
    )
    return created('theme', theme.id, theme.createdAt)
  }

  update(id: string, patch: Patch<ThemeFields>, now: string): Change[] {
    const changes = updateFields(this.#db, 'theme', id, {
      ...(patch.name === undefined
        ? {}
        : { name_kk: text(patch.name.kk), name_ru: text(patch.name.ru), name_en: text(patch.name.en) }),
      ...(patch.colour === undefined ? {} : { colour: patch.colour }),
    })
    if (changes.length === 0) return []
    this.#db.run('UPDATE theme SET updated_at = ? WHERE id = ?', now, id)
    return [...changes, ...updateFields(this.#db, 'theme', id, { starter: 0 })]
  }

  order(ids: readonly string[]): Change[] {
    return ids.flatMap((id, index) => updateFields(this.#db, 'theme', id, { position: index + 1 }))
  }

  remove(id: string, now: string): Change[] {
    return updateFields(this.#db, 'theme', id, { deleted_at: now })
  }

  inUse(): Set<string> {
    return new Set(this.#db.all(inUseQuery).flatMap((row) => stringOrNull(row.theme_id) ?? []))
  }
}

function fromRow(row: Row): Theme {
  return {
    id: String(row.id),
    name: { kk: String(row.name_kk), ru: String(row.name_ru), en: String(row.name_en) },
    colour: row.colour as ThemeColour,
    position: Number(row.position),
    starter: row.starter === 1,
    createdAt: String(row.created_at),
    updatedAt: String(row.updated_at),
  }
}
