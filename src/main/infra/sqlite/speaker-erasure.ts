import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ErasureItem, ErasureMode, Speaker } from '#shared/api/speakers.ts'
import type { Language } from '#shared/language.ts'
import { mentions, namelessSpeaker, namesOf, withoutNames } from '../../domain/speakers/erasure.ts'
import { nameInInterview } from '../../domain/speakers/names.ts'
import type { SpeakerErasure } from '../../services/speakers/ports.ts'
import { parsed, restorePath } from './columns.ts'
import type { Database, Row } from './database.ts'
import { backUp, listBackups } from './migrations.ts'

/** How many names of things are given as examples. */
const examplesShown = 3

const ofInterviews = 'IN (SELECT id FROM interview WHERE speaker_id = ?)'
/** Theirs, and those of their interviews that name nobody; an interview that changed hands may hold someone else's. */
const ofConsents = `IN (SELECT id FROM consent WHERE speaker_id = ? OR (speaker_id IS NULL AND interview_id ${ofInterviews}))`

/** What only a person can judge: counted, and named so that they know where to look. Each query takes the speaker's id. */
const keptQueries: readonly [ErasureItem['subject'], string][] = [
  [
    'plans',
    `SELECT interview.title AS name FROM live_plan_item JOIN interview ON interview.id = interview_id
     WHERE speaker_id = ? AND (note <> '' OR question_id IS NULL OR text_kk || text_ru || text_en <> '')`,
  ],
  [
    'sessions',
    `SELECT interview.title AS name FROM live_session_mark JOIN interview ON interview.id = interview_id
     WHERE speaker_id = ? AND note <> ''`,
  ],
  [
    'shoots',
    `SELECT interview.title AS name FROM live_shoot JOIN interview ON interview.id = interview_id WHERE speaker_id = ?`,
  ],
  ['recordings', `SELECT name FROM take WHERE interview_id ${ofInterviews}`],
  [
    'transcripts',
    `SELECT take.name FROM transcript JOIN take ON take.id = take_id WHERE interview_id ${ofInterviews}`,
  ],
  [
    'subtitles',
    `SELECT subtitle_track.name FROM subtitle_track JOIN take ON take.id = take_id WHERE interview_id ${ofInterviews}`,
  ],
  [
    'clips',
    `SELECT clip.title AS name FROM clip JOIN take ON take.id = take_id WHERE interview_id ${ofInterviews}`,
  ],
  [
    'exports',
    `SELECT exported_file.path AS name FROM exported_file JOIN clip ON clip.id = clip_id
     JOIN take ON take.id = take_id WHERE interview_id ${ofInterviews}`,
  ],
]

export class SqliteSpeakerErasure implements SpeakerErasure {
  readonly #db: Database
  readonly #folder: string

  constructor(db: Database, folder: string) {
    this.#db = db
    this.#folder = folder
  }

