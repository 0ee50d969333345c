import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { Diagnostics } from '#shared/api/diagnostics.ts'
import type { AppState, LibraryBackup, LibraryInfo, SettingsPatch } from '#shared/api/settings.ts'
import { IzError, toWireError } from '#shared/error.ts'
import type { Language } from '#shared/language.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Disk } from '../files/ports.ts'
import { typedPath } from '../files/typed-path.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import { followChanges } from '../library/follow-changes.ts'
import { keepBackups } from '../library/keep-backups.ts'
import type { Library, LibraryStore } from '../library/ports.ts'
import type { LibrarySession } from '../library/session.ts'
import type { AppService } from '../services.ts'
import type { Takes } from '../takes/take-service.ts'
import type { LibraryProblem, Machine, SettingsStore } from './ports.ts'
import { sampleFolders, sampleInterview } from './sample.ts'

const recentKept = 10

export interface AppDeps {
  machine: Machine
  settings: SettingsStore
  store: LibraryStore
  session: LibrarySession
  events: EventBus
  jobs: JobQueue
  takes: Takes
  disk: Disk
  defaultLibraryDir: string
  systemLanguage: Language
  sampleRecordingPath: string
  /** `problem` is a library that could not be opened, and why. */
  diagnose: (problem: LibraryProblem | null) => Promise<Diagnostics>
}

/** The settings of this computer, and which library is open. */
export class App implements AppService {
  readonly #deps: AppDeps
  #problem: LibraryProblem | null = null
  /** Opening and closing happen one after the other. */
  #turn: Promise<unknown> = Promise.resolve()
  /** Ends what goes on beside a library that is open. */
  #stopFollowing = () => {}

  constructor(deps: AppDeps) {
    this.#deps = deps
  }

  async state(): Promise<AppState> {
    const { machine, session, settings } = this.#deps
    const library = session.current()
    return {
      version: machine.version,
      host: machine.host === 'electron' ? 'electron' : 'web',
      platform: machine.platform,
      settings: settings.get(),
      systemLanguage: this.#deps.systemLanguage,
      library: library && infoOf(library),
      defaultLibraryPath: this.#deps.defaultLibraryDir,
      libraryProblem: this.#problem,
    }
  }

  async updateSettings(patch: SettingsPatch): Promise<AppState> {
    const { ffmpegPath } = patch
    this.#deps.settings.update(ffmpegPath ? { ...patch, ffmpegPath: typedPath(ffmpegPath) } : patch)
    this.#deps.events.changed('app')
    return this.state()
  }

  /** A folder that is a library already is simply opened. */
  async createLibrary(path: string): Promise<LibraryInfo> {
    const { store } = this.#deps
    const folder = checkedFolder(path)
    if (store.isLibrary(folder)) return this.openLibrary(folder)
    return this.#inTurn(() => this.#switchTo(store.create(folder, { sample: false })))
  }

  async openLibrary(path: string): Promise<LibraryInfo> {
    const folder = checkedFolder(path)
    return this.#inTurn(() => this.#open(folder))
  }

