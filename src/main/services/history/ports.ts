import type { HistoryState, HistoryStep } from '#shared/api/history.ts'

/**
 * What one edit did to one row of the library: the fields it touched, before and after. `null` stands for a row that was not
 * there. Repositories make these and history keeps them; services only carry them from one to the other.
 */
export interface Change {
  table:
    | 'interview'
    | 'speaker'
    | 'speaker_file'
    | 'saved_view'
    | 'criteria_set'
    | 'criteria_version'
    | 'criteria_answer'
    | 'consent'
    | 'consent_approval'
    | 'consent_file'
    | 'take'
    | 'subtitle_track'
    | 'cue'
    | 'clip'
    | 'transcript'
    | 'transcript_stretch'
    | 'transcript_proposal'
    | 'glossary_entry'
    | 'theme'
    | 'question'
    | 'interview_plan'
    | 'plan_item'
    | 'plan_template'
    | 'session'
    | 'shoot'
    | 'month_plan'
    | 'session_mark'
    | 'take_alignment'
  id: string
  /** The track a cue belongs to, the transcript a stretch or a proposal belongs to, the interview a plan's question belongs to. */
  owner?: string
  before: Record<string, string | number | null> | null
  after: Record<string, string | number | null> | null
}

export interface HistoryRepository {
  /** Adds a step; whatever was undone before it can no longer be redone. Call it in the transaction of the edit itself. */
  record(label: HistoryStep['label'], subject: string, changes: readonly Change[]): void
  /** Forgets what was done to a row that was made and came to nothing: no step brings it back. */
  forget(table: Change['table'], id: string): void
  /** Does a step, done or undone, change this row? */
  touches(table: Change['table'], id: string): boolean
  /** Can something done to this row be redone, or does a step of another row take that one to it or away from it? */
  needs(table: Change['table'], id: string): boolean
  state(): HistoryState
  /** The step that was taken back; null when there is none. */
  undo(): HistoryStep | null
  /** The step that was done again; null when there is none. */
  redo(): HistoryStep | null
}