  preview(speaker: Speaker, mode: ErasureMode): ErasureItem[] {
    const { id } = speaker
    const erasing = mode === 'erase'
    const partly = erasing ? 'removed' : 'changed'
    const names = namesOf(speaker)
    const interviews = this.#interviews(id)
    const files = this.#db.all('SELECT name, kind FROM speaker_file WHERE speaker_id = ?', id)
    const titled = interviews.filter(
      (row) => withoutNames(String(row.title), names, '') !== String(row.title).normalize('NFC'),
    )
    const guardian = Object.values(speaker.guardian).filter((value) => value.trim() !== '')
    const items: ErasureItem[] = [
      item('profile', partly, [speaker.name.kk || speaker.name.ru || speaker.name.en]),
      item('photo', 'removed', namesFrom(files.filter((row) => row.kind === 'photo'))),
      item(
        'contacts',
        'removed',
        speaker.contacts.map(({ value }) => value),
      ),
      item('risks', 'removed', filled(speaker.risks)),
      item('guardian', 'removed', guardian.slice(0, 1)),
      item('notes', 'removed', filled(speaker.notes, speaker.earlierInterviews, speaker.availability)),
      item('files', 'removed', namesFrom(files.filter((row) => row.kind === 'document'))),
      item(
        'consents',
        partly,
        this.#names(`SELECT coalesce(signed_on, kind) AS name FROM consent WHERE id ${ofConsents}`, id, id),
      ),
      item(
        'assessments',
        partly,
        this.#names('SELECT note AS name FROM criteria_answer WHERE speaker_id = ?', id),
      ),
      item('interview_names', 'changed', namesFrom(interviews, 'title')),
      item('interview_titles', 'changed', namesFrom(titled, 'title')),
      item(
        'interview_notes',
        'removed',
        namesFrom(
          interviews.filter((row) => row.notes !== ''),
          'title',
        ),
      ),
      item(
        'next_steps',
        'removed',
        namesFrom(
          interviews.filter((row) => row.next_step !== ''),
          'next_step',
        ),
      ),
      item('introduced', 'changed', erasing ? this.#introduced(id) : []),
      item(
        'history',
        'removed',
        this.#historyOf(speaker).map((row) => String(row.subject)),
      ),
      item('backups', 'removed', listBackups(this.#backups)),
      item('mentions', 'kept', this.#mentions(id, names)),
      ...keptQueries.map(([subject, sql]) => item(subject, 'kept', this.#names(sql, id))),
    ]
    return items.filter(({ count }) => count > 0)
  }

  erase(speaker: Speaker, mode: ErasureMode, replacement: string, now: string): string[] {
    const { id } = speaker
    const files = this.#files(id)
    // Zeroes what is freed; without it the text would stay in the file's free pages. https://www.sqlite.org/pragma.html#pragma_secure_delete
    this.#db.exec('PRAGMA secure_delete = ON')
    this.#db.transaction(() => {
      for (const row of this.#historyOf(speaker))
        this.#db.run('DELETE FROM history WHERE id = ?', row.id as number)
      this.#db.run('DELETE FROM speaker_file WHERE speaker_id = ?', id)
      this.#db.run(`DELETE FROM consent_file WHERE consent_id ${ofConsents}`, id, id)
      this.#clearInterviews(speaker, mode, replacement)
      if (mode === 'erase') this.#removeRows(id)
      else this.#emptyRows(id, now)
    })
    // The log still holds the old pages, and free pages what earlier edits left: the whole file is written anew.
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    this.#db.exec('VACUUM')
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    return files
  }

  replaceBackups(): void {
    const old = listBackups(this.#backups)
    backUp(this.#db, this.#backups, 'after-erasure')
    for (const name of old) rmSync(join(this.#backups, name), { force: true })
  }

  get #backups(): string {
    return join(this.#folder, 'backups')
  }

  #interviews(id: string): Row[] {
    return this.#db.all('SELECT * FROM interview WHERE speaker_id = ? ORDER BY created_at, id', id)
  }

  #names(sql: string, ...values: string[]): string[] {
    return namesFrom(this.#db.all(sql, ...values))
  }

  #introduced(id: string): string[] {
    return this.#names(
      `SELECT coalesce(nullif(name_kk, ''), nullif(name_ru, ''), name_en) AS name FROM speaker WHERE introduced_by_id = ?`,
      id,
    )
  }

  /** Other places that seem to speak of the person. */
  #mentions(id: string, names: readonly string[]): string[] {
    const others = this.#db.all(
      `SELECT title AS name, title || ' ' || speaker_name || ' ' || notes || ' ' || next_step AS text
         FROM live_interview WHERE speaker_id IS NOT ?
       UNION ALL
       SELECT coalesce(nullif(name_kk, ''), nullif(name_ru, ''), name_en),
         introduced_by || ' ' || notes || ' ' || risks || ' ' || earlier_interviews FROM live_speaker WHERE id <> ?`,
      id,
      id,
    )
    return namesFrom(others.filter((row) => mentions(String(row.text), names)))
  }

  /** Steps that touch the speaker or what is taken away with it, or that hold one of the names. */
  #historyOf(speaker: Speaker): Row[] {
    const { id } = speaker
    const names = namesOf(speaker)
    const ids = new Set(
      [
        ...this.#db.all('SELECT id FROM interview WHERE speaker_id = ?', id),
        ...this.#db.all('SELECT id FROM speaker_file WHERE speaker_id = ?', id),
        ...this.#db.all('SELECT id FROM criteria_answer WHERE speaker_id = ?', id),
        ...this.#db.all(`SELECT id FROM consent WHERE id ${ofConsents}`, id, id),
        ...this.#db.all(`SELECT id FROM consent_file WHERE consent_id ${ofConsents}`, id, id),
        ...this.#db.all(`SELECT id FROM consent_approval WHERE consent_id ${ofConsents}`, id, id),
      ].map((row) => String(row.id)),
    )
    return this.#db.all('SELECT id, subject, changes FROM history').filter((row) => {
      const changes = String(row.changes)
      if (changes.includes(id)) return true
      if (names.some((name) => changes.includes(name) || String(row.subject).includes(name))) return true
      return parsed<{ id: string }[]>(row.changes).some((change) => ids.has(change.id))
    })
  }

  #files(id: string): string[] {
    const paths = [
      ...this.#db.all('SELECT path FROM speaker_file WHERE speaker_id = ?', id),
      ...this.#db.all(`SELECT path FROM consent_file WHERE consent_id ${ofConsents}`, id, id),
    ]
    return paths.map((row) => restorePath(this.#folder, 'library', row.path))
  }

  #clearInterviews(speaker: Speaker, mode: ErasureMode, replacement: string): void {
    const names = namesOf(speaker)
    for (const row of this.#interviews(speaker.id)) {
      const nameless =
        mode === 'erase' ? '' : nameInInterview(namelessSpeaker, row.language as Language | null)
      this.#db.run(
        `UPDATE interview SET title = ?, speaker_name = ?, notes = '', next_step = '' WHERE id = ?`,
        withoutNames(String(row.title), names, replacement),
        nameless,
        String(row.id),
      )
    }
  }

