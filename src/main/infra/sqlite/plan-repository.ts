import type {
  PlanFields,
  PlanFollowUp,
  PlanItem,
  PlanItemFields,
  PlanTemplate,
  PlanTemplateItem,
} from '#shared/api/plans.ts'
import type { QuestionRole } from '#shared/api/questions.ts'
import { type Language, languages } from '#shared/language.ts'
import { emptyText, filledFrom, type LocalizedText } from '#shared/localized.ts'
import type { Patch } from '#shared/patch.ts'
import type { Change } from '../../services/history/ports.ts'
import type { BankQuestion, PlanItemRow, PlanRepository, SavedTemplate } from '../../services/plans/ports.ts'
import { created, updateFields } from './changes.ts'
import { json, parsed, stringOrNull, text } from './columns.ts'
import type { Database, Row } from './database.ts'

const itemQuery = (where: string) => `
  SELECT item.*, question.text_kk AS bank_kk, question.text_ru AS bank_ru, question.text_en AS bank_en,
    question.role AS bank_role, question.deleted_at AS bank_deleted_at,
    question.skip_hint_kk, question.skip_hint_ru, question.skip_hint_en,
    theme.id AS live_theme_id, theme.name_kk, theme.name_ru, theme.name_en, theme.colour
  FROM live_plan_item AS item
  LEFT JOIN question ON question.id = item.question_id
  LEFT JOIN live_theme AS theme ON theme.id = coalesce(question.theme_id, item.theme_id)
  WHERE ${where}
  ORDER BY item.position, item.id`

const followUpQuery = (roots: string) => `
  WITH RECURSIVE follow_up (id) AS (
    SELECT id FROM live_question WHERE parent_id IN (${roots})
    UNION
    SELECT question.id FROM live_question AS question JOIN follow_up ON question.parent_id = follow_up.id
  )
  SELECT question.id, question.parent_id, question.text_kk, question.text_ru, question.text_en
  FROM follow_up JOIN question ON question.id = follow_up.id
  ORDER BY question.position, question.id`

/** Plans, their items and templates; what the bank says of a question is read from there each time. */
export class SqlitePlans implements PlanRepository {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  fields(interviewId: string): PlanFields | null {
    const row = this.#db.get('SELECT * FROM interview_plan WHERE id = ?', interviewId)
    if (!row) return null
    return {
      plannedMinutes: row.planned_minutes === null ? null : Number(row.planned_minutes),
      interviewers: [String(row.interviewer_1), String(row.interviewer_2)],
      language: row.language as Language,
      secondLanguage: row.second_language as Language | null,
    }
  }

  saveFields(interviewId: string, fields: PlanFields, now: string): Change[] {
    const columns = {
      planned_minutes: fields.plannedMinutes,
      interviewer_1: text(fields.interviewers[0]),
      interviewer_2: text(fields.interviewers[1]),
      language: fields.language,
      second_language: fields.secondLanguage,
    }
    if (this.fields(interviewId)) return updateFields(this.#db, 'interview_plan', interviewId, columns)
    const row = { id: interviewId, ...columns, created_at: now }
    const names = Object.keys(row)
    this.#db.run(
      `INSERT INTO interview_plan (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ...Object.values(row),
    )
    return [{ table: 'interview_plan', id: interviewId, before: null, after: row }]
  }

  items(interviewId: string): PlanItem[] {
    const followUps = this.#followUps(
      'SELECT question_id FROM live_plan_item WHERE interview_id = ?',
      interviewId,
    )
    return this.#db.all(itemQuery('item.interview_id = ?'), interviewId).map((row) => fromRow(row, followUps))
  }

  item(id: string): PlanItem | null {
    const row = this.#db.get(itemQuery('item.id = ?'), id)
    if (!row) return null
    return fromRow(row, this.#followUps('SELECT question_id FROM live_plan_item WHERE id = ?', id))
  }

  insertItem(item: PlanItemRow, now: string): Change[] {
    this.#db.run(
      `INSERT INTO plan_item (id, interview_id, question_id, position, text_kk, text_ru, text_en, role, theme_id,
         minutes, must_ask, owner, note, created_at)
       VALUES (?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM plan_item WHERE interview_id = ?),
         ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      item.id,
      item.interviewId,
      item.questionId,
      item.interviewId,
      ...languages.map((language) => text(item.wording[language])),
      item.role,
      item.themeId,
      item.minutes,
      item.mustAsk ? 1 : 0,
      item.owner,
      text(item.note),
      now,
    )
    return ofInterview(item.interviewId, created('plan_item', item.id, now))
  }

  updateItem(id: string, patch: Patch<PlanItemFields>): Change[] {
    const changes = updateFields(this.#db, 'plan_item', id, {
      ...(patch.wording === undefined
        ? {}
        : {
            text_kk: text(patch.wording.kk),
            text_ru: text(patch.wording.ru),
            text_en: text(patch.wording.en),
          }),
      ...(patch.role === undefined ? {} : { role: patch.role }),
      ...(patch.minutes === undefined ? {} : { minutes: patch.minutes }),
      ...(patch.mustAsk === undefined ? {} : { must_ask: patch.mustAsk ? 1 : 0 }),
      ...(patch.owner === undefined ? {} : { owner: patch.owner }),
      ...(patch.note === undefined ? {} : { note: text(patch.note) }),
    })
    return ofInterview(this.#interviewOf(id), changes)
  }

