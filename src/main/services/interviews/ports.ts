import type { Interview, InterviewFields, InterviewSummary } from '#shared/api/interviews.ts'
import type { Patch } from '#shared/patch.ts'
import type { Change } from '../history/ports.ts'

/** The interview's line without what only the disk knows. */
export type InterviewRow = Omit<InterviewSummary, 'posterTakeId'> & { takeIds: string[] }

/** An interview to insert: what stands outside of `InterviewFields`' required ones starts empty, as an idea. */
export type NewInterview = InterviewFields & Pick<Interview, 'id' | 'createdAt' | 'updatedAt'>

export interface InterviewRepository {
  /** Newest first. */
  list(): InterviewRow[]
  get(id: string): Interview | null
  /** @throws not_found for a theme or a speaker there is not */
  insert(interview: NewInterview): Change[]
  /** @throws not_found for a theme or a speaker there is not */
  update(id: string, patch: Patch<InterviewFields>, now: string): Change[]
  /** Those with this speaker. */
  withSpeaker(speakerId: string): Interview[]
  /** Whether a person has set its stage by hand since then (ISO 8601). */
  statusChosenSince(id: string, since: string): boolean
  remove(id: string, now: string): Change[]
}