  async openSample(): Promise<LibraryInfo> {
    const { defaultLibraryDir, disk, sampleRecordingPath, session, settings, store, takes } = this.#deps
    const language = settings.get().interfaceLanguage ?? this.#deps.systemLanguage
    return this.#inTurn(async () => {
      const folders = sampleFolders(defaultLibraryDir, language)
      const existing = folders.find((folder) => store.isLibrary(folder))
      if (!existing && !disk.isFile(sampleRecordingPath)) {
        throw new IzError('file_missing', { file: basename(sampleRecordingPath) })
      }
      const info = existing
        ? await this.#open(existing)
        : await this.#switchTo(store.create(folders[0] ?? defaultLibraryDir, { sample: true }))
      // Also after a first start that was cut off between the library and its interview.
      if (!info.readOnly && session.reading().interviews.list().length === 0) {
        const now = new Date().toISOString()
        const interview = { ...sampleInterview[language], id: randomUUID(), createdAt: now, updatedAt: now }
        // Not a step of undo: nobody has done anything yet.
        session.writing().interviews.insert(interview)
        await takes.importFrom(interview.id, sampleRecordingPath, 'copy')
      }
      return info
    })
  }

  /** The library does not open by itself at the next start either. */
  async closeLibrary(): Promise<void> {
    await this.#inTurn(async () => {
      await this.#closeCurrent()
      this.#deps.events.startOver()
      this.#remember({ libraryPath: null })
      this.#deps.events.changed('app')
    })
  }

  async backups(path: string): Promise<LibraryBackup[]> {
    return this.#deps.store.backups(checkedFolder(path))
  }

  async restoreBackup(path: string, backup: string): Promise<LibraryInfo> {
    const { session, store } = this.#deps
    const folder = checkedFolder(path)
    return this.#inTurn(async () => {
      const current = session.current()
      const isOpen = current?.folder === folder
      if (isOpen && current.readOnly) throw new IzError('library_read_only', { file: basename(folder) })
      // Whatever can be refused is refused here, before any work is stopped and anything of the library is touched.
      const prepared = await store.prepareRestore(folder, backup)
      try {
        if (isOpen) await this.#closeCurrent()
        await prepared.putInPlace()
        return await this.#open(folder)
      } catch (error) {
        prepared.discard()
        if (isOpen) await this.#openAgain(folder)
        throw error
      }
    })
  }

  diagnostics(): Promise<Diagnostics> {
    return this.#deps.diagnose(this.#problem)
  }

  /** At start: opens `path`. What is wrong with it is shown, and the app starts without a library. */
  async openAtStart(path: string): Promise<void> {
    await this.#noteProblem(path, () => this.openLibrary(path))
  }

  /** For a look from outside: opens `path` for reading, so that no job of it is touched. */
  async inspectAtStart(path: string): Promise<void> {
    const { session, store } = this.#deps
    await this.#noteProblem(path, async () => session.set(store.inspect(path)))
  }

  /** At the end: jobs are interrupted, the library is closed, and opens again at the next start. */
  async shutDown(): Promise<void> {
    await this.#inTurn(() => this.#closeCurrent())
  }

  async #noteProblem(path: string, open: () => Promise<unknown>): Promise<void> {
    try {
      await open()
    } catch (error) {
      const { code, params, detail } = toWireError(error)
      if (code === 'internal') console.error(detail)
      this.#problem = { path, code, params }
    }
  }

  /** After something failed with the library that was open: what is there now is opened, or it is shown why that cannot be. */
  async #openAgain(folder: string): Promise<void> {
    const { events, session } = this.#deps
    await this.#noteProblem(folder, () => this.#open(folder))
    if (session.current()) return
    events.startOver()
    events.changed('app')
  }

  /** For reading as before: the process that restores closes the library for a moment, and is to find it free. */
  async #reopen(replaced: Library): Promise<void> {
    const { session, store } = this.#deps
    await this.#inTurn(async () => {
      if (session.current() === replaced) await this.#switchTo(store.inspect(replaced.folder))
    })
  }

  async #open(folder: string): Promise<LibraryInfo> {
    const { session, store } = this.#deps
    const current = session.current()
    if (current?.folder === folder && !current.readOnly) return infoOf(current)
    return this.#switchTo(store.open(folder))
  }

  async #switchTo(library: Library): Promise<LibraryInfo> {
    const { events, session, settings, takes } = this.#deps
    try {
      if (!library.readOnly) {
        library.jobs.interruptAll(new Date().toISOString())
        await library.files.removeLeftovers()
        finishErasures(library)
      }
      await this.#closeCurrent()
    } catch (error) {
      // Else it would stay locked, and could only be read until the app ends.
      library.close()
      throw error
    }
    session.set(library)
    events.startOver()
    this.#stopFollowing = library.readOnly
      ? followChanges(library, events, () => void this.#reopen(library).catch(console.error))
      : keepBackups(library)
    this.#problem = null
    const others = settings.get().recentLibraries.filter((path) => path !== library.folder)
    this.#remember({
      libraryPath: library.folder,
      recentLibraries: [library.folder, ...others].slice(0, recentKept),
    })
    takes.refillCache()
    events.changed('app')
    return infoOf(library)
  }

  async #closeCurrent(): Promise<void> {
    const { jobs, session } = this.#deps
    const library = session.current()
    if (!library) return
    this.#stopFollowing()
    await library.files.stopReceiving()
    await jobs.close()
    session.set(null)
    library.close()
  }

  /** A configuration folder that cannot be written is no reason to keep a person from a library that can. */
  #remember(patch: Parameters<SettingsStore['update']>[0]): void {
    try {
      this.#deps.settings.update(patch)
    } catch (error) {
      console.error(error)
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work)
    this.#turn = result.catch(() => {})
    return result
  }
}

/** What an erasure could not do the last time, as on a full disk. What is still left is told on the speakers' screen. */
function finishErasures(library: Library): void {
  const left = library.erasure.finish()
  if (left?.problem) console.error(`erasure: ${left.problem.code}`)
}

function infoOf(library: Library): LibraryInfo {
  return {
    path: library.folder,
    name: basename(library.folder),
    readOnly: library.readOnly,
    schemaVersion: library.schemaVersion,
    sample: library.sample,
  }
}

function checkedFolder(typed: string): string {
  const folder = typedPath(typed)
  return folder.length > 1 ? folder.replace(/[/\\]$/, '') : folder
}