  setOrder(ids: readonly string[]): Change[] {
    const changes = ids.flatMap((id, index) =>
      updateFields(this.#db, 'plan_item', id, { position: index + 1 }),
    )
    const [first] = ids
    return first === undefined ? [] : ofInterview(this.#interviewOf(first), changes)
  }

  removeItems(ids: readonly string[], now: string): Change[] {
    return ids.flatMap((id) =>
      ofInterview(this.#interviewOf(id), updateFields(this.#db, 'plan_item', id, { deleted_at: now })),
    )
  }

  question(id: string): BankQuestion | null {
    const row = this.#db.get('SELECT * FROM live_question WHERE id = ?', id)
    return row ? bankQuestion(row) : null
  }

  formerText(id: string): LocalizedText | null {
    const row = this.#db.get('SELECT * FROM question WHERE id = ? AND deleted_at IS NOT NULL', id)
    return row ? localized(row, 'text') : null
  }

  themeQuestions(themeId: string): BankQuestion[] {
    return this.#db
      .all(
        `SELECT * FROM live_question WHERE theme_id = ? AND parent_id IS NULL AND status <> 'retired'
         ORDER BY position, id`,
        themeId,
      )
      .map(bankQuestion)
  }

  templates(): PlanTemplate[] {
    return this.#db.all('SELECT * FROM live_plan_template ORDER BY created_at DESC, id').map((row) => {
      const name = String(row.name)
      return {
        id: String(row.id),
        name: { kk: name, ru: name, en: name },
        plannedMinutes: row.planned_minutes === null ? null : Number(row.planned_minutes),
        ready: false,
        items: parsed<PlanTemplateItem[]>(row.items),
      }
    })
  }

  insertTemplate(template: SavedTemplate, now: string): Change[] {
    this.#db.run(
      'INSERT INTO plan_template (id, name, planned_minutes, items, created_at) VALUES (?, ?, ?, ?, ?)',
      template.id,
      text(template.name),
      template.plannedMinutes,
      json(template.items),
      now,
    )
    return created('plan_template', template.id, now)
  }

  renameTemplate(id: string, name: string): Change[] {
    return updateFields(this.#db, 'plan_template', id, { name: text(name) })
  }

  removeTemplate(id: string, now: string): Change[] {
    return updateFields(this.#db, 'plan_template', id, { deleted_at: now })
  }

  /** The follow-ups of each question that `roots` selects, each tree in reading order. */
  #followUps(roots: string, id: string): Map<string, PlanFollowUp[]> {
    const rows = this.#db.all(followUpQuery(roots), id)
    const children = Map.groupBy(rows, (row) => String(row.parent_id))
    const under = (parent: string, depth: number): PlanFollowUp[] =>
      (children.get(parent) ?? []).flatMap((row) => [
        { id: String(row.id), text: localized(row, 'text'), depth },
        ...under(String(row.id), depth + 1),
      ])
    return new Map([...children.keys()].map((parent) => [parent, under(parent, 0)]))
  }

  #interviewOf(itemId: string): string {
    return String(this.#db.get('SELECT interview_id FROM plan_item WHERE id = ?', itemId)?.interview_id)
  }
}

/** A screen fetches a plan, never one of its items. */
function ofInterview(interviewId: string, changes: Change[]): Change[] {
  return changes.map((change) => ({ ...change, owner: interviewId }))
}

function localized(row: Row, prefix: string): LocalizedText {
  return {
    kk: String(row[`${prefix}_kk`]),
    ru: String(row[`${prefix}_ru`]),
    en: String(row[`${prefix}_en`]),
  }
}

function bankQuestion(row: Row): BankQuestion {
  return { id: String(row.id), role: row.role as QuestionRole, text: localized(row, 'text') }
}

function fromRow(row: Row, followUps: ReadonlyMap<string, PlanFollowUp[]>): PlanItem {
  const questionId = stringOrNull(row.question_id)
  const wording = localized(row, 'text')
  const bankText = questionId === null ? null : localized(row, 'bank')
  return {
    id: String(row.id),
    interviewId: String(row.interview_id),
    questionId,
    text: bankText === null ? wording : filledFrom(wording, bankText),
    bankText,
    wording,
    role: (questionId === null ? row.role : row.bank_role) as QuestionRole,
    theme:
      row.live_theme_id === null || row.live_theme_id === undefined
        ? null
        : { id: String(row.live_theme_id), name: localized(row, 'name'), colour: String(row.colour) },
    followUps: questionId === null ? [] : (followUps.get(questionId) ?? []),
    skipHint: questionId === null ? emptyText : localized(row, 'skip_hint'),
    minutes: Number(row.minutes),
    mustAsk: row.must_ask === 1,
    owner: row.owner as PlanItem['owner'],
    note: String(row.note),
    gone: questionId !== null && row.bank_deleted_at !== null,
  }
}
