import { join, sep } from 'node:path'
import { z } from 'zod'
import { modelKindSchema } from '#shared/api/models.ts'
import { languageSchema } from '#shared/language.ts'
import type { ModelRecord, ModelRegistry } from '../../services/models/ports.ts'
import type { ModelFiles } from '../../services/transcription/ports.ts'
import { describeModel } from '../asr/describe-model.ts'
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

/** The models of this computer, in `models.json` of the configuration folder. */
export class JsonModelRegistry implements ModelRegistry {
  readonly #file: string
  readonly #uploads: string

  constructor(configDir: string) {
    this.#file = join(configDir, 'models.json')
    this.#uploads = join(configDir, 'models')
  }

  list(): ModelRecord[] {
    return readJsonFile(this.#file, recordsSchema, []).map((record) => ({
      ...record,
      // Versions that did not write it put uploads, and nothing else, into this folder.
      own: record.own ?? isInside(this.#uploads, record.path),
    }))
  }

  save(records: readonly ModelRecord[]): void {
    writeJsonFile(this.#file, records)
  }

  describe(files: ModelFiles): Promise<Pick<ModelRecord, 'languages' | 'canTranslate'>> {
    return describeModel(files)
  }
}

function isInside(folder: string, path: string): boolean {
  return path.startsWith(folder + sep)
}
