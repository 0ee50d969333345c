import type { MonthPlan, Shoot, ShootFields } from '#shared/api/shoots.ts'
import type { Patch } from '#shared/patch.ts'
import type { Change } from '../../services/history/ports.ts'
import type { ShootRepository, ShootRow } from '../../services/shoots/ports.ts'
import { created, updateFields } from './changes.ts'
import { json, parsed, stringOrNull, text } from './columns.ts'
import type { Database, Row } from './database.ts'

/** The fields of a shoot in the order of their columns. */
const columns = {
  date: 'date',
  callTime: 'call_time',
  speakerCallTime: 'speaker_call_time',
  timeZone: 'time_zone',
  plannedMinutes: 'planned_minutes',
  venue: 'venue',
  crew: 'crew',
  kit: 'kit',
  checklist: 'checklist',
  schedule: 'schedule',
  weather: 'weather',
  notes: 'notes',
  callSheetSentOn: 'call_sheet_sent_on',
} as const satisfies Record<keyof ShootFields, string>

/** The speaker's name where there is a record of them, else what was typed with the interview. */
const speakerName = `coalesce(nullif(speaker.name_kk, ''), nullif(speaker.name_ru, ''), nullif(speaker.name_en, ''),
  interview.speaker_name) AS speaker_name`

const rowQuery = `
  SELECT shoot.*, interview.title, interview.speaker_id, interview.theme_id,
    interview.updated_at AS interview_updated_at, ${speakerName}
  FROM live_shoot AS shoot JOIN interview ON interview.id = shoot.interview_id
  LEFT JOIN live_speaker AS speaker ON speaker.id = interview.speaker_id`

export class SqliteShoots implements ShootRepository {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  get(id: string): Shoot | null {
    const row = this.#db.get('SELECT * FROM live_shoot WHERE id = ?', id)
    return row ? fromRow(row) : null
  }

  ofInterview(interviewId: string): Shoot[] {
    return this.#db.all('SELECT * FROM live_shoot WHERE interview_id = ?', interviewId).map(fromRow)
  }

  between(from: string, to: string): ShootRow[] {
    return this.#db.all(`${rowQuery} WHERE shoot.date BETWEEN ? AND ?`, from, to).map((row) => ({
      ...fromRow(row),
      title: String(row.title),
      speakerName: String(row.speaker_name),
      speakerId: stringOrNull(row.speaker_id),
      themeId: stringOrNull(row.theme_id),
      interviewUpdatedAt: String(row.interview_updated_at),
    }))
  }

  used(): Pick<Shoot, 'crew' | 'venue' | 'kit'>[] {
    return this.#db
      .all('SELECT crew, venue, kit FROM live_shoot ORDER BY updated_at DESC, id')
      .map((row) => ({ crew: parsed(row.crew), venue: parsed(row.venue), kit: String(row.kit) }))
  }

  unscheduled(): { interviewId: string; title: string; speakerName: string }[] {
    return this.#db
      .all(
        `SELECT interview.id, interview.title, ${speakerName} FROM live_interview AS interview
         LEFT JOIN live_speaker AS speaker ON speaker.id = interview.speaker_id
         WHERE interview.status IN ('idea', 'contacted', 'agreed', 'scheduled')
           AND NOT EXISTS (SELECT 1 FROM live_shoot
             WHERE live_shoot.interview_id = interview.id AND live_shoot.date IS NOT NULL)
           AND NOT EXISTS (SELECT 1 FROM live_take WHERE live_take.interview_id = interview.id)
         ORDER BY interview.created_at DESC, interview.id`,
      )
      .map((row) => ({
        interviewId: String(row.id),
        title: String(row.title),
        speakerName: String(row.speaker_name),
      }))
  }

  insert(shoot: Shoot): Change[] {
    const values = stored(shoot)
    this.#db.run(
      `INSERT INTO shoot (id, interview_id, ${Object.keys(values).join(', ')}, created_at, updated_at)
       VALUES (?, ?, ${Object.keys(values)
         .map(() => '?')
         .join(', ')}, ?, ?)`,
      shoot.id,
      shoot.interviewId,
      ...Object.values(values),
      shoot.createdAt,
      shoot.updatedAt,
    )
    return created('shoot', shoot.id, shoot.createdAt)
  }

  update(id: string, patch: Patch<ShootFields>, now: string): Change[] {
    const changes = updateFields(this.#db, 'shoot', id, stored(patch))
    if (changes.length > 0) this.#db.run('UPDATE shoot SET updated_at = ? WHERE id = ?', now, id)
    return changes
  }

  remove(id: string, now: string): Change[] {
    return updateFields(this.#db, 'shoot', id, { deleted_at: now })
  }

  monthPlan(month: string): MonthPlan | null {
    const row = this.#db.get(
      `SELECT month_plan.*, live_theme.id AS live_theme_id FROM month_plan
       LEFT JOIN live_theme ON live_theme.id = month_plan.theme_id WHERE month_plan.id = ?`,
      month,
    )
    if (!row) return null
    return {
      month,
      rubric: { kk: String(row.rubric_kk), ru: String(row.rubric_ru), en: String(row.rubric_en) },
      themeId: stringOrNull(row.live_theme_id),
    }
  }

  saveMonthPlan(plan: MonthPlan, now: string): Change[] {
    const fields = {
      rubric_kk: text(plan.rubric.kk),
      rubric_ru: text(plan.rubric.ru),
      rubric_en: text(plan.rubric.en),
      theme_id: plan.themeId,
    }
    if (this.#db.get('SELECT id FROM month_plan WHERE id = ?', plan.month)) {
      const changes = updateFields(this.#db, 'month_plan', plan.month, fields)
      if (changes.length > 0) {
        this.#db.run('UPDATE month_plan SET updated_at = ? WHERE id = ?', now, plan.month)
      }
      return changes
    }
    const after = { id: plan.month, ...fields, updated_at: now }
    this.#db.run(
      `INSERT INTO month_plan (${Object.keys(after).join(', ')})
       VALUES (${Object.keys(after)
         .map(() => '?')
         .join(', ')})`,
      ...Object.values(after),
    )
    return [{ table: 'month_plan', id: plan.month, before: null, after }]
  }
}

/** Fields as their columns; lists and the venue as JSON, text in NFC. */
function stored(fields: Patch<ShootFields>): Record<string, string | number | null> {
  const values: Record<string, string | number | null> = {}
  for (const [name, column] of Object.entries(columns)) {
    const value = fields[name as keyof ShootFields]
    if (value === undefined) continue
    values[column] =
      typeof value === 'object' && value !== null
        ? json(value)
        : typeof value === 'string'
          ? text(value)
          : value
  }
  return values
}

function fromRow(row: Row): Shoot {
  return {
    id: String(row.id),
    interviewId: String(row.interview_id),
    date: stringOrNull(row.date),
    callTime: stringOrNull(row.call_time),
    speakerCallTime: stringOrNull(row.speaker_call_time),
    timeZone: String(row.time_zone),
    plannedMinutes: Number(row.planned_minutes),
    venue: parsed(row.venue),
    crew: parsed(row.crew),
    kit: String(row.kit),
    checklist: parsed(row.checklist),
    schedule: parsed(row.schedule),
    weather: String(row.weather),
    notes: String(row.notes),
    callSheetSentOn: stringOrNull(row.call_sheet_sent_on),
    createdAt: String(row.created_at),
    updatedAt: String(row.updated_at),
  }
}
