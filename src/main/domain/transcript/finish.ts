import type { GlossaryEntry } from '#shared/api/glossary.ts'
import type { Language, SpokenLanguage } from '#shared/language.ts'
import type { Stretch, Transcript, Word } from '#shared/transcript.ts'
import { settleShortStretches } from './router.ts'
import { withWords } from './stretches.ts'
import { markFillers } from './text/fillers.ts'
import type { PredictMarks } from './text/predicted-marks.ts'
import { restoreText, restoreTextBy } from './text/restore-text.ts'

/** A model that writes punctuation and case, and the languages it knows. */
export interface PunctuationModel {
  languages: readonly Language[]
  predict: PredictMarks
  /** It does not work: what is left goes by the rules. */
  onFailure(error: unknown): void
}

export interface FinishOptions {
  /** Asked for; that of words that have none. */
  language: SpokenLanguage
  glossary: readonly GlossaryEntry[]
  /** null: by the rules. */
  punctuation: PunctuationModel | null
}

/**
 * What is done once all words of a recording are there, since sentences and the surroundings of a stretch reach over chunks: doubtful short
 * stretches take the language around them, the bare words of a CTC engine get sentences, by a model where there is one that knows the
 * language and by the rules otherwise, and hesitations are marked.
 */
export async function finishTranscript(transcript: Transcript, options: FinishOptions): Promise<Transcript> {
  const { language } = options
  const parts = withWords(transcript)
  const settled = settleShortStretches(
    parts.map(({ stretch }) => stretch),
    parts.map(({ words }) => words.length),
  )
  const writer = new SentenceWriter(options)
  const words: Word[] = []
  const stretches: Stretch[] = []
  // Sentences go on from stretch to stretch of the engine that writes none.
  let bare: Word[] = []
  let held: Stretch[] = []
  const flush = async () => {
    if (held.length === 0) return
    const { words: restored, by } = await writer.write(bare, held[0]!.language)
    words.push(...restored)
    stretches.push(...held.map((stretch): Stretch => ({ ...stretch, punctuation: by })))
    bare = []
    held = []
  }
  for (const [index, part] of parts.entries()) {
    const stretch = settled[index]!
    const moved = stretch.language !== part.stretch.language
    const own = moved ? part.words.map((word): Word => ({ ...word, language: stretch.language })) : part.words
    const last = held.at(-1)
    if (last && (stretch.engine !== 'gigaam' || writer.knows(stretch) !== writer.knows(last))) await flush()
    if (stretch.engine === 'gigaam') {
      bare.push(...own)
      held.push(stretch)
    } else {
      words.push(...own)
      stretches.push(stretch)
    }
  }
  await flush()
  return { ...transcript, stretches, words: markFillers(words, language) }
}

/** Writes the sentences of bare words: by the model while it works, by the rules otherwise. */
class SentenceWriter {
  readonly #options: FinishOptions
  #model: PunctuationModel | null

  constructor(options: FinishOptions) {
    this.#options = options
    this.#model = options.punctuation
  }

  knows({ language }: Pick<Stretch, 'language'>): boolean {
    return this.#options.punctuation?.languages.includes(language) ?? false
  }

  async write(words: readonly Word[], language: Language): Promise<{ words: Word[]; by: 'model' | 'rules' }> {
    const model = this.knows({ language }) ? this.#model : null
    if (model) {
      try {
        return { words: await restoreTextBy(model.predict, words, this.#options), by: 'model' }
      } catch (error) {
        this.#model = null
        model.onFailure(error)
      }
    }
    return { words: restoreText(words, this.#options), by: 'rules' }
  }
}
