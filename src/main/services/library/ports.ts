import type { LibraryBackup } from '#shared/api/settings.ts'
import type { ClipRepository } from '../clips/repository.ts'
import type { ConsentRepository } from '../consents/ports.ts'
import type { CriteriaRepository } from '../criteria/ports.ts'
import type { LibraryFiles } from '../files/ports.ts'
import type { GlossaryRepository } from '../glossary/ports.ts'
import type { HistoryRepository } from '../history/ports.ts'
import type { InterviewRepository } from '../interviews/ports.ts'
import type { JobRepository } from '../jobs/ports.ts'
import type { PlanRepository } from '../plans/ports.ts'
import type { QuestionRepository, ThemeRepository } from '../questions/ports.ts'
import type { SessionRepository } from '../sessions/ports.ts'
import type { ShootRepository } from '../shoots/ports.ts'
import type { SpeakerErasure, SpeakerRepository } from '../speakers/ports.ts'
import type { TakeRepository } from '../takes/ports.ts'
import type { TrackRepository } from '../tracks/ports.ts'
import type { TranscriptRepository } from '../transcription/repository.ts'

/** One open library: what it holds, noun by noun, and its files. */
export interface Library {
  readonly folder: string
  /** Another process writes it. */
  readonly readOnly: boolean
  readonly schemaVersion: number
  /** It is the sample project. */
  readonly sample: boolean
  readonly interviews: InterviewRepository
  readonly speakers: SpeakerRepository
  readonly erasure: SpeakerErasure
  readonly criteria: CriteriaRepository
  readonly consents: ConsentRepository
  readonly takes: TakeRepository
  readonly transcripts: TranscriptRepository
  readonly tracks: TrackRepository
  readonly clips: ClipRepository
  readonly plans: PlanRepository
  readonly sessions: SessionRepository
  readonly shoots: ShootRepository
  readonly themes: ThemeRepository
  readonly questions: QuestionRepository
  readonly glossary: GlossaryRepository
  readonly jobs: JobRepository
  readonly history: HistoryRepository
  readonly files: LibraryFiles
  /** All of `work` or nothing of it. */
  transaction<T>(work: () => T): T
  integrity(): 'ok' | 'damaged'
  /** Makes the backup of the day where there is none yet. @throws disk_full, path_not_writable */
  backUpDaily(): void
  /** Whether another process has written since this was last asked, or since the library was opened. */
  changedElsewhere(): boolean
  /** Whether another database has taken the place of this one, as another process does that restores a backup. */
  replacedElsewhere(): boolean
  close(): void
}

export interface LibraryStore {
  isLibrary(folder: string): boolean
  /** @throws file_exists when the folder holds other things, path_not_writable, disk_full */
  create(folder: string, options: { sample: boolean }): Library
  /** @throws file_missing, library_newer, library_damaged, path_not_writable */
  open(folder: string): Library
  /** Opens for reading only, whoever else has it. @throws as `open`; library_read_only when its schema is older */
  inspect(folder: string): Library
  /** What a library can be put back to, newest first; nothing where the folder holds no backups. */
  backups(folder: string): LibraryBackup[]
  /**
   * Makes a backup ready to take a library's place, without touching the library, which may be open.
   * @throws file_missing, file_unreadable (the backup), library_newer, path_not_writable, disk_full
   */
  prepareRestore(folder: string, backup: string): Promise<PreparedRestore>
}

export interface PreparedRestore {
  /**
   * Puts the library, which is not open now, back to the backup. What it held becomes a backup, or lies among them where it is damaged.
   * @throws library_read_only (somebody has it open), path_not_writable, disk_full
   */
  putInPlace(): Promise<void>
  /** Takes away what has not been put in place. */
  discard(): void
}
