import { open } from 'node:fs/promises'
import { GgmlReader, ggmlMagic, skipTensor } from './ggml-file.ts'

/** Numbers of the header after the magic (whisper.cpp, `whisper_model_load`). */
const headerNumbers = 11
const mostMels = 128
const mostBins = 1024
const longestPiece = 1024

/**
 * Walks through a Whisper file from its header to its last weight without reading the weights. whisper.cpp says the same of a file that is
 * not whole, of one it does not know, and of one there is no memory for.
 * @returns true where it ends before what it promises; false where it does not, or is not such a file
 */
export async function isWhisperCutShort(path: string): Promise<boolean> {
  const file = await open(path)
  let isCut = false
  const refuse = (detail: string): never => {
    throw new Error(detail)
  }
  const refuseCut = (): never => {
    isCut = true
    return refuse('the file is cut short')
  }
  try {
    const { size } = await file.stat()
    const reader = new GgmlReader(file, size, refuseCut)
    if ((await reader.int32()) !== ggmlMagic) refuse('not a ggml file')
    reader.skip(4 * headerNumbers)
    const [mels, bins] = [await reader.int32(), await reader.int32()]
    if (mels < 1 || mels > mostMels || bins < 1 || bins > mostBins) refuse('its filters do not fit')
    reader.skip(4 * mels * bins)
    const pieces = await reader.int32()
    for (let piece = 0; piece < pieces; piece++) {
      const length = await reader.int32()
      if (length < 0 || length > longestPiece) refuse('its vocabulary is broken')
      reader.skip(length)
    }
    while (reader.left > 0) await skipTensor(reader, refuse)
  } catch {
    // Whatever else is wrong with it is not for its size to say.
  } finally {
    await file.close()
  }
  return isCut
}
