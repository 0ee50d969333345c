import type { ErasureItem } from '#shared/api/speakers.ts'
import { parsed } from './columns.ts'
import type { Database, Row } from './database.ts'

type Clean = (text: string, replacement: string) => string
/** How much of a name goes: any part of it, or only whole names, where others or places may be called so. */
type Reach = 'part' | 'whole'

interface Source {
  subject: ErasureItem['subject']
  table: 'plan_item' | 'session_mark' | 'shoot' | 'clip'
  /** Joined so that `interview_id` is among its columns. */
  from: string
  /** When what a row belongs to was removed: it is not shown any more. */
  removed?: string
  /** What a row is called in a list. */
  called: string
  texts: Readonly<Record<string, Reach>>
  /** Lists and objects in JSON, of which the text fields are meant. */
  json: Readonly<Record<string, Reach>>
}

const wording = { text_kk: 'part', text_ru: 'part', text_en: 'part', note: 'part' } as const

/** Where people write in words of their own about an interview. */
const sources: readonly Source[] = [
  {
    ...{ subject: 'plans', table: 'plan_item', from: 'plan_item', called: 'interview.title' },
    ...{ texts: wording, json: {} },
  },
  {
    ...{ subject: 'sessions', table: 'session_mark', called: 'interview.title' },
    ...{ from: 'session_mark JOIN session ON session.id = session_id', removed: 'session.deleted_at' },
    ...{ texts: wording, json: {} },
  },
  {
    ...{ subject: 'shoots', table: 'shoot', from: 'shoot', called: 'interview.title' },
    texts: { kit: 'whole', notes: 'part' },
    json: { venue: 'whole', crew: 'whole', checklist: 'part', schedule: 'part' },
  },
  {
    ...{ subject: 'clips', table: 'clip', from: 'clip JOIN take ON take.id = take_id' },
    ...{ called: 'clip.title', removed: 'take.deleted_at' },
    ...{ texts: { title: 'part' }, json: {} },
  },
]

/** Fields of a shoot's JSON that a person writes; the rest are ids, roles, times, addresses of pages and numbers. */
const written = new Set(['name', 'address', 'parking', 'hospital', 'notes', 'text', 'kk', 'ru', 'en'])

/** The tables in which writings are. */
export const writingTables: ReadonlySet<string> = new Set(sources.map(({ table }) => table))

/** What people wrote in one place of the speaker's own interviews. */
export interface Writing extends Pick<Source, 'subject' | 'table'> {
  id: string
  called: string
  /** It is shown; what was removed can come back by undo. */
  live: boolean
  /** A name of the person is in it. */
  named: boolean
  /** Its columns without the names. */
  without: (replacement: string) => Record<string, string>
}

/** All writings in the interviews of a speaker, also in those that were removed. */
export function ownWritings(db: Database, speakerId: string, erasers: Record<Reach, Clean>): Writing[] {
  return sources.flatMap((source) =>
    rowsOf(db, source, speakerId).map((row) => {
      const { subject, table } = source
      const without = (replacement: string) => cleaned(row, source, erasers, replacement)
      const asItIs = cleaned(row, source, { part: asWritten, whole: asWritten }, '')
      const after = without('')
      const named = Object.keys(after).some((column) => after[column] !== asItIs[column])
      const live = [row.deleted_at, row.whole_removed_at, row.interview_removed_at].every((at) => at === null)
      return { subject, table, id: String(row.id), called: String(row.called), live, named, without }
    }),
  )
}

function rowsOf(
  db: Database,
  { table, from, removed, called, texts, json }: Source,
  speakerId: string,
): Row[] {
  const columns = ['id', 'deleted_at', ...Object.keys(texts), ...Object.keys(json)]
  return db.all(
    `SELECT ${columns.map((column) => `${table}.${column}`).join(', ')}, ${called} AS called,
       interview.deleted_at AS interview_removed_at, ${removed ?? 'NULL'} AS whole_removed_at
     FROM ${from} JOIN interview ON interview.id = interview_id
     WHERE interview.speaker_id = ? ORDER BY ${table}.created_at, ${table}.id`,
    speakerId,
  )
}

const asWritten: Clean = (text) => text.normalize('NFC')

function cleaned(
  row: Row,
  { texts, json }: Source,
  erasers: Record<Reach, Clean>,
  replacement: string,
): Record<string, string> {
  const ofTexts = Object.entries(texts).map(([column, reach]) => [
    column,
    erasers[reach](String(row[column]), replacement),
  ])
  const ofJson = Object.entries(json).map(([column, reach]) => [
    column,
    JSON.stringify(parsed(row[column]), (key, value) =>
      typeof value === 'string' && written.has(key) ? erasers[reach](value, replacement) : value,
    ),
  ])
  return Object.fromEntries([...ofTexts, ...ofJson])
}
