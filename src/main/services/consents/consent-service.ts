import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import {
  type Consent,
  type ConsentApproval,
  type ConsentApprovalFields,
  type ConsentFields,
  type ConsentFile,
  type ConsentOverview,
  type ConsentPlatform,
  type ConsentSubject,
  consentFormVersion,
  type NewConsent,
} from '#shared/api/consents.ts'
import type { HistoryStep } from '#shared/api/history.ts'
import { type ConsentDecision, consentAllows, situationOf } from '#shared/consent-allows.ts'
import { IzError } from '#shared/error.ts'
import type { Language } from '#shared/language.ts'
import { showText } from '#shared/localized.ts'
import type { Patch } from '#shared/patch.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Disk } from '../files/ports.ts'
import type { Change } from '../history/ports.ts'
import type { Library } from '../library/ports.ts'
import { found, type LibrarySession } from '../library/session.ts'
import type { Upload } from '../services.ts'
import { documentType, isInline, signatureBytes } from './document-type.ts'
import type { ConsentFileRecord, ConsentRow } from './ports.ts'
import type { ConsentService } from './service.ts'

export class Consents implements ConsentService {
  readonly #session: LibrarySession
  readonly #events: EventBus
  readonly #disk: Disk

  constructor(deps: { session: LibrarySession; events: EventBus; disk: Disk }) {
    this.#session = deps.session
    this.#events = deps.events
    this.#disk = deps.disk
  }

  async overview(subject: ConsentSubject): Promise<ConsentOverview> {
    return this.#overview(this.#session.reading(), subject)
  }

  async allows(
    interviewId: string,
    platform: ConsentPlatform,
    language: Language,
    on: string,
  ): Promise<ConsentDecision> {
    const overview = this.#overview(this.#session.reading(), { interviewId })
    return consentAllows(situationOf(overview, interviewId), platform, language, on)
  }

  async create(fields: NewConsent): Promise<Consent> {
    const library = this.#session.writing()
    const { interviewId } = fields
    const speakerId =
      interviewId === null
        ? fields.speakerId
        : found(library.consents.interview(interviewId), interviewId).speakerId
    const speaker = speakerId === null ? null : found(library.speakers.kept(speakerId), speakerId)
    const now = new Date().toISOString()
    const consent: ConsentRow = {
      ...emptyForm,
      guardian: { ...(speaker?.guardian ?? { name: '', relation: '', contact: '' }), signedOn: null },
      ...defined(fields),
      kind: fields.kind,
      speakerId,
      interviewId,
      guardianConfirmed: false,
      id: randomUUID(),
      createdAt: now,
      updatedAt: now,
    }
    this.#record(library, `${fields.kind}_create`, consent, () => library.consents.insert(consent))
    return this.#show(library, found(library.consents.get(consent.id), consent.id))
  }

