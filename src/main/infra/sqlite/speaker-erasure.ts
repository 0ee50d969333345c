import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ErasureItem, ErasureLeft, ErasureMode, Speaker } from '#shared/api/speakers.ts'
import { IzError, toWireError } from '#shared/error.ts'
import type { Language } from '#shared/language.ts'
import { namelessSpeaker } from '../../domain/speakers/erasure.ts'
import { nameInInterview } from '../../domain/speakers/names.ts'
import type { SpeakerErasure } from '../../services/speakers/ports.ts'
import { backUp, listBackups } from './backup-files.ts'
import { restorePath } from './columns.ts'
import { filmedOn } from './consent-repository.ts'
import type { Database } from './database.ts'
import { previewErasure } from './erasure-preview.ts'
import { type ErasureRest, hasWork, keepRest, readRest } from './erasure-rest.ts'
import { ofConsents, type Traces, tracesOf } from './erasure-traces.ts'
import { isInUse } from './files-in-use.ts'

/** Of all interviews that a consent covers; the day of the signature stands for one that is not known. */
const firstFilmedOn = `coalesce((
  SELECT min(coalesce(${filmedOn}, signed_on)) FROM live_interview AS interview
  WHERE interview.id = consent.interview_id
    OR (consent.interview_id IS NULL AND interview.speaker_id = consent.speaker_id)), signed_on)`

/** Criteria that ask for the birth date, now or in an earlier version: what was answered may differ from the profile. */
const asksBirthDate = `criterion_id IN (
  SELECT json_extract(criterion.value, '$.id')
  FROM (SELECT criteria FROM criteria_set UNION ALL SELECT criteria FROM criteria_version) AS version,
    json_each(version.criteria) AS criterion
  WHERE json_extract(criterion.value, '$.fact') = 'birth_date')`

export class SqliteSpeakerErasure implements SpeakerErasure {
  readonly #db: Database
  readonly #folder: string

  constructor(db: Database, folder: string) {
    this.#db = db
    this.#folder = folder
  }

