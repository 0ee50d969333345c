import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { parakeetLanguages } from '#shared/engine-choice.ts'
import { IzError } from '#shared/error.ts'
import { languagesOf } from '../../domain/transcript/vocabulary.ts'
import type { ModelRecord } from '../../services/models/ports.ts'
import type { ModelFiles } from '../../services/transcription/ports.ts'
import { ggmlMagic } from './ggml-file.ts'
import { readVocabulary } from './vocabulary-file.ts'

/** `n_vocab` of an English-only whisper model; multilingual ones have more (whisper.cpp, `is_multilingual`). */
const englishVocabularySize = 51864
/** Encoder and decoder layers of large-v3-turbo, which was trained without translation (openai/whisper, discussion 2363). */
const turboLayers = { audio: 32, text: 4 }

/**
 * What a model file, or the vocabulary beside it, says of what the model can do.
 * @throws model_invalid for a vocabulary that is broken or can spell none of the languages; model_vocabulary_missing
 */
export async function describeModel(
  files: ModelFiles,
): Promise<Pick<ModelRecord, 'languages' | 'canTranslate'>> {
  if (files.engine === 'gigaam') {
    const languages = languagesOf(await readVocabulary(files))
    if (languages.length > 0) return { languages, canTranslate: false }
    throw new IzError('model_invalid', { file: basename(files.path) }, { detail: 'letters of no language' })
  }
  if (files.engine === 'parakeet') return { languages: [...parakeetLanguages], canTranslate: false }
  const header = await readWhisperHeader(files.path)
  if (header.vocabularySize === englishVocabularySize) return { languages: ['en'], canTranslate: false }
  const isTurbo = header.audioLayers === turboLayers.audio && header.textLayers === turboLayers.text
  return { languages: ['kk', 'ru', 'en'], canTranslate: !isTurbo }
}

/**
 * How many numbers a Whisper file holds, reckoned from the shape its header tells: twelve squares of its width in each layer that listens,
 * sixteen in each that writes, and its vocabulary. Of the published sizes (openai/whisper, README) it comes within 7 %.
 * @returns null for other engines, and where the file is gone or no ggml
 */
export async function parametersOf({ engine, path }: ModelFiles): Promise<number | null> {
  if (engine !== 'whisper') return null
  const header = await readWhisperHeader(path).catch(() => null)
  if (!header?.isWhole) return null
  const { vocabularySize, audioWidth, audioLayers, textWidth, textLayers } = header
  return 12 * audioLayers * audioWidth ** 2 + (16 * textLayers * textWidth + vocabularySize) * textWidth
}

/** The first fields of a ggml whisper file: int32s after the magic number (whisper.cpp, `whisper_model_load`). */
async function readWhisperHeader(path: string) {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(40), position: 0 })
    return {
      isWhole: bytesRead === buffer.length && buffer.readUInt32LE(0) === ggmlMagic,
      vocabularySize: buffer.readInt32LE(4),
      audioWidth: buffer.readInt32LE(12),
      audioLayers: buffer.readInt32LE(20),
      textWidth: buffer.readInt32LE(28),
      textLayers: buffer.readInt32LE(36),
    }
  } finally {
    await file.close()
  }
}
