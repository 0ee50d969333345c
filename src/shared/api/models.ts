import { z } from 'zod'
import { wireErrorSchema } from '../error-schema.ts'
import { type Language, languageSchema } from '../language.ts'
import { type EngineName, engineNames } from '../transcript.ts'

/** What a model is for: the engines that recognise speech, and what helps them. */
export const modelKinds = [...engineNames, 'punctuation', 'vad'] as const
export const modelKindSchema = z.enum(modelKinds)
export type ModelKind = z.infer<typeof modelKindSchema>

const bytesSchema = z.number().int().positive()
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
const fileNameSchema = z.string().regex(/^[\w.-]+$/)

/**
 * One file of a model. `bytes` and `sha256` null: nobody has verified them yet; the first download pins what it saw. `aboutBytes` is
 * then what to expect.
 */
export const catalogueFileSchema = z.object({
  /** Its path in the repository. */
  path: z.string().regex(/^[\w.-]+(\/[\w.-]+)*$/),
  /** Its name in the folder of the model, where that of the repository says too little. */
  saveAs: fileNameSchema.exactOptional(),
  role: z.enum(['model', 'vocabulary']),
  bytes: bytesSchema.nullable(),
  aboutBytes: bytesSchema.exactOptional(),
  sha256: sha256Schema.nullable(),
})
export type CatalogueFile = z.infer<typeof catalogueFileSchema>

export const figureMeasures = ['word_errors', 'times_large', 'times_real'] as const
/**
 * What somebody has published of a model: `word_errors` in % of words on a test set, `times_large` how much faster it is than Whisper
 * large, `times_real` how much faster than the speech itself. `on` names the test set or the machine.
 */
export const publishedFigureSchema = z.object({
  measure: z.enum(figureMeasures),
  language: languageSchema.nullable(),
  on: z.string().min(1),
  value: z.number().nonnegative(),
  source: z.url(),
})
export type PublishedFigure = z.infer<typeof publishedFigureSchema>

/** What a person would miss in it. */
export const modelLacks = [
  'punctuation',
  'digits',
  'kazakh',
  'kazakh_weak',
  'english_weak',
  'translation',
  'confidence',
  'word_times',
  'engine',
] as const

export const catalogueModelSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/),
    name: z.string().min(1),
    kind: modelKindSchema,
    repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
    /** A commit, so that the files under it never change. */
    revision: z.string().regex(/^[0-9a-f]{40}$/),
    files: z.array(catalogueFileSchema).min(1).max(10),
    licence: z.object({ name: z.string().min(1), url: z.url(), nonCommercial: z.boolean() }),
    languages: z.array(languageSchema),
    canTranslate: z.boolean(),
    /** As its publisher gives them; absent where that says nothing. */
    parameters: z.number().int().positive().exactOptional(),
    /** Memory while it works; null where nobody says. `source` null: from this project's own notes, not published. */
    memory: z.object({ bytes: bytesSchema, source: z.url().nullable() }).nullable(),
    figures: z.array(publishedFigureSchema),
    /** The entry it was quantised from, whose published word errors stand for its own where models are compared. */
    figuresOf: z.string().exactOptional(),
    lacks: z.array(z.enum(modelLacks)),
  })
  .refine(({ files }) => files.filter(({ role }) => role === 'model').length === 1, {
    message: 'a model has one file of the role model',
  })
export type CatalogueModel = z.infer<typeof catalogueModelSchema>

export const catalogueSchema = z
  .object({ models: z.array(catalogueModelSchema) })
  .refine(({ models }) => new Set(models.map(({ id }) => id)).size === models.length, {
    message: 'an id is there twice',
  })
  .refine(
    ({ models }) =>
      models.every(({ kind, figuresOf }) => {
        if (figuresOf === undefined) return true
        const source = models.find(({ id }) => id === figuresOf)
        return source?.kind === kind && source.figures.some(({ measure }) => measure === 'word_errors')
      }),
    { message: 'figuresOf names no model of the kind with figures' },
  )

/** The name of a file in the folder of its model. */
export function localName(file: CatalogueFile): string {
  return file.saveAs ?? file.path.slice(file.path.lastIndexOf('/') + 1)
}

/** Bytes of a file; approximate where it has not been verified. */
export function expectedBytes({ bytes, aboutBytes }: CatalogueFile): number {
  return bytes ?? aboutBytes ?? 0
}

