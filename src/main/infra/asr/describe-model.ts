import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { parakeetLanguages } from '#shared/engine-choice.ts'
import { IzError } from '#shared/error.ts'
import { languagesOf } from '../../domain/transcript/vocabulary.ts'
import type { ModelRecord } from '../../services/models/ports.ts'
import type { ModelFiles } from '../../services/transcription/ports.ts'
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
