import { cpus, totalmem } from 'node:os'
import { today } from '#shared/day.ts'
import { IzError } from '#shared/error.ts'
import type { Language } from '#shared/language.ts'
import { loadPresets, loadStyles } from './infra/captions/catalogue.ts'
import { fontsFor } from './infra/captions/fonts.ts'
import { loadReadySets } from './infra/criteria/ready-sets.ts'
import { createEngineReport } from './infra/diagnostics/engine-report.ts'
import { workbooks } from './infra/exchange/workbooks.ts'
import { disk } from './infra/files/disk.ts'
import { appVersion, demoModelPaths, migrationsDir, sampleRecordingPath } from './infra/paths.ts'
import { readyTemplates } from './infra/plans/ready-templates.ts'
import { loadQuestionBank } from './infra/questions/starter-bank.ts'
import { JsonModelRegistry } from './infra/settings/model-registry.ts'
import { shootCatalogue } from './infra/shoots/catalogue.ts'
import { SqliteLibraryStore } from './infra/sqlite/library-store.ts'
import { systemLanguage } from './infra/system-language.ts'
import { composeTools } from './infra/tools.ts'
import type { WorkerHost } from './infra/workers/worker-host.ts'
import { App } from './services/app/app-service.ts'
import { diagnose } from './services/app/diagnostics.ts'
import type { Machine } from './services/app/ports.ts'
import type { CaptionCatalogue } from './services/captions/ports.ts'
import { Clips } from './services/clips/clip-service.ts'
import { createExportRunner } from './services/clips/export-job.ts'
import { Consents } from './services/consents/consent-service.ts'
import { createCriteriaService } from './services/criteria/criteria-service.ts'
import { EventBus } from './services/events/event-service.ts'
import { createExchangeService } from './services/exchange/exchange-service.ts'
import { createFileService } from './services/files/file-service.ts'
import { createHistoryService } from './services/history/history-service.ts'
import { createInterviewService } from './services/interviews/interview-service.ts'
import { JobQueue, type JobRunners } from './services/jobs/job-queue.ts'
import { LibrarySession } from './services/library/session.ts'
import { Models } from './services/models/model-service.ts'
import { Plans } from './services/plans/plan-service.ts'
import { createQuestionService } from './services/questions/question-service.ts'
import { createThemeService } from './services/questions/theme-service.ts'
import type { Services } from './services/services.ts'
import { Sessions } from './services/sessions/session-service.ts'
import { Shoots } from './services/shoots/shoot-service.ts'
import { createSpeakerService } from './services/speakers/speaker-service.ts'
import { createImportRunner } from './services/takes/import-job.ts'
import { Takes } from './services/takes/take-service.ts'
import { Tracks } from './services/tracks/track-service.ts'
import { createTranscribeRunner } from './services/transcription/transcribe-job.ts'
import { createTranscriptService } from './services/transcription/transcript-service.ts'

export interface ComposeOptions {
  host: 'web' | 'electron' | 'cli'
  /** Settings, the list of models and uploaded models; made when first needed. */
  configDir: string
  /** Where a library is offered to be created. */
  defaultLibraryDir: string
  workers: WorkerHost
  /** The folder in which the host ships ffmpeg; none by default. */
  bundledFfmpegDir?: string | null
  systemLanguage?: Language
  /** A library to open, and to create where there is none, instead of the one of the settings. */
  library?: string | null
  /** Opens the sample project. */
  demo?: boolean
  /** Other models for the sample project, in the order in which they are listed. */
  demoModels?: readonly string[]
  sampleRecording?: string
}

export interface Composition {
  services: Services
}

/**
 * Puts the app together: the only place where adapters meet services. Opens the library of the settings, for the command
 * line only for reading; what is wrong with that library is in `AppState.libraryProblem`.
 *
 * @throws IzError when a library asked for by `library` or `demo` cannot be opened
 */
