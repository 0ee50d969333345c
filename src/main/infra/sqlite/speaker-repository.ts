import type {
  CameraComfort,
  Contact,
  OriginCountry,
  RemovedSpeaker,
  SavedView,
  Speaker,
  SpeakerFields,
  SpeakerSummary,
} from '#shared/api/speakers.ts'
import type { Patch } from '#shared/patch.ts'
import { type InterviewStatus, interviewStatuses } from '#shared/pipeline.ts'
import type { Change } from '../../services/history/ports.ts'
import type { SpeakerFileRecord, SpeakerRepository, SpeakerTexts } from '../../services/speakers/ports.ts'
import { created, updateFields } from './changes.ts'
import { json, parsed, restorePath, storePath, stringOrNull, text } from './columns.ts'
import type { Database, Row } from './database.ts'

/** One pass over the interviews for all speakers: with a subquery for each line a thousand of them would take seconds. */
const listQuery = `
  SELECT speaker.*, work.*
  FROM live_speaker AS speaker
  LEFT JOIN (
    SELECT speaker_id AS work_of,
      count(*) AS interview_count,
      json_group_array(DISTINCT status) AS statuses,
      max(last_contact_on) AS last_contact_on,
      min(CASE WHEN status NOT IN ('published', 'declined') THEN next_step_on END) AS next_step_on
    FROM live_interview WHERE speaker_id IS NOT NULL GROUP BY speaker_id
  ) AS work ON work.work_of = speaker.id`

/** In one column: a thousand rows of a dozen columns take longer to read than to search. */
const textsQuery = `
  SELECT speaker.id, speaker.other_names, speaker.contacts,
    speaker.name_kk || char(10) || speaker.name_ru || char(10) || speaker.name_en || char(10) || speaker.region || char(10) ||
    speaker.lives_in || char(10) || speaker.introduced_by || char(10) || speaker.earlier_interviews || char(10) || speaker.notes ||
    coalesce(char(10) || friend.name_kk || char(10) || friend.name_ru || char(10) || friend.name_en, '') AS prose
  FROM live_speaker AS speaker
  LEFT JOIN live_speaker AS friend ON friend.id = speaker.introduced_by_id`

export class SqliteSpeakers implements SpeakerRepository {
  readonly #db: Database
  readonly #folder: string

  constructor(db: Database, folder: string) {
    this.#db = db
    this.#folder = folder
  }

