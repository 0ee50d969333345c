import type { Disk } from '../files/ports.ts'
import type { LibrarySession } from '../library/session.ts'
import type { Transcriber } from '../transcription/ports.ts'
import type { ModelRegistry, SpeechModelRecord } from './ports.ts'

export interface DemoDeps {
  session: LibrarySession
  disk: Disk
  registry: ModelRegistry
  transcriber: Pick<Transcriber, 'identifyModel'>
  /** Paths of the small models of the sample project. */
  demoModelPaths: readonly string[]
}

const names = {
  gigaam: 'GigaAM (demo)',
  whisper: 'Whisper (demo)',
  parakeet: 'Parakeet (demo)',
} as const

/** The small models of the sample project, which are there while it is open. */
export class DemoModels {
  readonly #deps: DemoDeps
  #records: SpeechModelRecord[] | null = null

  constructor(deps: DemoDeps) {
    this.#deps = deps
  }

  async records(): Promise<SpeechModelRecord[]> {
    const { demoModelPaths, disk, registry, session, transcriber } = this.#deps
    if (!session.current()?.sample) return []
    this.#records ??= await Promise.all(
      demoModelPaths
        .filter((path) => disk.isFile(path))
        .map(async (path) => {
          const files = await transcriber.identifyModel(path)
          const described = await registry.describe(files)
          const name = names[files.engine]
          const id = `demo-${files.engine}`
          return { ...files, ...described, id, name, catalogueId: null, own: false }
        }),
    )
    return this.#records
  }
}