  #removeRows(id: string): void {
    this.#db.run(`DELETE FROM consent_approval WHERE consent_id ${ofConsents}`, id, id)
    this.#db.run(`DELETE FROM consent WHERE id ${ofConsents}`, id, id)
    this.#db.run('DELETE FROM criteria_answer WHERE speaker_id = ?', id)
    this.#db.run('UPDATE interview SET speaker_id = NULL WHERE speaker_id = ?', id)
    this.#db.run('UPDATE speaker SET introduced_by_id = NULL WHERE introduced_by_id = ?', id)
    this.#db.run('DELETE FROM speaker WHERE id = ?', id)
  }

  /** The scope of a consent stays, with the fact that an adult signed, which the birth date said until now: it goes on deciding what may be published of the nameless interview. */
  #emptyRows(id: string, now: string): void {
    this.#db.run(
      `UPDATE consent SET guardian_name = '', guardian_relation = '', guardian_contact = '', revocation_contact = '',
         withdrawal_reason = '', notes = '', adult_confirmed = coalesce(
           (SELECT date(birth_date, '+18 years') <= signed_on FROM speaker WHERE id = ?), adult_confirmed)
         WHERE id ${ofConsents}`,
      id,
      id,
      id,
    )
    this.#db.run(`UPDATE consent_approval SET by_name = '', note = '' WHERE consent_id ${ofConsents}`, id, id)
    this.#db.run(`UPDATE criteria_answer SET note = '' WHERE speaker_id = ?`, id)
    this.#db.run(
      `UPDATE speaker SET name_kk = ?, name_ru = ?, name_en = ?, other_names = '[]', photo_id = NULL, contacts = '[]',
         introduced_by = '', introduced_by_id = NULL, region = '', lives_in = '', birth_date = NULL, camera_comfort = NULL,
         availability = '', earlier_interviews = '', risks = '', guardian_name = '', guardian_relation = '',
         guardian_contact = '', notes = '', anonymised_at = ?, updated_at = ? WHERE id = ?`,
      namelessSpeaker.kk,
      namelessSpeaker.ru,
      namelessSpeaker.en,
      now,
      now,
      id,
    )
  }
}

function item(
  subject: ErasureItem['subject'],
  outcome: ErasureItem['outcome'],
  names: string[],
): ErasureItem {
  const examples = [...new Set(names.filter((name) => name.trim() !== ''))].slice(0, examplesShown)
  return { subject, outcome, count: names.length, examples }
}

function namesFrom(rows: readonly Row[], column = 'name'): string[] {
  return rows.map((row) => String(row[column] ?? ''))
}

/** One for each text that is there; what it says is not repeated in a list. */
function filled(...texts: string[]): string[] {
  return texts.filter((text) => text.trim() !== '').map(() => '')
}
