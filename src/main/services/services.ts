import type { Clip, ClipFields } from '#shared/api/clips.ts'
import type { Diagnostics } from '#shared/api/diagnostics.ts'
import type { AppEvent } from '#shared/api/events.ts'
import type { HistoryState, HistoryStep } from '#shared/api/history.ts'
import type {
  Interview,
  InterviewFields,
  InterviewSummary,
  PurgedTakes,
  RemovedTake,
  Take,
} from '#shared/api/interviews.ts'
import type { AppState, LibraryBackup, LibraryInfo, SettingsPatch } from '#shared/api/settings.ts'
import type { Track, TrackEdit, TrackSummary } from '#shared/api/tracks.ts'
import type { CaptionStyle, Preset, PresetId } from '#shared/clip.ts'
import type { ClipConsent, ExportConfirmations } from '#shared/clip-consent.ts'
import type { Job } from '#shared/job.ts'
import type { Language } from '#shared/language.ts'
import type { Peaks } from '#shared/media.ts'
import type { Patch } from '#shared/patch.ts'
import type { Hesitations, SubtitleFormat } from '#shared/subtitles.ts'
import type { AccelerationService } from './acceleration/ports.ts'
import type { UndrawnCue } from './captions/ports.ts'
import type { ConsentService } from './consents/service.ts'
import type { CriteriaService } from './criteria/service.ts'
import type { ExchangeService } from './exchange/ports.ts'
import type { GlossaryService } from './glossary/ports.ts'
import type { ModelService } from './models/service.ts'
import type { PlanService } from './plans/ports.ts'
import type { QuestionService, ThemeService } from './questions/ports.ts'
import type { SessionService } from './sessions/ports.ts'
import type { ShootService } from './shoots/ports.ts'
import type { SpeakerService } from './speakers/service.ts'
import type { TranscriptService } from './transcription/service.ts'

/**
 * Everything a host can ask of the app. The RPC router, the byte routes and the command line call these and nothing below them.
 * All methods throw `IzError`; those of an open library throw `library_not_open` while there is none, and those that write
 * throw `library_read_only` in a second window.
 */
export interface Services {
  app: AppService
  interviews: InterviewService
  speakers: SpeakerService
  criteria: CriteriaService
  consents: ConsentService
  takes: TakeService
  models: ModelService
  transcripts: TranscriptService
  tracks: TrackService
  clips: ClipService
  sessions: SessionService
  shoots: ShootService
  plans: PlanService
  themes: ThemeService
  questions: QuestionService
  exchange: ExchangeService
  acceleration: AccelerationService
  glossary: GlossaryService
  jobs: JobService
  history: HistoryService
  events: EventService
  files: FileService
  /** Ends every job and closes the library. */
  close(): Promise<void>
}

export interface AppService {
  state(): Promise<AppState>
  updateSettings(patch: SettingsPatch): Promise<AppState>
  createLibrary(path: string): Promise<LibraryInfo>
  openLibrary(path: string): Promise<LibraryInfo>
  /** Creates (once) and opens a library with the bundled sample recording and the demo models. */
  openSample(): Promise<LibraryInfo>
  closeLibrary(): Promise<void>
  /** What the library in a folder can be put back to, newest first. */
  backups(path: string): Promise<LibraryBackup[]>
  /** Puts a library back to one of its backups and opens it. Its jobs stop; what it held is a backup afterwards. */
  restoreBackup(path: string, backup: string): Promise<LibraryInfo>
  diagnostics(): Promise<Diagnostics>
}

export interface InterviewService {
  list(): Promise<InterviewSummary[]>
  get(id: string): Promise<Interview>
  create(fields: InterviewFields): Promise<Interview>
  update(id: string, patch: Patch<InterviewFields>): Promise<Interview>
  remove(id: string): Promise<void>
}

/** Bytes a browser sends: the recording is streamed into the library. */
export interface Upload {
  name: string
  bytes: number | null
  /** When the file was last written where it came from, ms since 1970: a recorder's last moment. Absent where unknown. */
  modifiedMs?: number | null
  body: ReadableStream<Uint8Array>
}

