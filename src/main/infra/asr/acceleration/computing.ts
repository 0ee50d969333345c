import type { EngineName } from '#shared/transcript.ts'
import type { CtcEngine, SpeechEngine } from '../../../services/transcription/ports.ts'

/** Keeps count of the engines that are computing, and tells it before each begins: a crash leaves nobody to ask. */
export class Computing {
  readonly #tell: (engines: EngineName[]) => Promise<void>
  readonly #running: EngineName[] = []
  #failed: EngineName | null = null

  /** @param tell resolves when the message has left this process */
  constructor(tell: (engines: EngineName[]) => Promise<void>) {
    this.#tell = tell
  }

  /** Loads an engine; whatever it does from then on is counted. */
  async load<T extends SpeechEngine>(name: EngineName, load: () => Promise<T>): Promise<T> {
    const engine = await this.#during(name, load)
    const counted: SpeechEngine = {
      ...engine,
      recognise: (...given) => this.#during(name, () => engine.recognise(...given)),
    }
    if (!isCtc(engine)) return counted as T
    const posteriors: CtcEngine['posteriors'] = (samples) =>
      this.#during(name, () => engine.posteriors(samples))
    return { ...counted, posteriors } as SpeechEngine as T
  }

  async #during<R>(name: EngineName, work: () => Promise<R>): Promise<R> {
    this.#running.push(name)
    await this.#told()
    try {
      return await work()
    } catch (error) {
      // What others still compute is not what ends this run.
      this.#failed ??= name
      throw error
    } finally {
      this.#running.splice(this.#running.indexOf(name), 1)
      void this.#told()
    }
  }

  #told(): Promise<void> {
    return this.#tell(this.#failed ? [this.#failed] : [...new Set(this.#running)])
  }
}

function isCtc(engine: SpeechEngine): engine is CtcEngine {
  return 'posteriors' in engine
}
