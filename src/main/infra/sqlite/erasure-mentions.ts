import { mentions } from '../../domain/speakers/erasure.ts'
import type { Database, Row } from './database.ts'
import { readingsOf, type Traces } from './erasure-traces.ts'

const called = `coalesce(nullif(speaker.name_kk, ''), nullif(speaker.name_ru, ''), speaker.name_en)`
/** Forms that others signed, with what tells whose they are. */
const ofOthers = `LEFT JOIN interview ON interview.id = consent.interview_id
  LEFT JOIN speaker ON speaker.id = coalesce(consent.speaker_id, interview.speaker_id)
  WHERE speaker.id IS NOT ?1`

/** What is written about others, or in general, in words of one's own; `?1` is the speaker's id. */
const writtenElsewhere = [
  `SELECT title AS name, concat_ws(' ', title, speaker_name, notes, next_step) AS text
   FROM live_interview WHERE speaker_id IS NOT ?1`,
  `SELECT ${called}, concat_ws(' ', introduced_by, notes, risks, earlier_interviews, contacts, availability, guardian_name,
     guardian_relation, guardian_contact)
   FROM live_speaker AS speaker WHERE id <> ?1`,
  `SELECT coalesce(interview.title, ${called}), concat_ws(' ', consent.guardian_name, consent.guardian_relation,
     consent.guardian_contact, revocation_contact, withdrawal_reason, consent.notes)
   FROM live_consent AS consent ${ofOthers}`,
  `SELECT coalesce(interview.title, ${called}), concat_ws(' ', by_name, approval.note)
   FROM live_consent_approval AS approval JOIN live_consent AS consent ON consent.id = consent_id ${ofOthers}`,
  `SELECT ${called}, note FROM live_criteria_answer AS answer JOIN live_speaker AS speaker ON speaker.id = speaker_id
   WHERE speaker_id <> ?1`,
  `SELECT title, concat_ws(' ', text_kk, text_ru, text_en, note)
   FROM live_plan_item JOIN live_interview AS interview ON interview.id = interview_id WHERE speaker_id IS NOT ?1`,
  `SELECT title, concat_ws(' ', venue, crew, kit, checklist, schedule, shoot.notes)
   FROM live_shoot AS shoot JOIN live_interview AS interview ON interview.id = interview_id WHERE speaker_id IS NOT ?1`,
  `SELECT title, concat_ws(' ', text_kk, text_ru, text_en, note)
   FROM live_session_mark JOIN live_interview AS interview ON interview.id = interview_id WHERE speaker_id IS NOT ?1`,
].join(' UNION ALL ')

/** Other places that seem to speak of the person, and places of theirs in which something like the name would stay. */
export function mentionsElsewhere(db: Database, traces: Traces): string[] {
  const { speaker, names, clean, interviews, writings, glossary } = traces
  const own = interviews.filter((row) => mentions(clean(String(row.title), ''), names))
  const ownTexts = writings.filter(({ live, without }) => {
    const texts = readingsOf(Object.values(without('')).join(' '))
    return live && texts.some((text) => mentions(text, names))
  })
  const others = db
    .all(writtenElsewhere, speaker.id)
    .filter((row) => readingsOf(String(row.text)).some((text) => mentions(text, names)))
  const entries = glossary.kept.filter((row) => mentions(entryText(row, traces), names))
  const views = db
    .all('SELECT name, filter FROM saved_view WHERE deleted_at IS NULL')
    .filter(({ name, filter }) => mentions(`${name} ${soughtBy(String(filter))}`, names))
  return [
    ...own.map((row) => String(row.title)),
    ...ownTexts.map(({ called }) => called),
    ...[...others, ...views].map((row) => String(row.name)),
    ...entries.map((row) => String(row.text_kk || row.text_ru || row.text_en)),
  ]
}

/** What a kept filter, written as an address's parameters, asks for. */
function soughtBy(filter: string): string {
  return [...new URLSearchParams(filter).values()].join(' ')
}

/** An entry as it will be. */
function entryText(row: Row, { cleanFull, glossary }: Traces): string {
  const notes = String(row.notes)
  const after = glossary.noted.includes(row) ? cleanFull(notes, '') : notes
  return [row.text_kk, row.text_ru, row.text_en, after].join(' ')
}
