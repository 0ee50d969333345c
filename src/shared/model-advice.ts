import { type CatalogueModel, canRun, commonTestSet, downloadBytes, publishedErrors } from './api/models.ts'
import type { Language } from './language.ts'

/** What the advice is for: the languages of the interviews, and the computer. */
export interface AdviceQuestion {
  languages: readonly Language[]
  memoryBytes: number
  cores: number
}

export const adviceReasonCodes = [
  'errors',
  'mixed_speech',
  'english',
  'alternative',
  'fits_memory',
  'enough_cores',
  'larger_needs_memory',
  'larger_needs_cores',
  'only_one',
  'adds_punctuation',
] as const
/** Why a model is advised: the screens say it in the person's language, with these values. */
export interface AdviceReason {
  code: (typeof adviceReasonCodes)[number]
  values: {
    language?: Language
    on?: string
    /** Of another model. */
    name?: string
    percent?: number
    /** The same figure of the model that people know. */
    otherPercent?: number
    bytes?: number
    cores?: number
  }
}

export interface Advice {
  model: CatalogueModel
  reasons: AdviceReason[]
}

/** What is left to the system, to the recording's decoding and to the person's other programs: half. A rule of thumb of this project. */
const shareOfMemory = 0.5
/** The large models keep four cores busy; with fewer, an hour of talk takes hours. A rule of thumb of this project. */
const coresForLarge = 4
/** Above this many bytes of weights a model counts as large for the processor. */
const largeBytes = 500_000_000

/**
 * The memory a model needs at work: the figure of the catalogue, or one and a half times its files where there is none, which is what the
 * published figures of Whisper come to (whisper.cpp: medium 1.5 GB on disk, 2.6 GB at work; large 2.9 and 4.7).
 */
export function memoryNeeded(model: CatalogueModel): number {
  return model.memory?.bytes ?? Math.round(1.5 * downloadBytes(model))
}

/** English goes to Whisper; from the best for a strong computer to one that runs anywhere, by size and by OpenAI's relative speeds. */
const englishLadder = [
  'whisper-large-v3-turbo-q5_0',
  'whisper-small-q5_1',
  'whisper-base-q5_1',
  'whisper-tiny-q5_1',
]

/** So much English a smaller computer should hear: for a larger GigaAM model nothing below it is taken. */
const leastEnglish = 'whisper-small-q5_1'

/** What translates into English, from the best to one that runs anywhere; it works alone. large-v3-turbo was not trained for it. */
const translationLadder = [
  'whisper-large-v3-q5_0',
  'whisper-medium-q5_0',
  'whisper-small-q5_1',
  'whisper-base-q5_1',
  'whisper-tiny-q5_1',
]

/**
 * What to install, most needed first: for Kazakh, Russian and their mix the GigaAM model with the fewest published errors that the
 * computer can bear, for English a Whisper model, then what adds punctuation; what finds speech comes with the app. A transcription has
 * all of them loaded at once, so they share the memory. Nothing where no language is asked for.
 */
export function adviseModels(catalogue: readonly CatalogueModel[], question: AdviceQuestion): Advice[] {
  const models = catalogue.filter(canRun)
  const { languages } = question
  const advice: Advice[] = []
  const memory: Shared = { takenBytes: 0, keptBytes: 0 }
  const take = ({ model, reasons }: Advice) => {
    advice.push({ model, reasons })
    memory.takenBytes += memoryNeeded(model)
  }
  const mixed = languages.filter((language) => language !== 'en')
  const [first] = mixed
  const punctuation = first ? models.find(({ kind }) => kind === 'punctuation') : undefined
  memory.keptBytes = punctuation ? memoryNeeded(punctuation) : 0
  if (first) {
    const ladder = models
      .filter(({ kind, languages: known }) => kind === 'gigaam' && mixed.every((one) => known.includes(one)))
      .toSorted((a, b) => meanErrors(a, mixed) - meanErrors(b, mixed))
    const least = languages.includes('en') ? models.find(({ id }) => id === leastEnglish) : undefined
    const beside = memory.keptBytes + (least ? memoryNeeded(least) : 0)
    const chosen = climbDown(ladder, question, { ...memory, keptBytes: beside })
    if (chosen) {
      const reasons = errorsIn(catalogue, chosen.model, first)
      if (mixed.length > 1) reasons.push({ code: 'mixed_speech', values: {} })
      take({ model: chosen.model, reasons: [...reasons, ...chosen.reasons] })
    }
  }
  if (languages.includes('en')) {
    const chosen = climbDown(pick(models, englishLadder), question, memory)
    if (chosen) {
      const reasons: AdviceReason[] = [{ code: 'english', values: {} }, ...chosen.reasons]
      const other = models.find(({ kind }) => kind === 'parakeet')
      const percent = publishedErrors(other).en
      // Without a GigaAM model nothing would time its words.
      if (first && other && percent !== undefined && fits(other, question, memory).problem === null) {
        const values = { name: other.name, on: commonTestSet, percent }
        reasons.push({ code: 'alternative', values })
      }
      take({ model: chosen.model, reasons })
    }
  }
  memory.keptBytes = 0
  if (punctuation && advice.length > 0 && fits(punctuation, question, memory).problem === null) {
    take({ model: punctuation, reasons: [{ code: 'adds_punctuation', values: {} }] })
  }
  return advice
}

