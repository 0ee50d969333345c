import type {
  ConsentApproval,
  ConsentFields,
  ConsentInterview,
  ConsentKind,
  ConsentPlatform,
} from '#shared/api/consents.ts'
import type { Language } from '#shared/language.ts'
import type { Patch } from '#shared/patch.ts'
import type { ConsentFileRecord, ConsentRepository, ConsentRow } from '../../services/consents/ports.ts'
import type { Change } from '../../services/history/ports.ts'
import { created, updateFields } from './changes.ts'
import { json, parsed, restorePath, storePath, stringOrNull, text } from './columns.ts'
import type { Database, Row } from './database.ts'

/**
 * The first day of filming is the earliest of the dated shoots and of the recordings (their files' own dates, in UTC). A camera
 * whose clock was not set dates its files before there were such cameras, before the speaker was born, or after they were
 * brought in. A day that is only too early counts: it can make a minor of an adult, which asks for one more signature, and never
 * an adult of a minor.
 */
export const filmedOn = `(SELECT min(day) FROM (
    SELECT date AS day FROM live_shoot WHERE interview_id = interview.id
    UNION ALL
    SELECT recorded_on FROM
      (SELECT substr(json_extract(info, '$.createdAt'), 1, 10) AS recorded_on, substr(created_at, 1, 10) AS brought_on
       FROM live_take WHERE interview_id = interview.id)
    WHERE recorded_on BETWEEN '2000-01-01' AND brought_on
      AND recorded_on >= coalesce((SELECT birth_date FROM speaker WHERE id = interview.speaker_id), '')
  ))`

const interviewColumns = `interview.id, interview.title, interview.speaker_id, interview.needs_consent, ${filmedOn} AS filmed_on`

const newestFirst = 'ORDER BY consent.created_at DESC, consent.id'

export class SqliteConsents implements ConsentRepository {
  readonly #db: Database
  readonly #folder: string

  constructor(db: Database, folder: string) {
    this.#db = db
    this.#folder = folder
  }

  get(id: string): ConsentRow | null {
    const row = this.#db.get('SELECT * FROM live_consent WHERE id = ?', id)
    return row ? fromRow(row) : null
  }

  ofSpeaker(speakerId: string): ConsentRow[] {
    return this.#db
      .all(
        `SELECT * FROM live_consent AS consent WHERE speaker_id = ? OR (speaker_id IS NULL AND interview_id IN
           (SELECT id FROM live_interview WHERE live_interview.speaker_id = ?)) ${newestFirst}`,
        speakerId,
        speakerId,
      )
      .map(fromRow)
  }

  covering(interviewId: string): ConsentRow[] {
    return this.#db
      .all(
        `SELECT consent.* FROM live_consent AS consent JOIN live_interview AS interview ON interview.id = ?
         WHERE (consent.interview_id = interview.id
             AND (consent.speaker_id IS NULL OR consent.speaker_id IS interview.speaker_id))
           OR (consent.interview_id IS NULL AND consent.speaker_id = interview.speaker_id)
         ${newestFirst}`,
        interviewId,
      )
      .map(fromRow)
  }

