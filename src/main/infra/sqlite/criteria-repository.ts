import type {
  AnswerValue,
  CriteriaSet,
  CriteriaSetSummary,
  CriteriaVersion,
  Criterion,
  CriterionAnswer,
  Verdict,
} from '#shared/api/criteria.ts'
import type { LocalizedText } from '#shared/localized.ts'
import type { SeenAnswer } from '../../domain/criteria/answers.ts'
import type { CriteriaRepository, ProfileFacts } from '../../services/criteria/ports.ts'
import type { Change } from '../../services/history/ports.ts'
import { created, updateFields } from './changes.ts'
import { json, parsed, parsedOrNull, stringOrNull, text } from './columns.ts'
import type { Database, Row } from './database.ts'

export class SqliteCriteria implements CriteriaRepository {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  list(): CriteriaSetSummary[] {
    return this.#db
      .all(
        `SELECT criteria_set.*,
           (SELECT count(DISTINCT speaker_id) FROM live_criteria_answer AS answer
             JOIN live_speaker ON live_speaker.id = answer.speaker_id WHERE answer.set_id = criteria_set.id) AS speaker_count
         FROM live_criteria_set AS criteria_set ORDER BY created_at, id`,
      )
      .map((row) => {
        const { criteria, ...set } = setFromRow(row)
        return {
          ...set,
          criterionCount: criteria.length,
          requiredCount: criteria.filter((criterion) => criterion.need === 'required').length,
          speakerCount: Number(row.speaker_count),
        }
      })
  }

  get(id: string): CriteriaSet | null {
    const row = this.#db.get('SELECT * FROM live_criteria_set WHERE id = ?', id)
    return row ? setFromRow(row) : null
  }

  versions(id: string): CriteriaVersion[] {
    return this.#db
      .all(
        `SELECT version, criteria, version_at AS created_at, 1 AS current FROM live_criteria_set WHERE id = ?
         UNION ALL
         SELECT version, criteria, created_at, 0 FROM criteria_version WHERE set_id = ?
         ORDER BY version DESC`,
        id,
        id,
      )
      .map((row) => ({
        version: Number(row.version),
        criteria: parsed<Criterion[]>(row.criteria),
        createdAt: String(row.created_at),
        current: row.current === 1,
      }))
  }

  insert(set: CriteriaSet, readyId: string | null): Change[] {
    this.#db.run(
      `INSERT INTO criteria_set (id, name_kk, name_ru, name_en, about_kk, about_ru, about_en, version, version_at, criteria,
         ready_id, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      set.id,
      ...spread(set.name),
      ...spread(set.about),
      set.version,
      set.createdAt,
      json(set.criteria),
      readyId,
      set.createdAt,
      set.updatedAt,
    )
    return created('criteria_set', set.id, set.createdAt)
  }

  updateNames(id: string, fields: Partial<Pick<CriteriaSet, 'name' | 'about'>>, now: string): Change[] {
    const changes = updateFields(this.#db, 'criteria_set', id, {
      ...(fields.name === undefined ? {} : columns('name', fields.name)),
      ...(fields.about === undefined ? {} : columns('about', fields.about)),
    })
    if (changes.length > 0) this.#touch(id, now)
    return changes
  }

  writeCriteria(id: string, criteria: readonly Criterion[], now: string): Change[] {
    const changes = updateFields(this.#db, 'criteria_set', id, { criteria: json(criteria) })
    if (changes.length > 0) this.#touch(id, now)
    return changes
  }

  beginVersion(id: string, criteria: readonly Criterion[], now: string): Change[] {
    const row = this.#db.get('SELECT version, version_at, criteria FROM criteria_set WHERE id = ?', id)
    if (!row || row.criteria === json(criteria)) return []
    const kept = {
      id: `${id}/${row.version}`,
      set_id: id,
      version: row.version ?? null,
      criteria: row.criteria ?? null,
      created_at: row.version_at ?? null,
    }
    this.#db.run(
      'INSERT INTO criteria_version (id, set_id, version, criteria, created_at) VALUES (?, ?, ?, ?, ?)',
      ...Object.values(kept),
    )
    const next = { version: Number(row.version) + 1, version_at: now, criteria: json(criteria) }
    const changes = updateFields(this.#db, 'criteria_set', id, next)
    this.#touch(id, now)
    return [{ table: 'criteria_version', id: kept.id, owner: id, before: null, after: kept }, ...changes]
  }

  hasAnswers(id: string, version: number): boolean {
    return (
      this.#db.get(
        'SELECT 1 FROM live_criteria_answer WHERE set_id = ? AND set_version = ? LIMIT 1',
        id,
        version,
      ) !== undefined
    )
  }

  remove(id: string, now: string): Change[] {
    return updateFields(this.#db, 'criteria_set', id, { deleted_at: now })
  }

  restore(id: string): Change[] {
    return updateFields(this.#db, 'criteria_set', id, { deleted_at: null })
  }

  readyGiven(): string[] {
    return this.#db.all('SELECT ready_id FROM criteria_ready').map((row) => String(row.ready_id))
  }

  rememberReady(readyId: string, now: string): void {
    this.#db.run('INSERT OR IGNORE INTO criteria_ready (ready_id, given_at) VALUES (?, ?)', readyId, now)
  }

  answersOf(speakerId: string): CriterionAnswer[] {
    return this.#db
      .all('SELECT * FROM live_criteria_answer WHERE speaker_id = ? ORDER BY created_at, id', speakerId)
      .map(answerFromRow)
  }

  answersToSet(setId: string): Map<string, SeenAnswer[]> {
    // Ten thousand rows for a ranking of all: no more columns than needed, and no order.
    const rows = this.#db.lists(
      `SELECT speaker_id, id, theme_id, criterion_id, value, verdict, updated_at
       FROM live_criteria_answer WHERE set_id = ?`,
      setId,
    )
    const bySpeaker = new Map<string, SeenAnswer[]>()
    for (const [speaker, id, themeId, criterionId, value, verdict, updatedAt] of rows) {
      const answer = {
        id: String(id),
        themeId: stringOrNull(themeId),
        criterionId: String(criterionId),
        value: parsedOrNull<AnswerValue>(value),
        verdict: verdict as Verdict | null,
        updatedAt: String(updatedAt),
      }
      const others = bySpeaker.get(String(speaker))
      if (others) others.push(answer)
      else bySpeaker.set(String(speaker), [answer])
    }
    return bySpeaker
  }

  insertAnswer(answer: CriterionAnswer): Change[] {
    this.#db.run(
      `INSERT INTO criteria_answer (id, speaker_id, theme_id, criterion_id, set_id, set_version, value, former, verdict, note,
         created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      answer.id,
      answer.speakerId,
      answer.themeId,
      answer.criterionId,
      answer.setId,
      answer.setVersion,
      answer.value === null ? null : json(answer.value),
      json(answer.former),
      answer.verdict,
      text(answer.note),
      answer.updatedAt,
      answer.updatedAt,
    )
    return created('criteria_answer', answer.id, answer.updatedAt)
  }