export async function compose(options: ComposeOptions): Promise<Composition> {
  const { host, configDir } = options
  const { settings, media, transcriber, cacheDir, exporterIn } = composeTools({
    configDir,
    workers: options.workers,
    bundledFfmpegDir: options.bundledFfmpegDir ?? null,
  })
  const captions: CaptionCatalogue = {
    presets: loadPresets,
    styles: loadStyles,
    fontFiles: async (style) => (await fontsFor(style, cacheDir)).files,
  }

  const machine = describeMachine(host)
  const session = new LibrarySession()
  const events = new EventBus()
  const jobs = new JobQueue(session, events, () => runners)
  const models = new Models({
    session,
    events,
    disk,
    transcriber,
    registry: new JsonModelRegistry(configDir),
    demoModelPaths: options.demoModels ?? Object.values(demoModelPaths),
  })
  const runners: JobRunners = {
    import: createImportRunner({ media, disk, events }),
    transcribe: createTranscribeRunner({ transcriber, media, models, events }),
    export: createExportRunner({ media, captions, exporterIn, disk, events }),
    retranscribe: notYet,
    align: notYet,
    diarise: notYet,
  }
  const engines = createEngineReport()
  const interviews = createInterviewService({ session, events, jobs })
  const takes = new Takes({ session, events, jobs, disk, settings })
  const app = new App({
    ...{ machine, settings, session, events, jobs, takes, disk },
    store: new SqliteLibraryStore(migrationsDir),
    defaultLibraryDir: options.defaultLibraryDir,
    systemLanguage: options.systemLanguage ?? systemLanguage(),
    sampleRecordingPath: options.sampleRecording ?? sampleRecordingPath,
    diagnose: (problem) => diagnose({ machine, session, media, models, engines, disk, problem }),
  })

  const questions = createQuestionService({ session, events, bank: { load: loadQuestionBank } })
  const services: Services = {
    app,
    interviews,
    consents: new Consents({ session, events, disk }),
    criteria: createCriteriaService({ session, events, readySets: { load: loadReadySets }, today }),
    speakers: createSpeakerService({ session, events, disk, settings, workbooks, today }),
    takes,
    models,
    transcripts: {
      ...createTranscriptService({ session, jobs, models }),
      edit: notYet,
      retranscribe: notYet,
      proposals: notYet,
      acceptProposal: notYet,
      discardProposal: notYet,
      align: notYet,
      diarise: notYet,
    },
    tracks: new Tracks(session, events),
    clips: new Clips({ session, events, jobs, disk, captions }),
    plans: new Plans({ session, events, ready: readyTemplates }),
    sessions: new Sessions(session, events),
    shoots: new Shoots({ session, events, catalogue: shootCatalogue }),
    themes: createThemeService({ session, events }),
    questions,
    exchange: createExchangeService({ questions, workbooks, today }),
    jobs,
    history: createHistoryService(session, events),
    events,
    files: createFileService({ session, disk, captions }),
    close: () => app.shutDown(),
  }

  const { libraryPath, interfaceLanguage } = settings.get()
  if (options.demo) {
    // The demonstration asks nothing: the language of the system is as good a first guess as any.
    settings.update({ interfaceLanguage: interfaceLanguage ?? options.systemLanguage ?? systemLanguage() })
    await app.openSample()
  } else if (options.library) await app.createLibrary(options.library)
  else if (libraryPath !== null) {
    if (host === 'cli') await app.inspectAtStart(libraryPath)
    else await app.openAtStart(libraryPath)
  }
  return { services }
}

const notYet = () => Promise.reject(new IzError('not_allowed'))

function describeMachine(host: Machine['host']): Machine {
  return {
    host,
    version: appVersion(),
    platform: process.platform,
    arch: process.arch,
    node: process.versions.node,
    electron: process.versions.electron ?? null,
    cpus: cpus().length,
    memoryBytes: totalmem(),
  }
}
