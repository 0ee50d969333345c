import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import { parseVocabulary, type Vocabulary } from '../../domain/transcript/vocabulary.ts'
import type { ModelFiles } from '../../services/transcription/ports.ts'

/** The vocabulary of a CTC model. @throws model_vocabulary_missing, model_invalid */
export async function readVocabulary({
  path,
  vocabularyPath,
}: Pick<ModelFiles, 'path' | 'vocabularyPath'>): Promise<Vocabulary> {
  if (vocabularyPath === null) throw new IzError('model_vocabulary_missing', { file: basename(path) })
  const bytes = await readFile(vocabularyPath).catch((error: Error) => {
    throw new IzError(
      'model_vocabulary_missing',
      { file: basename(path) },
      { detail: error.message, cause: error },
    )
  })
  try {
    return parseVocabulary(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    const params = { file: basename(vocabularyPath) }
    throw new IzError('model_invalid', params, { detail: (error as Error).message, cause: error })
  }
}
