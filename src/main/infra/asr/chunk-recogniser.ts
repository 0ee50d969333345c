import { basename } from 'node:path'
import type { Language } from '#shared/language.ts'
import type { EngineName, Stretch, Word } from '#shared/transcript.ts'
import { whisperPrompt } from '#shared/whisper-prompt.ts'
import { timeBySound } from '../../domain/transcript/alignment/align-words.ts'
import { flagWords, isBetter, isSuspicious } from '../../domain/transcript/guards.ts'
import { languageOfText } from '../../domain/transcript/language.ts'
import { echoesPrompt } from '../../domain/transcript/prompt-echo.ts'
import { routeWords } from '../../domain/transcript/router.ts'
import { endMsOf, lengthMsOf } from '../../domain/transcript/sound.ts'
import { splitSpeech } from '../../domain/transcript/split-speech.ts'
import { correctWithGlossary } from '../../domain/transcript/text/glossary-correction.ts'
import { keepInOrder } from '../../domain/transcript/word-order.ts'
import type {
  ChunkResult,
  CtcEngine,
  EngineOptions,
  ModelFiles,
  SpeechChunk,
  SpeechEngine,
  TranscriptionRequest,
} from '../../services/transcription/ports.ts'

/** The engines of one transcription. Those of the second kind are loaded when first needed. */
export interface Engines {
  primary: SpeechEngine
  /** For stretches of English where `primary` is gigaam. */
  english: (() => Promise<SpeechEngine>) | null
  /** Times the words of the engines that do not do it by the sound. */
  aligner: (() => Promise<CtcEngine>) | null
}

export interface RecognisedChunk {
  words: Word[]
  stretches: Stretch[]
}

/** What is given to the engine around a stretch of English, as far as its neighbours leave room, ms. */
const aroundEnglishMs = 250

/** From a chunk of speech to words: engine, times, glossary, languages, the second engine for English, and what looks made up. */
export class ChunkRecogniser {
  readonly #request: TranscriptionRequest
  readonly #engines: Engines
  readonly #threads: number
  readonly #signal: AbortSignal

  constructor(request: TranscriptionRequest, engines: Engines, threads: number, signal: AbortSignal) {
    this.#request = request
    this.#engines = engines
    this.#threads = threads
    this.#signal = signal
  }

  async recognise(chunk: SpeechChunk): Promise<RecognisedChunk> {
    const { language, translateTo, model } = this.#request
    const { primary, english } = this.#engines
    const heard = await this.#hear(primary, chunk, language)
    if (heard.length === 0) return { words: [], stretches: [] }
    const written = translateTo ?? (language === 'auto' ? null : language)
    if (written) {
      const words = heard.map((word): Word => ({ ...word, language: written }))
      return { words, stretches: [stretchOf(words, written, null, model)] }
    }
    const words: Word[] = []
    const stretches: Stretch[] = []
    const runs = routeWords(heard)
    for (const [index, run] of runs.entries()) {
      const own = heard.slice(run.from, run.to).map((word): Word => ({ ...word, language: run.language }))
      const again =
        run.language === 'en' && english && primary.name === 'gigaam'
          ? await this.#hearEnglish(await english(), partOf(chunk, heard, run.from, run.to))
          : null
      const used = again ? this.#request.english! : model
      const said = again ?? own
      words.push(...said)
      stretches.push(stretchOf(said, run.language, run.confidence, used))
      const before = stretches[index - 1]
      if (before) before.endMs = Math.min(before.endMs, said[0]!.startMs)
    }
    return { words, stretches }
  }

