import { ownPart } from '../../src/main/domain/transcript/seam.ts'
import { type PackedSpeech, SpeechChunker } from '../../src/main/domain/transcript/speech-chunker.ts'
import { ChunkRecogniser } from '../../src/main/infra/asr/chunk-recogniser.ts'
import type { CtcEngine, ModelFiles } from '../../src/main/services/transcription/ports.ts'
import type { SpokenLanguage } from '../../src/shared/language.ts'
import type { Stretch, Word } from '../../src/shared/transcript.ts'

/** The chunks of a sound that arrives in blocks of these sizes, over and over. */
export function chunksOf(samples: Float32Array, blockSizes: readonly number[] = [16_384]): PackedSpeech[] {
  const chunker = new SpeechChunker()
  const chunks: PackedSpeech[] = []
  for (let at = 0, turn = 0; at < samples.length; turn++) {
    const size = blockSizes[turn % blockSizes.length]!
    chunks.push(...chunker.push(samples.subarray(at, at + size)))
    at += size
  }
  chunks.push(...chunker.end())
  return chunks
}

/** What the pipeline writes of chunks, without decoding from a file and without a worker. */
export async function recognisedOf(
  chunks: readonly PackedSpeech[],
  engine: CtcEngine,
  model: ModelFiles,
  language: SpokenLanguage = 'kk',
): Promise<{ words: Word[]; stretches: Stretch[] }> {
  const request = { mediaPath: '', durationMs: 0, model, language, translateTo: null }
  const engines = { primary: engine, english: null, aligner: null }
  const recogniser = new ChunkRecogniser(request, engines, 1, new AbortController().signal)
  const words: Word[] = []
  const stretches: Stretch[] = []
  for (const chunk of chunks) {
    const heardMs = chunk.heard.startMs + Math.floor(chunk.heard.samples.length / 16)
    const own = ownPart(await recogniser.recognise(chunk.heard), words, chunk, heardMs)
    words.push(...own.words)
    stretches.push(...own.stretches)
  }
  return { words, stretches }
}

/** Its words alone. */
export async function wordsOf(...given: Parameters<typeof recognisedOf>): Promise<Word[]> {
  return (await recognisedOf(...given)).words
}
