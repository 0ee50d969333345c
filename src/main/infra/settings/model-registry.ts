import { readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { z } from 'zod'
import { modelKindSchema } from '#shared/api/models.ts'
import { type Language, languageSchema } from '#shared/language.ts'
import { languagesOf, parseVocabulary } from '../../domain/transcript/vocabulary.ts'
import type { ModelRecord, ModelRegistry } from '../../services/models/ports.ts'
import type { ModelFiles } from '../../services/transcription/ports.ts'
import { describeModel, parametersOf } from '../asr/describe-model.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'

const recordsSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    engine: modelKindSchema,
    path: z.string(),
    vocabularyPath: z.string().nullable(),
    languages: z.array(languageSchema),
    canTranslate: z.boolean(),
    // Absent in what versions without a catalogue wrote.
    catalogueId: z.string().nullable().default(null),
    own: z.boolean().optional(),
  }),
)
type StoredRecord = z.infer<typeof recordsSchema>[number]

/** The models of this computer, in `models.json` of the configuration folder. */
export class JsonModelRegistry implements ModelRegistry {
  readonly #file: string
  readonly #uploads: string
  /** What the vocabularies can spell, by their paths. */
  readonly #spelt = new Map<string, Language[]>()

  constructor(configDir: string) {
    this.#file = join(configDir, 'models.json')
    this.#uploads = join(configDir, 'models')
  }

  list(): ModelRecord[] {
    return readJsonFile(this.#file, recordsSchema, []).map((record) => ({
      ...record,
      languages: this.#languagesOf(record),
      // Versions that did not write it put uploads, and nothing else, into this folder.
      own: record.own ?? isInside(this.#uploads, record.path),
    }))
  }

  save(records: readonly ModelRecord[]): void {
    this.#spelt.clear()
    writeJsonFile(this.#file, records)
  }

  describe(files: ModelFiles): Promise<Pick<ModelRecord, 'languages' | 'canTranslate'>> {
    return describeModel(files)
  }

  parameters(files: ModelFiles): Promise<number | null> {
    return parametersOf(files)
  }

  /** Versions that did not look into the vocabulary wrote all languages for each GigaAM of the person. */
  #languagesOf({ engine, catalogueId, vocabularyPath, languages }: StoredRecord): Language[] {
    if (engine !== 'gigaam' || catalogueId !== null || vocabularyPath === null) return languages
    const known = this.#spelt.get(vocabularyPath)
    if (known) return known
    try {
      const spelt = languagesOf(parseVocabulary(readFileSync(vocabularyPath, 'utf8')))
      if (spelt.length === 0) return languages
      this.#spelt.set(vocabularyPath, spelt)
      return spelt
    } catch {
      // It is not there, or broken: the record is marked or refused where the model is used.
      return languages
    }
  }
}

function isInside(folder: string, path: string): boolean {
  return path.startsWith(folder + sep)
}