  async update(id: string, patch: Patch<ConsentFields>): Promise<Consent> {
    const library = this.#session.writing()
    const before = found(library.consents.get(id), id)
    if (patch.interviewId === null && before.speakerId === null) {
      throw new IzError('invalid_input', { field: 'interviewId' })
    }
    if (patch.interviewId) found(library.consents.interview(patch.interviewId), patch.interviewId)
    const withdraws = before.withdrawnOn === null && typeof patch.withdrawnOn === 'string'
    const label = withdraws ? `${before.kind}_withdraw` : `${before.kind}_update`
    const now = new Date().toISOString()
    this.#record(library, label as HistoryStep['label'], before, () =>
      library.consents.update(id, patch, now),
    )
    return this.#show(library, found(library.consents.get(id), id))
  }

  async remove(id: string): Promise<void> {
    const library = this.#session.writing()
    const consent = found(library.consents.get(id), id)
    this.#record(library, `${consent.kind}_remove`, consent, () =>
      library.consents.remove(id, new Date().toISOString()),
    )
  }

  async addApproval(consentId: string, fields: ConsentApprovalFields): Promise<ConsentApproval> {
    const library = this.#session.writing()
    const consent = found(library.consents.get(consentId), consentId)
    const approval = { ...fields, id: randomUUID(), consentId, createdAt: new Date().toISOString() }
    this.#record(library, 'approval_add', consent, () => library.consents.insertApproval(approval))
    return found(library.consents.approval(approval.id), approval.id)
  }

  async removeApproval(id: string): Promise<void> {
    const library = this.#session.writing()
    const { consentId } = found(library.consents.approval(id), id)
    const consent = found(library.consents.get(consentId), consentId)
    this.#record(library, 'approval_remove', consent, () =>
      library.consents.removeApproval(id, new Date().toISOString()),
    )
  }

  async attach(consentId: string, upload: Upload, signal: AbortSignal): Promise<ConsentFile> {
    const library = this.#session.writing()
    const consent = found(library.consents.get(consentId), consentId)
    const path = await library.files.receiveAttachment(upload, signal)
    try {
      const head = await library.files.head(path, signatureBytes)
      const name = upload.name.split(/[/\\]/).at(-1) || basename(path)
      if (head.length === 0) throw new IzError('file_empty', { file: name })
      const file: ConsentFileRecord = {
        id: randomUUID(),
        consentId,
        name,
        path,
        contentType: documentType(head),
        bytes: await this.#disk.size(path),
        createdAt: new Date().toISOString(),
      }
      this.#record(library, 'consent_file_add', consent, () => {
        // The form may have been removed, or its speaker erased, while the file was coming.
        found(library.consents.get(consentId), consentId)
        return library.consents.insertFile(file)
      })
      return this.#showFile(found(library.consents.file(file.id), file.id))
    } catch (error) {
      await library.files.removeInside(path)
      throw error
    }
  }

  async removeFile(id: string): Promise<void> {
    const library = this.#session.writing()
    const { consentId } = found(library.consents.file(id), id)
    const consent = found(library.consents.get(consentId), consentId)
    // The bytes stay, so that the removal can be undone.
    this.#record(library, 'consent_file_remove', consent, () =>
      library.consents.removeFile(id, new Date().toISOString()),
    )
  }

  async file(id: string): ReturnType<ConsentService['file']> {
    const { path, contentType, name } = found(this.#session.reading().consents.file(id), id)
    if (!this.#disk.isFile(path)) throw new IzError('file_missing', { file: name })
    return { path, contentType, fileName: name, inline: isInline(contentType) }
  }

  #overview(library: Library, subject: ConsentSubject): ConsentOverview {
    if ('interviewId' in subject) {
      const id = subject.interviewId
      const { speakerName } = found(library.interviews.get(id), id)
      const { speakerId, ...interview } = found(library.consents.interview(id), id)
      return {
        ...this.#person(library, speakerId),
        speakerName,
        interviews: [interview],
        records: library.consents.covering(id).map((row) => this.#show(library, row)),
      }
    }
    const speaker = found(library.speakers.get(subject.speakerId), subject.speakerId)
    return {
      ...this.#person(library, speaker.id),
      speakerName: showText(speaker.name, 'kk')?.text ?? '',
      interviews: library.consents.interviewsOf(speaker.id),
      records: library.consents.ofSpeaker(speaker.id).map((row) => this.#show(library, row)),
    }
  }

  /** Also of one who was removed: who is a minor stays one, wherever the profile is. */
  #person(library: Library, speakerId: string | null): Pick<ConsentOverview, 'speaker'> {
    const speaker = speakerId === null ? null : library.speakers.kept(speakerId)
    return { speaker: speaker && { id: speaker.id, name: speaker.name, birthDate: speaker.birthDate } }
  }

  #show(library: Library, row: ConsentRow): Consent {
    return {
      ...row,
      approvals: library.consents.approvals(row.id),
      files: library.consents.files(row.id).map((file) => this.#showFile(file)),
    }
  }

  #showFile({ path, ...file }: ConsentFileRecord): ConsentFile {
    return { ...file, missing: !this.#disk.isFile(path) }
  }

  /** One step of the history, named after the person or the interview it concerns. */
  #record(library: Library, label: HistoryStep['label'], consent: ConsentRow, edit: () => Change[]): void {
    const { speakerId, interviewId } = consent
    const speaker = speakerId === null ? null : library.speakers.kept(speakerId)
    const interview = interviewId === null ? null : library.interviews.get(interviewId)
    const subject = (speaker && showText(speaker.name, 'kk')?.text) || interview?.title || ''
    library.transaction(() => library.history.record(label, subject, edit()))
    this.#events.changed('consents', consent.id)
    this.#events.changed('history')
  }
}

/** Nothing is allowed until somebody says so. */
const emptyForm: Omit<ConsentFields, 'guardian'> = {
  interviewId: null,
  platforms: [],
  languages: [],
  anonymity: null,
  embargoUntil: null,
  approvalRequired: false,
  formVersion: consentFormVersion,
  formLanguage: 'kk',
  signedOn: null,
  adultConfirmed: false,
  assentOn: null,
  revocationContact: '',
  withdrawnOn: null,
  withdrawalReason: '',
  notes: '',
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

function defined<T extends object>(fields: T): Partial<Defined<T>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<
    Defined<T>
  >
}