  insert(consent: ConsentRow): Change[] {
    const fields = {
      ...toColumns(consent),
      id: consent.id,
      kind: consent.kind,
      speaker_id: consent.speakerId,
      created_at: consent.createdAt,
      updated_at: consent.updatedAt,
    }
    this.#insert('consent', fields)
    return [...this.#markInterview(consent.interviewId), ...created('consent', consent.id, consent.createdAt)]
  }

  update(id: string, patch: Patch<ConsentFields>, now: string): Change[] {
    const changes = updateFields(this.#db, 'consent', id, toColumns(patch))
    if (changes.length > 0) this.#db.run('UPDATE consent SET updated_at = ? WHERE id = ?', now, id)
    return [...this.#markInterview(patch.interviewId ?? null), ...changes]
  }

  remove(id: string, now: string): Change[] {
    return updateFields(this.#db, 'consent', id, { deleted_at: now })
  }

  approvals(consentId: string): ConsentApproval[] {
    return this.#db
      .all(
        `SELECT * FROM live_consent_approval WHERE consent_id = ? ORDER BY decided_on, created_at, id`,
        consentId,
      )
      .map(approvalOf)
  }

  approval(id: string): ConsentApproval | null {
    const row = this.#db.get('SELECT * FROM live_consent_approval WHERE id = ?', id)
    return row ? approvalOf(row) : null
  }

  insertApproval(approval: ConsentApproval): Change[] {
    this.#insert('consent_approval', {
      id: approval.id,
      consent_id: approval.consentId,
      decision: approval.decision,
      decided_on: approval.decidedOn,
      by_name: text(approval.byName),
      platform: approval.platform,
      language: approval.language,
      note: text(approval.note),
      created_at: approval.createdAt,
    })
    return ofConsent(created('consent_approval', approval.id, approval.createdAt), approval.consentId)
  }

  removeApproval(id: string, now: string): Change[] {
    const owner = this.approval(id)?.consentId ?? ''
    return ofConsent(updateFields(this.#db, 'consent_approval', id, { deleted_at: now }), owner)
  }

  files(consentId: string): ConsentFileRecord[] {
    return this.#db
      .all('SELECT * FROM live_consent_file WHERE consent_id = ? ORDER BY created_at, id', consentId)
      .map((row) => this.#fileOf(row))
  }

  file(id: string): ConsentFileRecord | null {
    const row = this.#db.get('SELECT * FROM live_consent_file WHERE id = ?', id)
    return row ? this.#fileOf(row) : null
  }

  insertFile(file: ConsentFileRecord): Change[] {
    this.#insert('consent_file', {
      id: file.id,
      consent_id: file.consentId,
      name: text(file.name),
      path: storePath(this.#folder, file.path).path,
      content_type: file.contentType,
      bytes: file.bytes,
      created_at: file.createdAt,
    })
    return ofConsent(created('consent_file', file.id, file.createdAt), file.consentId)
  }

  removeFile(id: string, now: string): Change[] {
    const owner = this.file(id)?.consentId ?? ''
    return ofConsent(updateFields(this.#db, 'consent_file', id, { deleted_at: now }), owner)
  }

  interviewsOf(speakerId: string): ConsentInterview[] {
    return this.#db
      .all(
        `SELECT ${interviewColumns} FROM live_interview AS interview WHERE interview.speaker_id = ?
         ORDER BY interview.created_at DESC, interview.id`,
        speakerId,
      )
      .map(interviewOf)
  }

  interview(id: string): (ConsentInterview & { speakerId: string | null }) | null {
    const row = this.#db.get(
      `SELECT ${interviewColumns} FROM live_interview AS interview WHERE interview.id = ?`,
      id,
    )
    return row ? { ...interviewOf(row), speakerId: stringOrNull(row.speaker_id) } : null
  }

  /** A form was entered for it: without one nothing is released any more. */
  #markInterview(id: string | null): Change[] {
    return id === null ? [] : updateFields(this.#db, 'interview', id, { needs_consent: 1 })
  }

  #insert(table: string, fields: Record<string, string | number | null>): void {
    const names = Object.keys(fields)
    const places = names.map(() => '?').join(', ')
    this.#db.run(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`, ...Object.values(fields))
  }

  #fileOf(row: Row): ConsentFileRecord {
    return {
      id: String(row.id),
      consentId: String(row.consent_id),
      name: String(row.name),
      path: restorePath(this.#folder, 'library', row.path),
      contentType: String(row.content_type),
      bytes: Number(row.bytes),
      createdAt: String(row.created_at),
    }
  }
}

/** A change of something that belongs to a consent is a change of the consent. */
function ofConsent(changes: Change[], consentId: string): Change[] {
  return changes.map((change) => ({ ...change, owner: consentId }))
}

function interviewOf(row: Row): ConsentInterview {
  return {
    id: String(row.id),
    title: String(row.title),
    filmedOn: stringOrNull(row.filmed_on),
    needsConsent: row.needs_consent === 1,
  }
}

function approvalOf(row: Row): ConsentApproval {
  return {
    id: String(row.id),
    consentId: String(row.consent_id),
    decision: row.decision as ConsentApproval['decision'],
    decidedOn: String(row.decided_on),
    byName: String(row.by_name),
    platform: row.platform as ConsentPlatform | null,
    language: row.language as Language | null,
    note: String(row.note),
    createdAt: String(row.created_at),
  }
}

function toColumns(fields: Patch<ConsentFields>): Record<string, string | number | null> {
  const { guardian } = fields
  const all = {
    interview_id: fields.interviewId,
    platforms: fields.platforms && json([...new Set(fields.platforms)]),
    languages: fields.languages && json([...new Set(fields.languages)]),
    anonymity: fields.anonymity,
    embargo_until: fields.embargoUntil,
    approval_required: fields.approvalRequired === undefined ? undefined : Number(fields.approvalRequired),
    form_version: fields.formVersion === undefined ? undefined : text(fields.formVersion),
    form_language: fields.formLanguage,
    signed_on: fields.signedOn,
    adult_confirmed: fields.adultConfirmed === undefined ? undefined : Number(fields.adultConfirmed),
    guardian_name: guardian && text(guardian.name),
    guardian_relation: guardian && text(guardian.relation),
    guardian_contact: guardian && text(guardian.contact),
    guardian_signed_on: guardian?.signedOn,
    assent_on: fields.assentOn,
    revocation_contact: fields.revocationContact === undefined ? undefined : text(fields.revocationContact),
    withdrawn_on: fields.withdrawnOn,
    withdrawal_reason: fields.withdrawalReason === undefined ? undefined : text(fields.withdrawalReason),
    notes: fields.notes === undefined ? undefined : text(fields.notes),
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

function fromRow(row: Row): ConsentRow {
  return {
    id: String(row.id),
    kind: row.kind as ConsentKind,
    speakerId: stringOrNull(row.speaker_id),
    interviewId: stringOrNull(row.interview_id),
    platforms: parsed<ConsentPlatform[]>(row.platforms),
    languages: parsed<Language[]>(row.languages),
    anonymity: row.anonymity as ConsentRow['anonymity'],
    embargoUntil: stringOrNull(row.embargo_until),
    approvalRequired: row.approval_required === 1,
    formVersion: String(row.form_version),
    formLanguage: row.form_language as Language,
    signedOn: stringOrNull(row.signed_on),
    adultConfirmed: row.adult_confirmed === 1,
    guardian: {
      name: String(row.guardian_name),
      relation: String(row.guardian_relation),
      contact: String(row.guardian_contact),
      signedOn: stringOrNull(row.guardian_signed_on),
    },
    assentOn: stringOrNull(row.assent_on),
    revocationContact: String(row.revocation_contact),
    withdrawnOn: stringOrNull(row.withdrawn_on),
    withdrawalReason: String(row.withdrawal_reason),
    notes: String(row.notes),
    guardianConfirmed: row.guardian_confirmed === 1,
    createdAt: String(row.created_at),
    updatedAt: String(row.updated_at),
  }
}