  updateAnswer(answer: CriterionAnswer): Change[] {
    const said = updateFields(this.#db, 'criteria_answer', answer.id, {
      value: answer.value === null ? null : json(answer.value),
      former: json(answer.former),
      verdict: answer.verdict,
      note: text(answer.note),
    })
    if (said.length === 0) return []
    const when = updateFields(this.#db, 'criteria_answer', answer.id, {
      set_version: answer.setVersion,
      updated_at: answer.updatedAt,
    })
    return [...said, ...when]
  }

  lastSetOf(speakerId: string): string | null {
    const row = this.#db.get(
      `SELECT answer.set_id FROM live_criteria_answer AS answer
       JOIN live_criteria_set ON live_criteria_set.id = answer.set_id
       WHERE answer.speaker_id = ? ORDER BY answer.updated_at DESC, answer.id LIMIT 1`,
      speakerId,
    )
    return row ? stringOrNull(row.set_id) : null
  }

  facts(speakerId: string): ProfileFacts | null {
    const row = this.#db.get('SELECT * FROM live_speaker WHERE id = ?', speakerId)
    return row ? factsFromRow(row) : null
  }

  allFacts(): ProfileFacts[] {
    return this.#db
      .all(
        `SELECT id, name_kk, name_ru, name_en, birth_date, country, arrival_year, languages, scripts
         FROM live_speaker ORDER BY id`,
      )
      .map(factsFromRow)
      .sort((a, b) => byName.compare(anyName(a.name), anyName(b.name)))
  }

  #touch(id: string, now: string): void {
    this.#db.run('UPDATE criteria_set SET updated_at = ? WHERE id = ?', now, id)
  }
}

/** Kazakh has its own order of letters: ә after а, қ after к. */
const byName = new Intl.Collator('kk', { numeric: true })

function anyName({ kk, ru, en }: LocalizedText): string {
  return kk || ru || en
}

function setFromRow(row: Row): CriteriaSet {
  return {
    id: String(row.id),
    name: localized(row, 'name'),
    about: localized(row, 'about'),
    version: Number(row.version),
    criteria: parsed<Criterion[]>(row.criteria),
    createdAt: String(row.created_at),
    updatedAt: String(row.updated_at),
  }
}

function answerFromRow(row: Row): CriterionAnswer {
  return {
    id: String(row.id),
    speakerId: String(row.speaker_id),
    themeId: stringOrNull(row.theme_id),
    criterionId: String(row.criterion_id),
    setId: String(row.set_id),
    setVersion: Number(row.set_version),
    value: parsedOrNull<AnswerValue>(row.value),
    former: parsed<AnswerValue[]>(row.former),
    verdict: row.verdict as Verdict | null,
    note: String(row.note),
    updatedAt: String(row.updated_at),
  }
}

function factsFromRow(row: Row): ProfileFacts {
  return {
    id: String(row.id),
    name: localized(row, 'name'),
    birthDate: stringOrNull(row.birth_date),
    country: stringOrNull(row.country),
    arrivalYear: row.arrival_year === null ? null : Number(row.arrival_year),
    languages: parsed<string[]>(row.languages),
    scripts: parsed<string[]>(row.scripts),
  }
}

function localized(row: Row, name: 'name' | 'about'): LocalizedText {
  return { kk: String(row[`${name}_kk`]), ru: String(row[`${name}_ru`]), en: String(row[`${name}_en`]) }
}

function columns(name: 'name' | 'about', value: LocalizedText): Record<string, string> {
  return {
    [`${name}_kk`]: text(value.kk),
    [`${name}_ru`]: text(value.ru),
    [`${name}_en`]: text(value.en),
  }
}

function spread(value: LocalizedText): [string, string, string] {
  return [text(value.kk), text(value.ru), text(value.en)]
}
