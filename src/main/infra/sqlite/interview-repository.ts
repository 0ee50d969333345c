import type { Interview, InterviewFields } from '#shared/api/interviews.ts'
import { IzError } from '#shared/error.ts'
import { type Language, languages } from '#shared/language.ts'
import type { Patch } from '#shared/patch.ts'
import type { InterviewStatus } from '#shared/pipeline.ts'
import type { Change } from '../../services/history/ports.ts'
import type { InterviewRepository, InterviewRow, NewInterview } from '../../services/interviews/ports.ts'
import { created, updateFields } from './changes.ts'
import { parsed, stringOrNull, text } from './columns.ts'
import type { Database, Row } from './database.ts'

const listQuery = `
  SELECT interview.*,
    (SELECT json_group_array(id) FROM (SELECT id FROM live_take WHERE interview_id = interview.id ORDER BY created_at, id))
      AS take_ids,
    (SELECT coalesce(sum(json_extract(info, '$.durationMs')), 0) FROM live_take
      WHERE interview_id = interview.id AND imported_at IS NOT NULL)
      AS duration_ms,
    (SELECT count(*) FROM live_transcript JOIN take ON take.id = live_transcript.take_id
      WHERE take.interview_id = interview.id) AS transcript_count,
    (SELECT json_group_array(DISTINCT live_track.language) FROM live_track JOIN take ON take.id = live_track.take_id
      WHERE take.interview_id = interview.id) AS track_languages,
    (SELECT count(*) FROM live_clip WHERE interview_id = interview.id) AS clip_count,
    (SELECT count(*) FROM exported_file JOIN live_clip ON live_clip.id = exported_file.clip_id
      WHERE live_clip.interview_id = interview.id AND exported_file.video IS NOT NULL) AS export_count,
    (SELECT count(*) FROM live_plan_item WHERE interview_id = interview.id) AS plan_count
  FROM live_interview AS interview
  ORDER BY interview.created_at DESC, interview.id`

export class SqliteInterviews implements InterviewRepository {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  list(): InterviewRow[] {
    return this.#db.all(listQuery).map((row) => {
      const takeIds = parsed<string[]>(row.take_ids)
      const spoken = new Set(parsed<Language[]>(row.track_languages))
      return {
        ...fromRow(row),
        takeIds,
        takeCount: takeIds.length,
        durationMs: Number(row.duration_ms),
        transcriptCount: Number(row.transcript_count),
        trackLanguages: languages.filter((language) => spoken.has(language)),
        clipCount: Number(row.clip_count),
        exportCount: Number(row.export_count),
        planCount: Number(row.plan_count),
      }
    })
  }

  get(id: string): Interview | null {
    const row = this.#db.get('SELECT * FROM live_interview WHERE id = ?', id)
    return row ? fromRow(row) : null
  }

  insert(interview: NewInterview): Change[] {
    this.#check(interview)
    this.#db.run(
      `INSERT INTO interview (id, title, speaker_name, language, notes, created_at, updated_at,
         speaker_id, needs_consent, theme_id, status, last_contact_on, next_step, next_step_on)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      interview.id,
      text(interview.title),
      text(interview.speakerName),
      interview.language,
      text(interview.notes),
      interview.createdAt,
      interview.updatedAt,
      interview.speakerId ?? null,
      Number(Boolean(interview.speakerId)),
      interview.themeId ?? null,
      interview.status ?? 'idea',
      interview.lastContactOn ?? null,
      text(interview.nextStep ?? ''),
      interview.nextStepOn ?? null,
    )
    return created('interview', interview.id, interview.createdAt)
  }

  update(id: string, patch: Patch<InterviewFields>, now: string): Change[] {
    // What was removed may stay where it stands; it just cannot be chosen anew.
    const before = this.get(id)
    this.#check({
      speakerId: patch.speakerId === before?.speakerId ? null : patch.speakerId,
      themeId: patch.themeId === before?.themeId ? null : patch.themeId,
    })
    const changes = updateFields(this.#db, 'interview', id, {
      ...(patch.title === undefined ? {} : { title: text(patch.title) }),
      ...(patch.speakerName === undefined ? {} : { speaker_name: text(patch.speakerName) }),
      ...(patch.language === undefined ? {} : { language: patch.language }),
      ...(patch.notes === undefined ? {} : { notes: text(patch.notes) }),
      ...(patch.speakerId === undefined ? {} : { speaker_id: patch.speakerId }),
      ...(patch.speakerId ? { needs_consent: 1 } : {}),
      ...(patch.themeId === undefined ? {} : { theme_id: patch.themeId }),
      ...(patch.status === undefined ? {} : { status: patch.status }),
      ...(patch.lastContactOn === undefined ? {} : { last_contact_on: patch.lastContactOn }),
      ...(patch.nextStep === undefined ? {} : { next_step: text(patch.nextStep) }),
      ...(patch.nextStepOn === undefined ? {} : { next_step_on: patch.nextStepOn }),
    })
    if (changes.length > 0) this.#db.run('UPDATE interview SET updated_at = ? WHERE id = ?', now, id)
    return changes
  }

  remove(id: string, now: string): Change[] {
    return updateFields(this.#db, 'interview', id, { deleted_at: now })
  }

  statusChosenSince(id: string, since: string): boolean {
    const chosen = this.#db.get(
      `SELECT 1 FROM history, json_each(history.changes) AS change
       WHERE undone = 0 AND label IN ('interview_move', 'interview_update') AND history.created_at >= ?
         AND change.value ->> 'table' = 'interview' AND change.value ->> 'id' = ?
         AND change.value ->> '$.after.status' IS NOT NULL LIMIT 1`,
      since,
      id,
    )
    return chosen !== undefined
  }

  withSpeaker(speakerId: string): Interview[] {
    return this.#db
      .all('SELECT * FROM live_interview WHERE speaker_id = ? ORDER BY created_at DESC, id', speakerId)
      .map(fromRow)
  }

  #check({ speakerId, themeId }: Patch<Pick<InterviewFields, 'speakerId' | 'themeId'>>): void {
    for (const [view, id] of [
      ['live_speaker', speakerId],
      ['live_theme', themeId],
    ] as const) {
      if (id && !this.#db.get(`SELECT 1 FROM ${view} WHERE id = ?`, id))
        throw new IzError('not_found', { id })
    }
  }
}

function fromRow(row: Row): Interview {
  return {
    id: String(row.id),
    title: String(row.title),
    speakerName: String(row.speaker_name),
    speakerId: stringOrNull(row.speaker_id),
    themeId: stringOrNull(row.theme_id),
    status: row.status as InterviewStatus,
    lastContactOn: stringOrNull(row.last_contact_on),
    nextStep: String(row.next_step),
    nextStepOn: stringOrNull(row.next_step_on),
    language: row.language as Language | null,
    notes: String(row.notes),
    createdAt: String(row.created_at),
    updatedAt: String(row.updated_at),
  }
}
