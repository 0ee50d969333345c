import type {
  Question,
  QuestionFields,
  QuestionHit,
  QuestionMove,
  QuestionPage,
  QuestionQuery,
  QuestionsChange,
} from '#shared/api/questions.ts'
import type { Patch } from '#shared/patch.ts'
import { foldText, plainText } from '#shared/search-fold.ts'
import type { Change } from '../../services/history/ports.ts'
import type { QuestionRecord, QuestionRepository } from '../../services/questions/ports.ts'
import { created, updateFields } from './changes.ts'
import { json, parsed, stringOrNull, text } from './columns.ts'
import { placeInOrder } from './cue-positions.ts'
import type { Database, Row } from './database.ts'
import { changeQuestions, moveQuestions, removeQuestions } from './question-bulk.ts'
import { findCandidates, readQuestions, searchQuestions } from './question-search.ts'

export class SqliteQuestions implements QuestionRepository {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  search(query: QuestionQuery): QuestionPage {
    return searchQuestions(this.#db, query, hitFromRow)
  }

  get(id: string): Question | null {
    return this.#read('SELECT number FROM live_question WHERE id = ?', id)[0] ?? null
  }

  subtree(id: string): Question[] {
    return this.#read(
      `WITH RECURSIVE tree (id, depth) AS (
         SELECT id, 0 FROM live_question WHERE id = ?
         UNION ALL
         SELECT below.id, depth + 1 FROM tree
         CROSS JOIN question AS below ON below.parent_id = tree.id AND below.deleted_at IS NULL
       )
       SELECT question.number FROM tree JOIN question ON question.id = tree.id
       ORDER BY tree.depth, question.position, question.number`,
      id,
    )
  }

