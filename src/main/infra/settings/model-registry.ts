import { open } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { z } from 'zod'
import { modelKindSchema } from '#shared/api/models.ts'
import { parakeetLanguages } from '#shared/engine-choice.ts'
import { languageSchema } from '#shared/language.ts'
import type { ModelRecord, ModelRegistry } from '../../services/models/ports.ts'
import type { ModelFiles } from '../../services/transcription/ports.ts'
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

/** `n_vocab` of an English-only whisper model; multilingual ones have more (whisper.cpp, `is_multilingual`). */
const englishVocabularySize = 51864
/** Encoder and decoder layers of large-v3-turbo, which was trained without translation (openai/whisper, discussion 2363). */
const turboLayers = { audio: 32, text: 4 }

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

  async describe(files: ModelFiles): Promise<Pick<ModelRecord, 'languages' | 'canTranslate'>> {
    if (files.engine === 'gigaam') return { languages: ['kk', 'ru', 'en'], canTranslate: false }
    if (files.engine === 'parakeet') return { languages: [...parakeetLanguages], canTranslate: false }
    const header = await readWhisperHeader(files.path)
    if (header.vocabularySize === englishVocabularySize) return { languages: ['en'], canTranslate: false }
    const isTurbo = header.audioLayers === turboLayers.audio && header.textLayers === turboLayers.text
    return { languages: ['kk', 'ru', 'en'], canTranslate: !isTurbo }
  }
}

function isInside(folder: string, path: string): boolean {
  return path.startsWith(folder + sep)
}

/** The first fields of a ggml whisper file: int32s after the magic number (whisper.cpp, `whisper_model_load`). */
async function readWhisperHeader(
  path: string,
): Promise<{ vocabularySize: number; audioLayers: number; textLayers: number }> {
  const file = await open(path, 'r')
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(40), position: 0 })
    return {
      vocabularySize: buffer.readInt32LE(4),
      audioLayers: buffer.readInt32LE(20),
      textLayers: buffer.readInt32LE(36),
    }
  } finally {
    await file.close()
  }
}
