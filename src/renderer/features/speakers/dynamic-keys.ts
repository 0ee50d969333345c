import {
  cameraComforts,
  duplicateSchema,
  erasureItemSchema,
  erasureModeSchema,
  erasureSubjects,
  guardianSchema,
  kazakhScripts,
  originCountries,
  speakerListFormats,
  spokenByPeople,
} from '#shared/api/speakers.ts'
import { interviewStatuses } from '#shared/pipeline.ts'

/** The parts of this feature's keys that are put together while the app runs. */
export const speakerKeys: readonly [string, readonly string[]][] = [
  ['speakers.status', interviewStatuses],
  ['speakers.country', originCountries],
  ['speakers.spoken', spokenByPeople],
  ['speakers.script', kazakhScripts],
  ['speakers.contact', ['phone', 'email', 'other']],
  ['speakers.comfort', cameraComforts],
  ['speakers.guardian_part', Object.keys(guardianSchema.shape)],
  ['speakers.duplicate', duplicateSchema.shape.reason.options],
  ['speakers.tab', ['list', 'board', 'ranking', 'criteria']],
  ['speakers.part', ['profile', 'criteria', 'consents']],
  ['speakers.export.format', speakerListFormats],
  ['speakers.erase.subject', erasureSubjects],
  ['speakers.erase.outcome', erasureItemSchema.shape.outcome.options],
  ['speakers.erase.done', erasureModeSchema.options],
  ['speakers.erase.submit', erasureModeSchema.options],
]
