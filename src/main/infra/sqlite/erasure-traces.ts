import type { Speaker } from '#shared/api/speakers.ts'
import { fullNameEraser, nameEraser, namesOf } from '../../domain/speakers/erasure.ts'
import type { Change } from '../../services/history/ports.ts'
import { parsed } from './columns.ts'
import type { Database, Row } from './database.ts'
import { type GlossaryTraces, glossaryTraces } from './erasure-glossary.ts'
import { ownWritings, type Writing, writingTables } from './erasure-writings.ts'

export const ofInterviews = 'IN (SELECT id FROM interview WHERE speaker_id = ?)'
/** Theirs, and those of their interviews that name nobody; an interview that changed hands may hold someone else's. */
export const ofConsents = `IN (SELECT id FROM consent WHERE speaker_id = ? OR (speaker_id IS NULL AND interview_id ${ofInterviews}))`

/** What an erasure touches, read once: both what is told beforehand and what is done go by it. */
export interface Traces {
  speaker: Speaker
  names: readonly string[]
  /** The text without the person's names. */
  clean: (text: string, replacement: string) => string
  /** The text without names that are whole: what is written about others may mean a namesake. */
  cleanFull: (text: string, replacement: string) => string
  interviews: Row[]
  /** What people wrote in the plans, on the set, for the days and as titles of clips of the interviews. */
  writings: Writing[]
  /** Rows of jobs of the interviews whose titles or logs hold a name. */
  jobs: Row[]
  jobLines: Row[]
  glossary: GlossaryTraces
  /**
   * Steps that touch the speaker or what is taken away with it, that touch their interviews and are called by a part of a name or
   * hold one in what people wrote there, or that hold one of the names in full.
   */
  history: Row[]
}

export function tracesOf(db: Database, speaker: Speaker): Traces {
  const { id } = speaker
  const names = namesOf(speaker)
  const clean = nameEraser(names)
  const cleanFull = fullNameEraser(names)
  const inFull = (text: string) => cleanFull(text, '') !== text.normalize('NFC')
  const named = (text: string) => clean(text, '') !== text.normalize('NFC')
  const jobs = db.all(`SELECT id, title FROM job WHERE interview_id ${ofInterviews}`, id)
  const lines = db.all(
    `SELECT job_log.id, line, job_id, title FROM job_log JOIN job ON job.id = job_id WHERE interview_id ${ofInterviews}`,
    id,
  )
  const glossary = glossaryTraces(db, speaker, clean, inFull)
  return {
    ...{ speaker, names, clean, cleanFull },
    interviews: db.all('SELECT * FROM interview WHERE speaker_id = ? ORDER BY created_at, id', id),
    writings: ownWritings(db, id, { part: clean, whole: cleanFull }),
    jobs: jobs.filter((row) => named(String(row.title))),
    jobLines: lines.filter((row) => named(String(row.line))),
    glossary,
    history: historyOf(
      db,
      id,
      glossary.named.map((row) => String(row.id)),
      (row) => inFull(String(row.subject)) || readingsOf(String(row.changes)).some(inFull),
      named,
    ),
  }
}

/**
 * JSON without its escapes, in both ways in which it may be meant: a line's end is no letter of the word behind it, and the
 * letter behind a backslash of a path is one.
 */
export function readingsOf(json: string): string[] {
  return [json.replace(/\\+[nrtbf]?/g, ' '), json.replace(/\\+/g, ' ')]
}

function historyOf(
  db: Database,
  id: string,
  taken: readonly string[],
  holdsName: (row: Row) => boolean,
  named: (text: string) => boolean,
): Row[] {
  const ids = new Set([
    ...taken,
    ...[
      ...db.all('SELECT id FROM interview WHERE speaker_id = ?', id),
      ...db.all('SELECT id FROM speaker_file WHERE speaker_id = ?', id),
      ...db.all('SELECT id FROM criteria_answer WHERE speaker_id = ?', id),
      ...db.all(`SELECT id FROM consent WHERE id ${ofConsents}`, id, id),
      ...db.all(`SELECT id FROM consent_file WHERE consent_id ${ofConsents}`, id, id),
      ...db.all(`SELECT id FROM consent_approval WHERE consent_id ${ofConsents}`, id, id),
    ].map((row) => String(row.id)),
  ])
  const work = new Set([...ids, ...workOf(db, id)])
  return db.all('SELECT id, subject, changes FROM history').filter((row) => {
    if (String(row.changes).includes(id) || holdsName(row)) return true
    const changes = parsed<Change[]>(row.changes)
    if (changes.some((change) => ids.has(change.id))) return true
    const ofWork = changes.filter((change) => work.has(change.id) || work.has(change.owner ?? ''))
    if (ofWork.length > 0 && named(String(row.subject))) return true
    const writings = ofWork.filter(({ table }) => writingTables.has(table))
    return readingsOf(JSON.stringify(writings)).some(named)
  })
}

/** What is made in the speaker's interviews: it stays, and its steps are called by the interview's title or a file's name. */
function workOf(db: Database, id: string): string[] {
  const ofTakes = `IN (SELECT id FROM take WHERE interview_id ${ofInterviews})`
  const queries = [
    ...['plan_item', 'shoot', 'session', 'take'].map(
      (table) => `SELECT id FROM ${table} WHERE interview_id ${ofInterviews}`,
    ),
    `SELECT id FROM session_mark WHERE session_id IN (SELECT id FROM session WHERE interview_id ${ofInterviews})`,
    ...['transcript', 'subtitle_track', 'clip'].map(
      (table) => `SELECT id FROM ${table} WHERE take_id ${ofTakes}`,
    ),
  ]
  return queries.flatMap((query) => db.all(query, id)).map((row) => String(row.id))
}
