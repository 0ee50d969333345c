import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import type { ModelFlaw } from '#shared/messages/error-words.ts'
import { GgmlReader, ggmlMagic, skipTensor } from './ggml-file.ts'

/**
 * No Parakeet knows more pieces than this, and no Whisper fewer than 51 864: their files begin alike, with this number after the magic
 * (whisper.cpp, `PARAKEET_HPARAM_MODEL_VALUES` and `whisper_vocab::is_multilingual`).
 */
export const mostParakeetPieces = 8192

/** The numbers after the magic and the most whisper.cpp takes of each; `null`: the weights' type, which is another matter. */
const limits = [mostParakeetPieces, 5000, 1024, 8, 24, 128, null, 512, 8, 256, 9, 640, 2, 5, 10] as const
const places = { mels: 5, fft: 7, durations: 13 } as const

const longestPiece = 200

/**
 * Walks through a Parakeet file from its header to its last weight without reading the weights. whisper.cpp takes a file that was cut
 * short for a whole one, and leaves what is missing to chance.
 * @throws model_missing, model_invalid
 */
export async function checkParakeetFile(path: string): Promise<void> {
  const params = { file: basename(path) }
  const file = await open(path).catch((error: Error) => {
    throw new IzError('model_missing', params, { detail: error.message, cause: error })
  })
  const refuse = (detail: string): never => {
    throw new IzError('model_invalid', params, { detail })
  }
  const refuseCut = (): never => {
    const wrong = { ...params, reason: 'cut_short' satisfies ModelFlaw }
    throw new IzError('model_invalid', wrong, { detail: 'the file is cut short' })
  }
  try {
    const { size } = await file.stat()
    const reader = new GgmlReader(file, size, refuseCut)
    if ((await reader.int32()) !== ggmlMagic) refuse('not a ggml file')
    const header: number[] = []
    for (const limit of limits) {
      const value = await reader.int32()
      if (limit !== null && (value < 1 || value > limit)) refuse('not a Parakeet file')
      header.push(value)
    }
    const [mels, bins] = [await reader.int32(), await reader.int32()]
    if (mels !== header[places.mels] || bins !== header[places.fft]! / 2 + 1) refuse('its filters do not fit')
    reader.skip(4 * mels * bins)
    const window = await reader.int32()
    if (window < 0 || window > header[places.fft]!) refuse('its window does not fit')
    reader.skip(4 * window + 4 * header[places.durations]!)
    if ((await reader.int32()) !== header[0]) refuse('its vocabulary does not fit')
    for (let piece = 0; piece < header[0]!; piece++) {
      const length = await reader.int32()
      if (length < 0 || length > longestPiece) refuse('its vocabulary is broken')
      reader.skip(length)
    }
    let tensors = 0
    for (; reader.left > 0; tensors++) await skipTensor(reader, refuse)
    if (tensors === 0) refuse('it holds no weights')
  } finally {
    await file.close()
  }
}
