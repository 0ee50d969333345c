import type { ErasureItem, ErasureMode } from '#shared/api/speakers.ts'
import type { Database, Row } from './database.ts'
import { mentionsElsewhere } from './erasure-mentions.ts'
import { ofConsents, ofInterviews, type Traces } from './erasure-traces.ts'

/** How many names of things are given as examples. */
const examplesShown = 3

/**
 * What only a person can judge: counted, and named so that they know where to look. Each query takes the speaker's id; what a name
 * is taken out of is not among it.
 */
const keptQueries: readonly [ErasureItem['subject'], string][] = [
  [
    'plans',
    `SELECT live_plan_item.id, interview.title AS name FROM live_plan_item JOIN interview ON interview.id = interview_id
     WHERE speaker_id = ? AND (note <> '' OR question_id IS NULL OR text_kk || text_ru || text_en <> '')`,
  ],
  [
    'sessions',
    `SELECT live_session_mark.id, interview.title AS name FROM live_session_mark JOIN interview ON interview.id = interview_id
     WHERE speaker_id = ? AND note <> ''`,
  ],
  [
    'shoots',
    `SELECT live_shoot.id, interview.title AS name FROM live_shoot JOIN interview ON interview.id = interview_id
     WHERE speaker_id = ?`,
  ],
  ['recordings', `SELECT id, name FROM take WHERE interview_id ${ofInterviews}`],
  [
    'transcripts',
    `SELECT transcript.id, take.name FROM transcript JOIN take ON take.id = take_id WHERE interview_id ${ofInterviews}`,
  ],
  [
    'subtitles',
    `SELECT subtitle_track.id, subtitle_track.name FROM subtitle_track JOIN take ON take.id = take_id WHERE interview_id ${ofInterviews}`,
  ],
  [
    'clips',
    `SELECT clip.id, clip.title AS name FROM clip JOIN take ON take.id = take_id WHERE interview_id ${ofInterviews}`,
  ],
  [
    'exports',
    `SELECT exported_file.id, exported_file.path AS name FROM exported_file JOIN clip ON clip.id = clip_id
     JOIN take ON take.id = take_id WHERE interview_id ${ofInterviews}`,
  ],
]

/** Everything in the library that an erasure takes away, changes or leaves; `backups` are those of today. */
export function previewErasure(
  db: Database,
  traces: Traces,
  mode: ErasureMode,
  backups: string[],
): ErasureItem[] {
  const { speaker, interviews, clean } = traces
  const { id } = speaker
  const erasing = mode === 'erase'
  const partly = erasing ? 'removed' : 'changed'
  const files = db.all('SELECT name, kind FROM speaker_file WHERE speaker_id = ?', id)
  const titled = interviews.filter(
    (row) => clean(String(row.title), '') !== String(row.title).normalize('NFC'),
  )
  const named = traces.writings.filter((writing) => writing.named)
  const changed = new Set(named.map((writing) => writing.id))
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
      namesIn(db, `SELECT coalesce(signed_on, kind) AS name FROM consent WHERE id ${ofConsents}`, id, id),
    ),
    item(
      'assessments',
      partly,
      namesIn(db, 'SELECT note AS name FROM criteria_answer WHERE speaker_id = ?', id),
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
    item('jobs', 'changed', jobNames(traces)),
    item('glossary', 'removed', entryNames(traces.glossary.named)),
    item('glossary_notes', 'changed', entryNames(traces.glossary.noted)),
    item('introduced', 'changed', erasing ? namesIn(db, introducedQuery, id) : []),
    item(
      'history',
      'removed',
      traces.history.map((row) => String(row.subject)),
    ),
    item('backups', 'removed', backups),
    ...keptQueries.map(([subject]) =>
      item(
        subject,
        'changed',
        named.filter((writing) => writing.subject === subject).map(({ called }) => called),
      ),
    ),
    item('mentions', 'kept', mentionsElsewhere(db, traces)),
    ...keptQueries.map(([subject, sql]) => {
      const rows = db.all(sql, id).filter((row) => !changed.has(String(row.id)))
      return item(subject, 'kept', namesFrom(rows))
    }),
  ]
  return items.filter(({ count }) => count > 0)
}

const introducedQuery = `SELECT coalesce(nullif(name_kk, ''), nullif(name_ru, ''), name_en) AS name
  FROM speaker WHERE introduced_by_id = ?`

function entryNames(rows: readonly Row[]): string[] {
  return rows.map((row) => String(row.text_kk || row.text_ru || row.text_en))
}

/** Jobs whose title or log holds a name; a job is counted once. */
function jobNames({ jobs, jobLines }: Traces): string[] {
  const titles = new Map(jobs.map((row) => [String(row.id), String(row.title)]))
  for (const line of jobLines) {
    const id = String(line.job_id)
    if (!titles.has(id)) titles.set(id, String(line.title))
  }
  return [...titles.values()]
}

function namesIn(db: Database, sql: string, ...values: string[]): string[] {
  return namesFrom(db.all(sql, ...values))
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