/**
 * The model to add where a translation into English is wanted and none of those advised makes one; null where one does, where nothing is
 * advised, or where there is nothing but English.
 */
export function adviseTranslation(
  catalogue: readonly CatalogueModel[],
  question: AdviceQuestion,
  advice: readonly Advice[],
): CatalogueModel | null {
  if (question.languages.every((language) => language === 'en')) return null
  if (advice.length === 0 || advice.some(({ model }) => model.canTranslate)) return null
  const ladder = pick(catalogue.filter(canRun), translationLadder)
  return climbDown(ladder, question, { takenBytes: 0, keptBytes: 0 })?.model ?? null
}

/** The models of a ladder that the catalogue has. */
function pick(models: readonly CatalogueModel[], ladder: readonly string[]): CatalogueModel[] {
  return ladder.flatMap((id) => models.filter((model) => model.id === id))
}

/** What of the memory is not to be had: taken by what is advised already, kept for what comes yet. */
interface Shared {
  takenBytes: number
  keptBytes: number
}

/** The first of a ladder that the computer can bear, or its last; and why none above it. */
function climbDown(
  ladder: readonly CatalogueModel[],
  question: AdviceQuestion,
  memory: Shared,
): { model: CatalogueModel; reasons: AdviceReason[] } | null {
  const reasons: AdviceReason[] = []
  for (const model of ladder) {
    // The smallest gives way to nothing.
    const keptBytes = model === ladder.at(-1) ? 0 : memory.keptBytes
    const { problem, needed } = fits(model, question, { ...memory, keptBytes })
    if (problem === null) {
      if (reasons.length === 0 && downloadBytes(model) >= largeBytes) {
        reasons.push({ code: 'enough_cores', values: { cores: question.cores } })
      }
      return { model, reasons: [{ code: 'fits_memory', values: { bytes: needed } }, ...reasons] }
    }
    // Of all that is too large the best one is named: it is what the person does without.
    if (reasons.length === 0) reasons.push(problem)
  }
  const last = ladder.at(-1)
  return last ? { model: last, reasons: [{ code: 'only_one', values: {} }] } : null
}

function fits(
  model: CatalogueModel,
  { memoryBytes, cores }: AdviceQuestion,
  { takenBytes, keptBytes }: Shared,
): { problem: AdviceReason | null; needed: number } {
  const needed = memoryNeeded(model)
  const together = takenBytes + needed + keptBytes
  if (together > memoryBytes * shareOfMemory) {
    const bytes = Math.round(together / shareOfMemory)
    return { problem: { code: 'larger_needs_memory', values: { bytes } }, needed }
  }
  if (downloadBytes(model) >= largeBytes && cores < coresForLarge) {
    return { problem: { code: 'larger_needs_cores', values: { cores: coresForLarge } }, needed }
  }
  return { problem: null, needed }
}

/** Mean of the published word errors in these languages; a model without figures comes last. */
function meanErrors(model: CatalogueModel, languages: readonly Language[]): number {
  const values = model.figures
    .filter(({ measure, language }) => measure === 'word_errors' && language && languages.includes(language))
    .map(({ value }) => value)
  return values.length === 0 ? Number.POSITIVE_INFINITY : values.reduce((a, b) => a + b, 0) / values.length
}

/** How many words it mishears, beside how many Whisper large-v3 does. */
function errorsIn(
  catalogue: readonly CatalogueModel[],
  model: CatalogueModel,
  language: Language,
): AdviceReason[] {
  const figureOf = (one: CatalogueModel | undefined, on?: string) =>
    one?.figures.find(
      (figure) =>
        figure.measure === 'word_errors' &&
        figure.language === language &&
        (on === undefined || figure.on === on),
    )
  const own = figureOf(model)
  if (!own) return []
  const other = figureOf(
    catalogue.find(({ id }) => id === 'whisper-large-v3'),
    own.on,
  )
  const values = { language, on: own.on, percent: own.value }
  return [{ code: 'errors', values: other ? { ...values, otherPercent: other.value } : values }]
}
