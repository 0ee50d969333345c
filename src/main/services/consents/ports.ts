import type {
  Consent,
  ConsentApproval,
  ConsentFields,
  ConsentFile,
  ConsentInterview,
} from '#shared/api/consents.ts'
import type { Patch } from '#shared/patch.ts'
import type { Change } from '../history/ports.ts'

/** A consent as the library keeps it, without what belongs to it. */
export type ConsentRow = Omit<Consent, 'approvals' | 'files'>

/** A signed form as the library keeps it; `path` is absolute. */
export type ConsentFileRecord = Omit<ConsentFile, 'missing'> & { path: string }

export interface ConsentRepository {
  get(id: string): ConsentRow | null
  /** All of a speaker's: those for one interview too, and those of the speaker's interviews that name nobody; newest first. */
  ofSpeaker(speakerId: string): ConsentRow[]
  /** Its own that its speaker (or nobody in particular) gave, and its speaker's for all interviews; newest first. */
  covering(interviewId: string): ConsentRow[]
  insert(consent: ConsentRow): Change[]
  update(id: string, patch: Patch<ConsentFields>, now: string): Change[]
  remove(id: string, now: string): Change[]

  /** Oldest first. */
  approvals(consentId: string): ConsentApproval[]
  approval(id: string): ConsentApproval | null
  insertApproval(approval: ConsentApproval): Change[]
  removeApproval(id: string, now: string): Change[]

  /** In the order in which they were added. */
  files(consentId: string): ConsentFileRecord[]
  file(id: string): ConsentFileRecord | null
  insertFile(file: ConsentFileRecord): Change[]
  removeFile(id: string, now: string): Change[]

  /** The interviews of a speaker with their first day of filming: of the earliest dated shoot, else of the earliest recording. Newest first. */
  interviewsOf(speakerId: string): ConsentInterview[]
  interview(id: string): (ConsentInterview & { speakerId: string | null }) | null
}
