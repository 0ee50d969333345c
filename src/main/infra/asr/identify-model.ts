import { open, readdir } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { IzError } from '#shared/error.ts'
import type { ModelFiles } from '../../services/transcription/ports.ts'
import { mostParakeetPieces } from './parakeet-file.ts'

/**
 * Looks at a file a person chose as a model: ggml or GGUF (by its first bytes) is whisper, or parakeet by the size of its vocabulary;
 * `.onnx` with a `*vocab.txt` in the same folder is gigaam. Of several vocabularies the one that shares the longest beginning of the model's name is taken.
 * @throws model_missing, model_invalid, model_vocabulary_missing
 */
export async function identifyModel(path: string): Promise<ModelFiles> {
  const params = { file: basename(path) }
  const start = await readStart(path)
  const magic = start.toString('latin1', 0, 4)
  // ggml writes the number 0x67676d6c in the machine's order, which reads backwards.
  if (magic === 'lmgg' || magic === 'GGUF') {
    const pieces = magic === 'lmgg' && start.length === startBytes ? start.readInt32LE(4) : null
    const isParakeet = pieces !== null && pieces >= 0 && pieces <= mostParakeetPieces
    return { engine: isParakeet ? 'parakeet' : 'whisper', path, vocabularyPath: null }
  }
  if (extname(path).toLowerCase() !== '.onnx') {
    throw new IzError('model_invalid', params, { detail: 'neither a ggml nor an ONNX file' })
  }
  // An ONNX file is a protobuf whose first field is the format's version: tag 1, a varint.
  if (magic.charCodeAt(0) !== 0x08) throw new IzError('model_invalid', params, { detail: 'not an ONNX file' })
  const vocabularyPath = await findVocabulary(path)
  if (!vocabularyPath) throw new IzError('model_vocabulary_missing', params)
  return { engine: 'gigaam', path, vocabularyPath }
}

/** The magic and the first number after it. */
const startBytes = 8

async function readStart(path: string): Promise<Buffer> {
  const params = { file: basename(path) }
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new IzError('model_missing', params, { detail: error.message, cause: error })
  })
  try {
    if (!(await file.stat()).isFile()) throw new IzError('model_invalid', params, { detail: 'not a file' })
    const { buffer, bytesRead } = await file.read(Buffer.alloc(startBytes), 0, startBytes, 0)
    if (bytesRead < 4) throw new IzError('model_invalid', params, { detail: `${bytesRead} bytes long` })
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function findVocabulary(modelPath: string): Promise<string | null> {
  const folder = dirname(modelPath)
  const names = (await readdir(folder)).filter((name) => /vocab\.txt$/i.test(name)).sort()
  const model = basename(modelPath)
  const shared = (name: string) => {
    let length = 0
    while (length < name.length && name[length] === model[length]) length++
    return length
  }
  const best = names.reduce<string | null>(
    (found, name) => (found === null || shared(name) > shared(found) ? name : found),
    null,
  )
  return best && join(folder, best)
}
