import type { Ref } from 'react'
import type { StoredCue, Track, TrackEdit } from '#shared/api/tracks.ts'
import type { FoundPlace } from '#shared/find-text.ts'
import type { Language } from '#shared/language.ts'
import type { QcFinding, SubtitleRules } from '#shared/subtitles.ts'

/** What a row of the cue list and its editor are given. */
export interface CueRowProps {
  ref: Ref<HTMLLIElement>
  /** Its place among the shown cues and in the list, in pixels. */
  position: number
  offset: number
  /** Counts from 1. */
  number: number
  cue: StoredCue
  before: StoredCue | null
  after: StoredCue | null
  findings: readonly QcFinding[]
  rules: SubtitleRules
  /** What another track says at this time, null where none is shown beside. */
  beside: { text: string; language: Language } | null
  /** Places of what is looked for. */
  found: readonly FoundPlace[]
  /** The one of the cues with what is looked for that one stands at. */
  foundHere: boolean
  language: Language
  /** What was typed into it has not reached the library. */
  isUnsent: boolean
  now: boolean
  selected: boolean
  durationMs: number
  onSelect: () => void
  onMove: (by: number) => void
  onSelectCue: (id: string | null) => void
  edit: (edit: TrackEdit) => Promise<Track>
  /** Gives the cue other times, or says why it cannot have them. */
  onTimes: (startMs: number, endMs: number) => Promise<void>
  readOnly: boolean
}