/** Bytes to download; approximate where a file has not been verified. */
export function downloadBytes(model: CatalogueModel): number {
  return model.files.reduce((sum, file) => sum + expectedBytes(file), 0)
}

/** Whether models of a kind recognise speech. */
export function isEngine(kind: ModelKind): kind is EngineName {
  return engineNames.some((engine) => engine === kind)
}

/** The test set on which most of what the catalogue lists has been measured. */
export const commonTestSet = 'FLEURS'
export const wordErrorsSchema = z.partialRecord(languageSchema, z.number().nonnegative())
/** Word errors on the common test set, % of words. */
export type WordErrors = z.infer<typeof wordErrorsSchema>

/** What has been published of the model itself. */
export function publishedErrors(model: CatalogueModel | undefined): WordErrors {
  const found: Partial<Record<Language, number>> = {}
  for (const { measure, language, on, value } of model?.figures ?? []) {
    if (measure === 'word_errors' && on === commonTestSet && language) found[language] = value
  }
  return found
}

/**
 * What a model is compared by: its own published errors, or those of the model it was quantised from. Quantising costs less than what lies
 * between two models; to show as the model's own they are not fit.
 */
export function comparableErrors(
  model: CatalogueModel | undefined,
  catalogue: readonly CatalogueModel[],
): WordErrors {
  const source = catalogue.find(({ id }) => id === model?.figuresOf)
  return { ...publishedErrors(source), ...publishedErrors(model) }
}

/** Whether this version of the app has an engine for it. */
export function canRun(model: CatalogueModel): boolean {
  return !model.lacks.includes('engine')
}

/** A model whose files are on this computer, ready to be loaded. */
export const installedModelSchema = z.object({
  id: z.string(),
  name: z.string(),
  engine: modelKindSchema,
  languages: z.array(languageSchema),
  canTranslate: z.boolean(),
  /** Its entry in the catalogue; null for a model a person brought. */
  catalogueId: z.string().nullable(),
  path: z.string(),
  /** The vocabulary or the tokenizer that belongs to it, where it has one. */
  vocabularyPath: z.string().nullable(),
  /** One of the small models of the sample project; not for real work. */
  demo: z.boolean(),
})
export type InstalledModel = z.infer<typeof installedModelSchema>

/** The same as a list shows it, also where its files are gone. */
export const modelEntrySchema = installedModelSchema.extend({
  /** Of all its files; 0 where they are gone. */
  bytes: z.number().int(),
  /** Its files lie in the app's own folder, so that removing the model frees the space. */
  own: z.boolean(),
  missing: z.boolean(),
})
export type ModelEntry = z.infer<typeof modelEntrySchema>

export const downloadStates = [
  'queued',
  'connecting',
  'receiving',
  'waiting',
  'verifying',
  'paused',
  'failed',
] as const
/** A model on its way here. `waiting`: the line broke, and it is tried again soon. What is finished is installed and no longer listed. */
export const downloadSchema = z.object({
  /** The catalogue's. */
  id: z.string(),
  name: z.string(),
  kind: modelKindSchema,
  state: z.enum(downloadStates),
  doneBytes: z.number().int(),
  totalBytes: z.number().int(),
  bytesPerSecond: z.number().nullable(),
  etaMs: z.number().nullable(),
  error: wireErrorSchema.nullable(),
})
export type Download = z.infer<typeof downloadSchema>

/** What became of the files a person brought. */
export const importReportSchema = z.object({
  added: z.array(modelEntrySchema),
  refused: z.array(z.object({ file: z.string(), error: wireErrorSchema })),
})
export type ImportReport = z.infer<typeof importReportSchema>

/** All that the page of the models shows, but for the downloads, which change all the time. */
export const modelsOverviewSchema = z.object({
  catalogue: z.array(catalogueModelSchema),
  models: z.array(modelEntrySchema),
  /** Ids of the catalogue whose licence has been accepted. */
  acceptedLicences: z.array(z.string()),
  computer: z.object({ memoryBytes: z.number(), cores: z.number().int() }),
  folder: z.string(),
  freeBytes: z.number().nullable(),
  /** Where the files come from, and whether `IZ_MODEL_MIRROR` says so and no setting can change it. */
  mirror: z.object({ url: z.string(), fromEnvironment: z.boolean() }),
})
export type ModelsOverview = z.infer<typeof modelsOverviewSchema>
