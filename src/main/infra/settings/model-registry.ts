import { mkdirSync, readdirSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { z } from 'zod'
import { languageSchema } from '#shared/language.ts'
import { engineNameSchema } from '#shared/transcript.ts'
import { safeFileName, safeName } from '../../services/files/safe-name.ts'
import type { ModelRecord, ModelRegistry } from '../../services/models/ports.ts'
import type { Upload } from '../../services/services.ts'
import type { ModelFiles } from '../../services/transcription/ports.ts'
import { asFileError } from '../files/atomic.ts'
import { receiveWhole } from '../files/streams.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'

const recordsSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    engine: engineNameSchema,
    path: z.string(),
    vocabularyPath: z.string().nullable(),
    languages: z.array(languageSchema),
    canTranslate: z.boolean(),
  }),
)

/** `n_vocab` of an English-only whisper model; multilingual ones have more (whisper.cpp, `is_multilingual`). */
const englishVocabularySize = 51864
/** Encoder and decoder layers of large-v3-turbo, which was trained without translation (openai/whisper, discussion 2363). */
const turboLayers = { audio: 32, text: 4 }

/** The models a person added, in `models.json`; uploaded files in `models/<group>/`. */
export class JsonModelRegistry implements ModelRegistry {
  readonly #file: string
  readonly #uploads: string

  constructor(configDir: string) {
    this.#file = join(configDir, 'models.json')
    this.#uploads = join(configDir, 'models')
  }

  list(): ModelRecord[] {
    return readJsonFile<ModelRecord[]>(this.#file, recordsSchema, [])
  }

  save(records: readonly ModelRecord[]): void {
    writeJsonFile(this.#file, records)
  }

  async describe(files: ModelFiles): Promise<Pick<ModelRecord, 'languages' | 'canTranslate'>> {
    if (files.engine === 'gigaam') return { languages: ['kk', 'ru', 'en'], canTranslate: false }
    const header = await readWhisperHeader(files.path)
    if (header.vocabularySize === englishVocabularySize) return { languages: ['en'], canTranslate: false }
    const isTurbo = header.audioLayers === turboLayers.audio && header.textLayers === turboLayers.text
    return { languages: ['kk', 'ru', 'en'], canTranslate: !isTurbo }
  }

  async receive(group: string, upload: Upload, signal: AbortSignal): Promise<{ modelPath: string | null }> {
    const folder = join(this.#uploads, safeName(group, 'model', 80))
    try {
      mkdirSync(folder, { recursive: true })
    } catch (error) {
      throw asFileError(error, folder)
    }
    const path = join(folder, safeFileName(upload.name, 'model'))
    await receiveWhole(upload, path, signal)
    const model = readdirSync(folder).find((name) => isModelName(name))
    return { modelPath: isModelName(path) ? path : model ? join(folder, model) : null }
  }

  async discard(path: string): Promise<void> {
    await rm(path, { force: true })
  }
}

/** Every file of a model but its vocabulary. */
function isModelName(path: string): boolean {
  return !basename(path).startsWith('.') && extname(path).toLowerCase() !== '.txt'
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