  async #hearEnglish(engine: SpeechEngine, part: SpeechChunk): Promise<Word[] | null> {
    const words = await this.#hear(engine, part, 'en')
    // One that cannot be told the language may hear another.
    if (engine.name === 'parakeet' && languageOfText(words.map(({ text }) => text).join(' ')) !== 'en')
      return null
    return words.length > 0 ? words.map((word): Word => ({ ...word, language: 'en' })) : null
  }

  /** What an engine hears; a second attempt where the first looks made up, and the better of the two. */
  async #hear(
    engine: SpeechEngine,
    chunk: SpeechChunk,
    language: EngineOptions['language'],
  ): Promise<Word[]> {
    const { translateTo, glossary = [] } = this.#request
    const { text: prompt } = whisperPrompt(glossary, translateTo ?? language)
    const first = await this.#attempt(engine, chunk, { language, prompt })
    if (!isDecoder(engine.name) || !isSuspicious(first)) return first
    // A prompt that came back as text would do so again; any other helps the second attempt as it helped the first.
    const kept = echoesPrompt(first, prompt) ? '' : prompt
    const again = { language, prompt: kept, retry: true } as const
    const halves: { words: Word[]; endMs: number }[] = []
    for (const half of splitSpeech(chunk)) {
      halves.push({ words: await this.#attempt(engine, half, again), endMs: endMsOf(half) })
    }
    return isBetter(first, halves) ? halves.flatMap(({ words }) => words) : first
  }

  async #attempt(
    engine: SpeechEngine,
    chunk: SpeechChunk,
    asked: Pick<EngineOptions, 'language' | 'prompt' | 'retry'>,
  ): Promise<Word[]> {
    const { translateTo } = this.#request
    const options: EngineOptions = { ...asked, translateTo, threads: this.#threads }
    const result = await engine.recognise(chunk, options, this.#signal)
    const timed = await this.#timed(engine, result, chunk)
    const words = keepInOrder(timed, chunk.startMs, endMsOf(chunk))
    return flagWords(words, { speech: chunk.speech ?? null, loops: isDecoder(engine.name) })
  }

  /** Names of the glossary in place of what sounds like them, or better times, by what each engine lacks. */
  async #timed(
    engine: SpeechEngine,
    { words, matrix, language }: ChunkResult,
    chunk: SpeechChunk,
  ): Promise<Word[]> {
    const { translateTo, glossary = [] } = this.#request
    const { aligner } = this.#engines
    if (words.length === 0) return words
    if (matrix && isCtc(engine)) {
      if (glossary.length === 0) return words
      return correctWithGlossary(words, matrix, engine.vocabulary, glossary, chunk.startMs)
    }
    // A translation is not what is said.
    const ctc = translateTo ? null : isCtc(this.#engines.primary) ? this.#engines.primary : await aligner?.()
    if (!ctc) return words
    const posteriors = await ctc.posteriors(chunk.samples)
    const lengthMs = lengthMsOf(chunk.samples)
    const sound = { matrix: posteriors, startMs: chunk.startMs, lengthMs }
    return timeBySound(words, sound, ctc.vocabulary, language ?? 'kk')
  }
}

function isCtc(engine: SpeechEngine): engine is CtcEngine {
  return 'vocabulary' in engine
}

/** Whether an engine writes from its own text, and so can make things up. */
function isDecoder(engine: EngineName): boolean {
  return engine !== 'gigaam'
}

function stretchOf(
  words: readonly Word[],
  language: Language,
  confidence: number | null,
  model: ModelFiles,
): Stretch {
  return {
    startMs: words[0]!.startMs,
    endMs: words.at(-1)!.endMs,
    language,
    confidence,
    engine: model.engine,
    modelName: model.name ?? basename(model.path),
  }
}

/** The sound of the words `from` up to `to` of a chunk, with a little around it where nobody else speaks. */
function partOf(chunk: SpeechChunk, words: readonly Word[], from: number, to: number): SpeechChunk {
  const chunkEnd = endMsOf(chunk)
  const startMs = Math.max(
    chunk.startMs,
    words[from - 1]?.endMs ?? 0,
    from === 0 ? 0 : words[from]!.startMs - aroundEnglishMs,
  )
  const endMs = Math.min(
    chunkEnd,
    words[to]?.startMs ?? chunkEnd,
    to === words.length ? chunkEnd : words[to - 1]!.endMs + aroundEnglishMs,
  )
  const at = (ms: number) => (ms - chunk.startMs) * 16
  return {
    samples: chunk.samples.subarray(at(startMs), at(endMs)),
    startMs,
    ...(chunk.speech ? { speech: chunk.speech } : {}),
  }
}
