import type { Interview, InterviewFields, InterviewSummary } from '#shared/api/interviews.ts'
import type { Patch } from '#shared/patch.ts'
import type { Change } from '../history/ports.ts'

/** The interview's line without what only the disk knows. */
export type InterviewRow = Omit<InterviewSummary, 'posterTakeId'> & { takeIds: string[] }

export interface InterviewRepository {
  /** Newest first. */
  list(): InterviewRow[]
  get(id: string): Interview | null
  insert(interview: Interview): Change[]
  update(id: string, patch: Patch<InterviewFields>, now: string): Change[]
  remove(id: string, now: string): Change[]
}
