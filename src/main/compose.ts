import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { CatalogueModel } from '#shared/api/models.ts'
import { today } from '#shared/day.ts'
import type { Language } from '#shared/language.ts'
import { loadPresets, loadStyles } from './infra/captions/catalogue.ts'
import { fontsFor, undrawnCues } from './infra/captions/fonts.ts'
import { loadReadySets } from './infra/criteria/ready-sets.ts'
import { createEngineReport } from './infra/diagnostics/engine-report.ts'
import { workbooks } from './infra/exchange/workbooks.ts'
import { disk } from './infra/files/disk.ts'
import { loadCatalogue } from './infra/models/catalogue.ts'
import { fetchFile } from './infra/models/fetch-file.ts'
import { DiskModelFolder } from './infra/models/model-folder.ts'
import { modelSearch } from './infra/models/model-search.ts'
import { createProbe } from './infra/models/probe.ts'
import { appVersion, demoModelPaths, migrationsDir, sampleRecordingPath } from './infra/paths.ts'
import { readyTemplates } from './infra/plans/ready-templates.ts'
import { createNearDuplicates } from './infra/questions/near-duplicates.ts'
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
import { createGlossaryService } from './services/glossary/glossary-service.ts'
import { createHistoryService } from './services/history/history-service.ts'
import { followJobs } from './services/interviews/advance.ts'
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
import { createAlignRunner } from './services/transcription/align-job.ts'
import { createDiariseRunner } from './services/transcription/diarise-job.ts'
import { createRetranscribeRunner } from './services/transcription/retranscribe-job.ts'
import { createTranscribeRunner } from './services/transcription/transcribe-job.ts'
import { createTranscriptEdits } from './services/transcription/transcript-edits.ts'
import { createTranscriptService } from './services/transcription/transcript-service.ts'
import { createTranscriptTiming } from './services/transcription/transcript-timing.ts'
import { createTranscriptVoices } from './services/transcription/transcript-voices.ts'

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
  /** The app's own folder of models; `models` of the configuration folder by default. */
  modelsDir?: string
  /** Where models are fetched from, whatever the setting says. */
  modelMirror?: string | null
  /** Other models than those of resources/models.json. */
  catalogue?: readonly CatalogueModel[]
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
  const tools = composeTools({
    configDir,
    workers: options.workers,
    bundledFfmpegDir: options.bundledFfmpegDir ?? null,
    onAcceleration: () => events.changed('app'),
  })
  const { settings, media, transcriber, acceleration, aligner, voices, cacheDir, exporterIn } = tools
  const captions: CaptionCatalogue = {
    presets: loadPresets,
    styles: loadStyles,
    fontFiles: async (style) => (await fontsFor(style, cacheDir)).files,
    undrawnCues,
  }

  const machine = describeMachine(host)
  const session = new LibrarySession()
  const events = new EventBus()
  const jobs = new JobQueue(session, events, () => runners)
  const consents = new Consents({ session, events, disk })
  const ownModels = join(configDir, 'models')
  const models = new Models({
    ...{ session, events, disk, settings, transcriber, fetchFile, search: modelSearch },
    registry: new JsonModelRegistry(configDir),
    catalogue: options.catalogue ?? loadCatalogue(),
    folder: new DiskModelFolder(options.modelsDir ?? ownModels, ownModels),
    voiceActivity: tools.voiceActivity,
    probe: createProbe(options.workers),
    demoModelPaths: options.demoModels ?? Object.values(demoModelPaths),
    computer: { memoryBytes: machine.memoryBytes, cores: machine.cpus },
    mirror: options.modelMirror ?? null,
    now: () => new Date().toISOString(),
  })
  const runners: JobRunners = {
    import: createImportRunner({ media, disk, events }),
    transcribe: createTranscribeRunner({ transcriber, media, models, events }),
    export: createExportRunner({ media, captions, exporterIn, disk, events, consents, today }),
    retranscribe: createRetranscribeRunner({ transcriber, media, models, events }),
    align: createAlignRunner({ aligner, media, models, events }),
    diarise: createDiariseRunner({ voices, media, events }),
  }
  const engines = createEngineReport()
  const interviews = createInterviewService({ session, events, jobs })
  followJobs(session, events)
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
    consents,
    criteria: createCriteriaService({ session, events, readySets: { load: loadReadySets }, today }),
    speakers: createSpeakerService({ session, events, disk, settings, workbooks, today }),
    takes,
    models,
    transcripts: {
      ...createTranscriptService({ session, jobs, models }),
      ...createTranscriptEdits({ session, events, jobs, models }),
      ...createTranscriptTiming({ session, jobs, models }),
      ...createTranscriptVoices({ session, jobs, voices }),
    },
    tracks: new Tracks(session, events),
    clips: new Clips({ session, events, jobs, disk, captions, consents, today }),
    plans: new Plans({ session, events, ready: readyTemplates }),
    sessions: new Sessions(session, events),
    shoots: new Shoots({ session, events, catalogue: shootCatalogue }),
    themes: createThemeService({ session, events }),
    questions,
    acceleration,
    exchange: createExchangeService({
      ...{ questions, workbooks, events, today },
      nearDuplicates: createNearDuplicates(options.workers),
    }),
    glossary: createGlossaryService({ session, events, today }),
    jobs,
    history: createHistoryService(session, events),
    events,
    files: createFileService({ session, disk, captions }),
    close: async () => {
      await models.close()
      await app.shutDown()
    },
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