  preview(speaker: Speaker, mode: ErasureMode): ErasureItem[] {
    return previewErasure(this.#db, tracesOf(this.#db, speaker), mode, listBackups(this.#backups))
  }

  erase(
    speaker: Speaker,
    mode: ErasureMode,
    options: { replacement: string; removeBackups: boolean; now: string },
  ): void {
    const { id } = speaker
    // Zeroes what is freed; without it the text would stay in the file's free pages. https://www.sqlite.org/pragma.html#pragma_secure_delete
    this.#db.exec('PRAGMA secure_delete = ON')
    this.#db.transaction(() => {
      const traces = tracesOf(this.#db, speaker)
      const before = readRest(this.#db)
      keepRest(this.#db, {
        ...before,
        files: [...before.files, ...this.#files(id)],
        rewrite: true,
        backups: options.removeBackups ? listBackups(this.#backups) : before.backups,
      })
      for (const row of traces.history) this.#db.run('DELETE FROM history WHERE id = ?', row.id as number)
      this.#db.run('DELETE FROM speaker_file WHERE speaker_id = ?', id)
      this.#db.run(`DELETE FROM consent_file WHERE consent_id ${ofConsents}`, id, id)
      this.#clearInterviews(traces, mode, options.replacement)
      if (mode === 'erase') this.#removeRows(id)
      else this.#emptyRows(id, options.now)
    })
  }

  left(): ErasureLeft | null {
    return shown(readRest(this.#db), null)
  }

  finish(): ErasureLeft | null {
    const rest = readRest(this.#db)
    if (!hasWork(rest)) return null
    let problem: unknown = null
    const attempt = (work: () => void) => {
      try {
        work()
        return true
      } catch (error) {
        problem ??= error
        return false
      }
    }
    this.#db.exec('PRAGMA secure_delete = ON')
    const stays = (path: string, recursive: boolean) =>
      !attempt(() =>
        rmSync(restorePath(this.#folder, 'library', path), { recursive, force: true, maxRetries: 5 }),
      )
    // A name may have become another file's since, where somebody took the file away by hand, or a backup brought back what points to it.
    const files = rest.files.filter((path) => !isInUse(this.#db, path) && stays(path, false))
    const folders = rest.folders.filter((path) => stays(path, true))
    // Their names may name the person: they leave the record before the database is written anew.
    const keep = (next: ErasureRest) => attempt(() => keepRest(this.#db, next))
    keep({ ...rest, files, folders })
    const rewritten = !rest.rewrite || attempt(() => this.#rewrite())
    // Not before the rewriting: a copy of free pages is made of none.
    const old = rest.backups
    const replaced = rewritten && (old === null || attempt(() => this.#replaceBackups(old)))
    const left: ErasureRest = { files, folders, rewrite: !rewritten, backups: replaced ? null : old }
    keep(left)
    attempt(() => this.#checkpoint())
    return shown(left, problem)
  }

  get #backups(): string {
    return join(this.#folder, 'backups')
  }

  /** The log still holds the old pages, and free pages what earlier edits left: the whole file is written anew. */
  #rewrite(): void {
    this.#checkpoint()
    this.#db.exec('VACUUM')
    this.#checkpoint()
  }

  /** @throws library_read_only while another window reads: the log keeps its old pages until it is done */
  #checkpoint(): void {
    const busy = this.#db.get('PRAGMA wal_checkpoint(TRUNCATE)')?.busy
    if (busy === 1) throw new IzError('library_read_only', { file: basename(this.#folder) })
  }

  #replaceBackups(old: readonly string[]): void {
    backUp(this.#db, this.#backups, 'after-erasure')
    for (const name of old) rmSync(join(this.#backups, basename(name)), { force: true })
  }

  #files(id: string): string[] {
    const rows = [
      ...this.#db.all('SELECT path FROM speaker_file WHERE speaker_id = ?', id),
      ...this.#db.all(`SELECT path FROM consent_file WHERE consent_id ${ofConsents}`, id, id),
    ]
    return rows.map((row) => String(row.path))
  }

  #clearInterviews(traces: Traces, mode: ErasureMode, replacement: string): void {
    const { interviews, writings, jobs, jobLines, glossary, clean, cleanFull } = traces
    for (const { id } of glossary.named) {
      this.#db.run('DELETE FROM glossary_entry WHERE id = ?', String(id))
    }
    for (const { id, notes } of glossary.noted) {
      const without = cleanFull(String(notes), replacement)
      this.#db.run('UPDATE glossary_entry SET notes = ? WHERE id = ?', without, String(id))
    }
    for (const row of interviews) {
      const nameless =
        mode === 'erase' ? '' : nameInInterview(namelessSpeaker, row.language as Language | null)
      this.#db.run(
        `UPDATE interview SET title = ?, speaker_name = ?, notes = '', next_step = '' WHERE id = ?`,
        clean(String(row.title), replacement),
        nameless,
        String(row.id),
      )
    }
    for (const { id, table, named, without } of writings) {
      if (!named) continue
      const columns = without(replacement)
      const set = Object.keys(columns).map((column) => `${column} = ?`)
      this.#db.run(`UPDATE ${table} SET ${set.join(', ')} WHERE id = ?`, ...Object.values(columns), id)
    }
    for (const { id, title } of jobs) {
      this.#db.run('UPDATE job SET title = ? WHERE id = ?', clean(String(title), replacement), String(id))
    }
    for (const { id, line } of jobLines) {
      this.#db.run('UPDATE job_log SET line = ? WHERE id = ?', clean(String(line), replacement), id as number)
    }
  }

  #removeRows(id: string): void {
    this.#db.run(`DELETE FROM consent_approval WHERE consent_id ${ofConsents}`, id, id)
    this.#db.run(`DELETE FROM consent WHERE id ${ofConsents}`, id, id)
    this.#db.run('DELETE FROM criteria_answer WHERE speaker_id = ?', id)
    // Without a name, but not as if nobody had been asked: what was withdrawn or never signed is not released now either.
    this.#db.run('UPDATE interview SET speaker_id = NULL, needs_consent = 1 WHERE speaker_id = ?', id)
    this.#db.run('UPDATE speaker SET introduced_by_id = NULL WHERE introduced_by_id = ?', id)
    this.#db.run('DELETE FROM speaker WHERE id = ?', id)
  }

  /**
   * The scope of a consent stays, with the fact that an adult signed, or a guardian and the minor, which the birth date and the
   * guardian's name said until now: it goes on deciding what may be published of the nameless interview.
   */
  #emptyRows(id: string, now: string): void {
    this.#db.run(
      `UPDATE consent SET guardian_name = '', guardian_relation = '', guardian_contact = '', revocation_contact = '',
         withdrawal_reason = '', notes = '',
         adult_confirmed = coalesce(date(born, '+18 years') <= max(signed_on, ${firstFilmedOn}), adult_confirmed),
         guardian_confirmed = guardian_confirmed OR coalesce(
           date(born, '+18 years') > signed_on AND trim(guardian_name) <> ''
             AND guardian_signed_on IS NOT NULL AND assent_on IS NOT NULL, 0)
         FROM (SELECT birth_date AS born FROM speaker WHERE id = ?)
         WHERE id ${ofConsents}`,
      id,
      id,
      id,
    )
    this.#db.run(`UPDATE consent_approval SET by_name = '', note = '' WHERE consent_id ${ofConsents}`, id, id)
    this.#db.run(
      `UPDATE criteria_answer SET note = '', former = '[]',
         value = CASE WHEN ${asksBirthDate} THEN NULL
           ELSE nullif(value, (SELECT json_quote(birth_date) FROM speaker WHERE id = ?)) END WHERE speaker_id = ?`,
      id,
      id,
    )
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

function shown(rest: ErasureRest, problem: unknown): ErasureLeft | null {
  if (!hasWork(rest)) return null
  return {
    files: [...rest.files, ...rest.folders].map((path) => basename(path)),
    database: rest.rewrite,
    backups: rest.backups?.length ?? 0,
    problem: problem === null ? null : toWireError(problem),
  }
}
