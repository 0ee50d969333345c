import type {
  Consent,
  ConsentApproval,
  ConsentApprovalFields,
  ConsentFields,
  ConsentFile,
  ConsentOverview,
  ConsentPlatform,
  ConsentSubject,
  NewConsent,
} from '#shared/api/consents.ts'
import type { ConsentDecision } from '#shared/consent-allows.ts'
import type { Language } from '#shared/language.ts'
import type { Patch } from '#shared/patch.ts'
import type { Upload } from '../services.ts'

/** What speakers have allowed. All methods throw `not_found` for an id that is not there (any more). */
export interface ConsentService {
  /** Everything that decides about a speaker, or about an interview. */
  overview(subject: ConsentSubject): Promise<ConsentOverview>
  /** `on` is a day, 'YYYY-MM-DD'. Ask again right before a release: consent can be withdrawn at any time. */
  allows(
    interviewId: string,
    platform: ConsentPlatform,
    language: Language,
    on: string,
  ): Promise<ConsentDecision>
  /** A form that is not signed yet, unless `fields` says so. The speaker of an interview is taken from it. */
  create(fields: NewConsent): Promise<Consent>
  update(id: string, patch: Patch<ConsentFields>): Promise<Consent>
  remove(id: string): Promise<void>
  addApproval(consentId: string, fields: ConsentApprovalFields): Promise<ConsentApproval>
  removeApproval(id: string): Promise<void>
  /** Copies a signed form into the library. @throws file_empty, disk_full, path_not_writable, cancelled, media_truncated */
  attach(consentId: string, upload: Upload, signal: AbortSignal): Promise<ConsentFile>
  removeFile(id: string): Promise<void>
  /** Where a signed form is. `inline`: a browser can show it and nothing in it can run. @throws file_missing */
  file(id: string): Promise<{ path: string; contentType: string; fileName: string; inline: boolean }>
}
