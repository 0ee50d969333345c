import type { Interview, InterviewFields } from '#shared/api/interviews.ts'
import { type Language, languages } from '#shared/language.ts'
import type { Patch } from '#shared/patch.ts'
import type { Change } from '../../services/history/ports.ts'
import type { InterviewRepository, InterviewRow } from '../../services/interviews/ports.ts'
import { created, updateFields } from './changes.ts'
import { parsed, text } from './columns.ts'
import type { Database, Row } from './database.ts'

const listQuery = `
  SELECT interview.*,
    (SELECT json_group_array(id) FROM (SELECT id FROM live_take WHERE interview_id = interview.id ORDER BY created_at, id))
      AS take_ids,
    (SELECT coalesce(sum(json_extract(info, '$.durationMs')), 0) FROM live_take WHERE interview_id = interview.id)
      AS duration_ms,
    (SELECT count(*) FROM live_transcript JOIN take ON take.id = live_transcript.take_id
      WHERE take.interview_id = interview.id) AS transcript_count,
    (SELECT json_group_array(DISTINCT live_track.language) FROM live_track JOIN take ON take.id = live_track.take_id
      WHERE take.interview_id = interview.id) AS track_languages,
    (SELECT count(*) FROM live_clip WHERE interview_id = interview.id) AS clip_count,
    (SELECT count(*) FROM exported_file JOIN live_clip ON live_clip.id = exported_file.clip_id
      WHERE live_clip.interview_id = interview.id AND exported_file.video IS NOT NULL) AS export_count
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
      }
    })
  }

  get(id: string): Interview | null {
    const row = this.#db.get('SELECT * FROM live_interview WHERE id = ?', id)
    return row ? fromRow(row) : null
  }

  insert(interview: Interview): Change[] {
    this.#db.run(
      `INSERT INTO interview (id, title, speaker_name, language, notes, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      interview.id,
      text(interview.title),
      text(interview.speakerName),
      interview.language,
      text(interview.notes),
      interview.createdAt,
      interview.updatedAt,
    )
    return created('interview', interview.id, interview.createdAt)
  }

  update(id: string, patch: Patch<InterviewFields>, now: string): Change[] {
    const changes = updateFields(this.#db, 'interview', id, {
      ...(patch.title === undefined ? {} : { title: text(patch.title) }),
      ...(patch.speakerName === undefined ? {} : { speaker_name: text(patch.speakerName) }),
      ...(patch.language === undefined ? {} : { language: patch.language }),
      ...(patch.notes === undefined ? {} : { notes: text(patch.notes) }),
    })
    if (changes.length > 0) this.#db.run('UPDATE interview SET updated_at = ? WHERE id = ?', now, id)
    return changes
  }

  remove(id: string, now: string): Change[] {
    return updateFields(this.#db, 'interview', id, { deleted_at: now })
  }
}

function fromRow(row: Row): Interview {
  return {
    id: String(row.id),
    title: String(row.title),
    speakerName: String(row.speaker_name),
    language: row.language as Language | null,
    notes: String(row.notes),
    createdAt: String(row.created_at),
    updatedAt: String(row.updated_at),
  }
}