export interface TakeService {
  list(interviewId: string): Promise<Take[]>
  get(id: string): Promise<Take>
  peaks(id: string): Promise<Peaks | null>
  importPath(interviewId: string, path: string): Promise<{ take: Take; job: Job }>
  importUpload(interviewId: string, upload: Upload, signal: AbortSignal): Promise<{ take: Take; job: Job }>
  remove(id: string): Promise<void>
  /** Points a take whose file has moved to where it is now; the fingerprint must match. */
  relink(id: string, path: string): Promise<Take>
  /** Recordings that were removed and still take up the disk. */
  removed(): Promise<RemovedTake[]>
  /**
   * Deletes those of the removed recordings for good: their files in the library, what was derived from them, their transcripts, subtitles and
   * clips, and the steps of undo that touch any of it. Files outside the library and exported clips stay.
   * @throws not_found when one of them is not removed any more; then nothing is deleted
   */
  purge(ids: readonly string[]): Promise<PurgedTakes>
}

export interface TrackService {
  list(takeId: string): Promise<TrackSummary[]>
  get(id: string): Promise<Track>
  edit(id: string, revision: number, edit: TrackEdit): Promise<Track>
  /** Another name, and another language where one is given: the rules, the names of its files and the consents asked for go by that. */
  rename(id: string, name: string, language?: Language): Promise<Track>
  remove(id: string): Promise<void>
  /** Cuts the track again from its transcript, by the rules of its language; with hesitations or without, by default as before. */
  recut(id: string, hesitations?: Hesitations): Promise<Track>
  /** A track in another language, with the same times and nothing said in them yet. */
  translate(id: string, language: Language): Promise<Track>
  importFile(takeId: string, language: Language, fileName: string, bytes: Uint8Array): Promise<Track>
  /**
   * The track as a file of that format: name to save it under, and its text. `names`: those of the speakers stand in the text too, before what each begins to say.
   * @throws subtitles_unshown where a format with times would have a cue that ends when it begins or before
   */
  print(
    id: string,
    format: SubtitleFormat,
    options?: { names?: boolean },
  ): Promise<{ fileName: string; text: string; contentType: string }>
}

export interface ClipService {
  presets(): Promise<Preset[]>
  styles(): Promise<CaptionStyle[]>
  list(interviewId: string): Promise<Clip[]>
  create(takeId: string, fields: ClipFields): Promise<Clip>
  update(id: string, patch: Patch<ClipFields>): Promise<Clip>
  remove(id: string): Promise<void>
  /**
   * One job that writes a video for each preset of the clip, and caption files where asked.
   * @param options the job's log says so too
   * @throws consent_denied when the consents forbid a target, unless it is `internal`; consent_conditions when they allow it on
   *   conditions that are not confirmed
   */
  export(id: string, options?: Partial<ExportConfirmations>): Promise<Job>
  /** What the consents say of the clip's targets in its language today. */
  consent(id: string): Promise<ClipConsent>
  /**
   * The ASS document and the fonts that show this track on a frame of this preset, exactly as the export burns it; and the cues it would
   * refuse for letters that the font lacks.
   */
  preview(
    trackId: string,
    styleId: string,
    presetId: PresetId | 'source',
  ): Promise<{ ass: string; fonts: string[]; undrawn: UndrawnCue[] }>
}

export interface JobService {
  list(): Promise<Job[]>
  cancel(id: string): Promise<Job>
  /** Queues a failed, cancelled or interrupted job again. */
  retry(id: string): Promise<Job>
  /** Forgets the jobs that have ended. */
  clear(): Promise<void>
}

export interface HistoryService {
  state(): Promise<HistoryState>
  /** @param only nothing is undone when the last step is another than this one */
  undo(only?: string): Promise<HistoryStep | null>
  redo(): Promise<HistoryStep | null>
}

/**
 * The number of the event to go on after; how long ago a window asked for the first of what it shows, ms: of what happened since,
 * it hears the changes; null: from now on.
 */
export type EventsFrom = number | { agoMs: number } | null

export interface EventService {
  /**
   * Calls `listener` with each event from there on, oldest first; a `reset` event comes first when that is older than what is kept.
   * Returns the function that stops it.
   */
  subscribe(from: EventsFrom, listener: (id: number, event: AppEvent) => void): () => void
}

/** Where the bytes behind an address are; `path` never leaves the main process. */
export interface FileService {
  media(
    takeId: string,
    what: 'original' | 'playable' | 'poster',
  ): Promise<{ path: string; contentType: string; fileName: string }>
  exported(fileId: string): Promise<{ path: string; contentType: string; fileName: string }>
  font(fileName: string): Promise<{ path: string; contentType: string; fileName: string }>
}