  all(): Question[] {
    return this.#read(
      `SELECT question.number FROM question INDEXED BY question_narrow LEFT JOIN theme ON theme.id = question.theme_id
       WHERE question.deleted_at IS NULL
       ORDER BY theme.position IS NULL, theme.position, question.parent_id IS NOT NULL, question.position, question.number`,
    )
  }

  siblings(themeId: string | null, parentId: string | null): string[] {
    return this.#db
      .all(
        `SELECT id FROM live_question
         WHERE parent_id IS ?1 AND (?1 IS NOT NULL OR theme_id IS ?2) ORDER BY position, number`,
        parentId,
        themeId,
      )
      .map((row) => String(row.id))
  }

  hangingOn(id: string): ReturnType<QuestionRepository['hangingOn']> {
    const of = <Table extends 'question' | 'plan_item'>(table: Table, column: string) =>
      this.#ids(`SELECT id FROM ${table} WHERE ${column} = ?`, id).map((below) => ({ table, id: below }))
    return [...of('question', 'parent_id'), ...of('plan_item', 'question_id')]
  }

  inTheme(themeId: string | null): string[] {
    return this.#ids('SELECT id FROM live_question WHERE theme_id IS ?', themeId)
  }

  candidates(words: string, limit: number): Question[] {
    const numbers = findCandidates(this.#db, words, limit)
    return readQuestions(this.#db, numbers).map(fromRow)
  }

  tags(): string[] {
    return this.#db
      .all(
        `SELECT tag.value AS tag FROM live_question, json_each(live_question.tags) AS tag WHERE live_question.tags <> '[]'
         GROUP BY tag.value ORDER BY count(*) DESC, tag.value`,
      )
      .map((row) => String(row.tag))
  }

  starter(): { questions: number; followUps: number } {
    const row = this.#db.get(
      'SELECT count(*) AS questions, count(parent_id) AS follow_ups FROM live_question WHERE starter = 1',
    )
    return { questions: Number(row?.questions), followUps: Number(row?.follow_ups) }
  }

  insert(question: QuestionRecord): Change[] {
    const fields = {
      ...columns(question),
      ...searched(question),
      id: question.id,
      theme_id: question.themeId,
      parent_id: question.parentId,
      position: question.position,
      starter: question.starter ? 1 : 0,
      created_at: question.createdAt,
      updated_at: question.updatedAt,
    }
    const names = Object.keys(fields)
    this.#db.run(
      `INSERT INTO question (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ...Object.values(fields),
    )
    return created('question', question.id, question.createdAt)
  }

  update(id: string, patch: Patch<QuestionFields>, now: string): Change[] {
    const before = this.get(id)
    if (!before) return []
    const changes = updateFields(this.#db, 'question', id, columns(patch))
    if (changes.length === 0) return []
    const after = this.get(id)
    if (after) changes.push(...updateFields(this.#db, 'question', id, { ...searched(after), starter: 0 }))
    this.#touch(id, now)
    return changes
  }

  place(id: string, to: Patch<Pick<QuestionMove, 'themeId' | 'parentId'>>, now: string): Change[] {
    const changes = updateFields(this.#db, 'question', id, {
      ...(to.themeId === undefined ? {} : { theme_id: to.themeId }),
      ...(to.parentId === undefined ? {} : { parent_id: to.parentId }),
    })
    if (changes.length > 0) this.#touch(id, now)
    return changes
  }

  order(ids: readonly string[]): Change[] {
    const old = ids.map((id) => {
      const position = this.#db.get('SELECT position FROM question WHERE id = ?', id)?.position
      return typeof position === 'number' ? position : null
    })
    return placeInOrder(old).flatMap((position, index) =>
      updateFields(this.#db, 'question', ids[index] ?? '', { position }),
    )
  }

  remove(ids: readonly string[], now: string): Change[] {
    return removeQuestions(this.#db, ids, now)
  }

  change(ids: readonly string[], change: QuestionsChange, now: string): Change[] {
    const { themeId } = change
    const edited = changeQuestions(this.#db, ids, change, searchedIn, now)
    return themeId === undefined ? edited : [...edited, ...moveQuestions(this.#db, ids, themeId, now)]
  }

  /** The questions whose numbers a query gives. */
  #read(sql: string, ...values: string[]): Question[] {
    const numbers = this.#db.all(sql, ...values).map((row) => Number(row.number))
    return readQuestions(this.#db, numbers).map(fromRow)
  }

  #ids(sql: string, ...values: (string | null)[]): string[] {
    return this.#db.all(sql, ...values).map((row) => String(row.id))
  }

  #touch(id: string, now: string): void {
    this.#db.run('UPDATE question SET updated_at = ? WHERE id = ?', now, id)
  }
}

function columns(fields: Patch<QuestionFields>): Record<string, string> {
  return {
    ...(fields.text === undefined
      ? {}
      : { text_kk: text(fields.text.kk), text_ru: text(fields.text.ru), text_en: text(fields.text.en) }),
    ...(fields.role === undefined ? {} : { role: fields.role }),
    ...(fields.status === undefined ? {} : { status: fields.status }),
    ...(fields.tags === undefined ? {} : { tags: json([...new Set(fields.tags)]) }),
    ...(fields.source === undefined
      ? {}
      : { source: fields.source.kind, asked_by: text(fields.source.askedBy) }),
    ...(fields.notes === undefined ? {} : { notes: text(fields.notes) }),
    ...(fields.skipHint === undefined
      ? {}
      : {
          skip_hint_kk: text(fields.skipHint.kk),
          skip_hint_ru: text(fields.skipHint.ru),
          skip_hint_en: text(fields.skipHint.en),
        }),
  }
}

/** What a search looks through: the texts, the tags, who asked and the notes. */
function searched(question: Pick<QuestionFields, 'text' | 'tags' | 'source' | 'notes'>): {
  words: string
  folded: string
} {
  const { kk, ru, en } = question.text
  const all = [kk, ru, en, ...question.tags, question.source.askedBy, question.notes].join('\n')
  return { words: plainText(all), folded: foldText(all) }
}

/** The same of a row with other tags. */
function searchedIn(row: Row, tags: string[]): { words: string; folded: string } {
  const said = { kk: String(row.text_kk), ru: String(row.text_ru), en: String(row.text_en) }
  const source = { kind: 'team' as const, askedBy: String(row.asked_by) }
  return searched({ text: said, tags, source, notes: String(row.notes) })
}

function fromRow(row: Row): Question {
  return {
    id: String(row.id),
    themeId: stringOrNull(row.theme_id),
    parentId: stringOrNull(row.parent_id),
    position: Number(row.position),
    text: { kk: String(row.text_kk), ru: String(row.text_ru), en: String(row.text_en) },
    role: row.role as Question['role'],
    status: row.status as Question['status'],
    tags: parsed<string[]>(row.tags),
    source: { kind: row.source as Question['source']['kind'], askedBy: String(row.asked_by) },
    notes: String(row.notes),
    skipHint: {
      kk: String(row.skip_hint_kk),
      ru: String(row.skip_hint_ru),
      en: String(row.skip_hint_en),
    },
    starter: row.starter === 1,
    timesUsed: Number(row.times_used),
    lastUsedOn: stringOrNull(row.last_used_on),
    timesPlanned: Number(row.times_planned),
    followUpCount: Number(row.follow_up_count),
    createdAt: String(row.created_at),
    updatedAt: String(row.updated_at),
  }
}

function hitFromRow(row: Row): QuestionHit {
  return { ...fromRow(row), exact: row.exact === 1, rootId: String(row.root_id) }
}