  list(): SpeakerSummary[] {
    return this.#db.all(listQuery).map((row) => {
      const statuses = new Set(row.statuses === null ? [] : parsed<InterviewStatus[]>(row.statuses))
      return {
        ...listed(fromRow(row)),
        interviewCount: Number(row.interview_count ?? 0),
        statuses: interviewStatuses.filter((status) => statuses.has(status)),
        nextStepOn: stringOrNull(row.next_step_on),
        lastContactOn: stringOrNull(row.last_contact_on),
      }
    })
  }

  texts(): SpeakerTexts[] {
    return this.#db.all(textsQuery).map(({ id, other_names, contacts, prose }) => ({
      id: String(id),
      source: `${other_names}${contacts}${prose}`,
      read: () => ({
        texts: [String(prose), ...parsed<string[]>(other_names)],
        contacts: parsed<Contact[]>(contacts).map(({ value }) => value),
      }),
    }))
  }

  get(id: string): Speaker | null {
    const row = this.#db.get('SELECT * FROM live_speaker WHERE id = ?', id)
    return row ? fromRow(row) : null
  }

  kept(id: string): Speaker | null {
    const row = this.#db.get('SELECT * FROM speaker WHERE id = ?', id)
    return row ? fromRow(row) : null
  }

  removed(): RemovedSpeaker[] {
    return this.#db
      .all(
        'SELECT * FROM speaker WHERE deleted_at IS NOT NULL AND anonymised_at IS NULL ORDER BY deleted_at DESC, id',
      )
      .map((row) => {
        const { id, name, country, arrivalYear } = fromRow(row)
        return { id, name, country, arrivalYear, removedAt: String(row.deleted_at) }
      })
  }

  restore(id: string): Change[] {
    return updateFields(this.#db, 'speaker', id, { deleted_at: null })
  }

  insert(speaker: Speaker): Change[] {
    const fields = {
      id: speaker.id,
      ...columnsOf(speaker),
      created_at: speaker.createdAt,
      updated_at: speaker.updatedAt,
    }
    this.#db.run(
      `INSERT INTO speaker (${Object.keys(fields).join(', ')}) VALUES (${Object.keys(fields)
        .map(() => '?')
        .join(', ')})`,
      ...Object.values(fields),
    )
    return created('speaker', speaker.id, speaker.createdAt)
  }

  update(id: string, patch: Patch<SpeakerFields & Pick<Speaker, 'photoId'>>, now: string): Change[] {
    const changes = updateFields(this.#db, 'speaker', id, columnsOf(patch))
    if (changes.length > 0) this.#db.run('UPDATE speaker SET updated_at = ? WHERE id = ?', now, id)
    return changes
  }

  remove(id: string, now: string): Change[] {
    return updateFields(this.#db, 'speaker', id, { deleted_at: now })
  }

  files(speakerId: string): SpeakerFileRecord[] {
    return this.#db
      .all('SELECT * FROM live_speaker_file WHERE speaker_id = ? ORDER BY created_at DESC, id', speakerId)
      .map((row) => this.#fileFrom(row))
  }

  file(fileId: string): SpeakerFileRecord | null {
    const row = this.#db.get('SELECT * FROM live_speaker_file WHERE id = ?', fileId)
    return row ? this.#fileFrom(row) : null
  }

  insertFile(file: SpeakerFileRecord): Change[] {
    this.#db.run(
      `INSERT INTO speaker_file (id, speaker_id, kind, name, path, content_type, bytes, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      file.id,
      file.speakerId,
      file.kind,
      text(file.name),
      storePath(this.#folder, file.path).path,
      file.contentType,
      file.bytes,
      file.createdAt,
    )
    return created('speaker_file', file.id, file.createdAt)
  }

  removeFile(fileId: string, now: string): Change[] {
    return updateFields(this.#db, 'speaker_file', fileId, { deleted_at: now })
  }

  savedViews(screen: SavedView['screen']): SavedView[] {
    return this.#db
      .all('SELECT * FROM saved_view WHERE screen = ? AND deleted_at IS NULL ORDER BY name, id', screen)
      .map(viewFrom)
  }

  savedView(id: string): SavedView | null {
    const row = this.#db.get('SELECT * FROM saved_view WHERE id = ? AND deleted_at IS NULL', id)
    return row ? viewFrom(row) : null
  }

  insertView(view: SavedView): Change[] {
    this.#db.run(
      'INSERT INTO saved_view (id, screen, name, filter, created_at) VALUES (?, ?, ?, ?, ?)',
      view.id,
      view.screen,
      text(view.name),
      text(view.filter),
      view.createdAt,
    )
    return created('saved_view', view.id, view.createdAt)
  }

  removeView(id: string, now: string): Change[] {
    return updateFields(this.#db, 'saved_view', id, { deleted_at: now })
  }

  #fileFrom(row: Row): SpeakerFileRecord {
    return {
      id: String(row.id),
      speakerId: String(row.speaker_id),
      kind: row.kind as SpeakerFileRecord['kind'],
      name: String(row.name),
      path: restorePath(this.#folder, 'library', row.path),
      contentType: String(row.content_type),
      bytes: Number(row.bytes),
      createdAt: String(row.created_at),
    }
  }
}

type Column = string | number | null

/** The columns of the fields that are there. */
function columnsOf(patch: Patch<SpeakerFields & Pick<Speaker, 'photoId'>>): Record<string, Column> {
  const columns: Record<string, Column | undefined> = {
    name_kk: patch.name && text(patch.name.kk),
    name_ru: patch.name && text(patch.name.ru),
    name_en: patch.name && text(patch.name.en),
    other_names: patch.otherNames && json(patch.otherNames),
    photo_id: patch.photoId,
    contacts: patch.contacts && json(patch.contacts),
    introduced_by: textIf(patch.introducedBy),
    introduced_by_id: patch.introducedById,
    languages: patch.languages && json(patch.languages),
    scripts: patch.scripts && json(patch.scripts),
    country: patch.country,
    region: textIf(patch.region),
    lives_in: textIf(patch.livesIn),
    arrival_year: patch.arrivalYear,
    birth_date: patch.birthDate,
    camera_comfort: patch.cameraComfort,
    availability: textIf(patch.availability),
    earlier_interviews: textIf(patch.earlierInterviews),
    risks: textIf(patch.risks),
    guardian_name: textIf(patch.guardian?.name),
    guardian_relation: textIf(patch.guardian?.relation),
    guardian_contact: textIf(patch.guardian?.contact),
    notes: textIf(patch.notes),
  }
  return Object.fromEntries(
    Object.entries(columns).filter((entry): entry is [string, Column] => entry[1] !== undefined),
  )
}

function textIf(value: string | undefined): string | undefined {
  return value === undefined ? undefined : text(value)
}

function fromRow(row: Row): Speaker {
  return {
    id: String(row.id),
    name: { kk: String(row.name_kk), ru: String(row.name_ru), en: String(row.name_en) },
    otherNames: parsed<string[]>(row.other_names),
    photoId: stringOrNull(row.photo_id),
    contacts: parsed<Contact[]>(row.contacts),
    introducedBy: String(row.introduced_by),
    introducedById: stringOrNull(row.introduced_by_id),
    languages: parsed<Speaker['languages']>(row.languages),
    scripts: parsed<Speaker['scripts']>(row.scripts),
    country: row.country as OriginCountry | null,
    region: String(row.region),
    livesIn: String(row.lives_in),
    arrivalYear: row.arrival_year === null ? null : Number(row.arrival_year),
    birthDate: stringOrNull(row.birth_date),
    cameraComfort: row.camera_comfort as CameraComfort | null,
    availability: String(row.availability),
    earlierInterviews: String(row.earlier_interviews),
    risks: String(row.risks),
    guardian: {
      name: String(row.guardian_name),
      relation: String(row.guardian_relation),
      contact: String(row.guardian_contact),
    },
    notes: String(row.notes),
    anonymisedAt: stringOrNull(row.anonymised_at),
    createdAt: String(row.created_at),
    updatedAt: String(row.updated_at),
  }
}

/** What the list is for; the rest of a profile stays where it is. */
function listed(speaker: Speaker) {
  const { id, name, otherNames, photoId, contacts, languages, scripts, country, region, livesIn } = speaker
  const { arrivalYear, birthDate, cameraComfort, anonymisedAt, createdAt, updatedAt } = speaker
  return {
    ...{ id, name, otherNames, photoId, contacts, languages, scripts, country, region, livesIn },
    ...{ arrivalYear, birthDate, cameraComfort, anonymisedAt, createdAt, updatedAt },
  }
}

function viewFrom(row: Row): SavedView {
  return {
    id: String(row.id),
    screen: row.screen as SavedView['screen'],
    name: String(row.name),
    filter: String(row.filter),
    createdAt: String(row.created_at),
  }
}
