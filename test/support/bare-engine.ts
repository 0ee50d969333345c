import { readFile } from 'node:fs/promises'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { logMel, melBands } from '../../src/main/infra/asr/log-mel.ts'
import type { ModelFiles } from '../../src/main/services/transcription/ports.ts'

/** 20 s of 16 kHz mono. */
export const bareChunkSamples = 320_000

/** Cuts 16 kHz mono samples into pieces of 20 s, the last one shorter. */
export function fixedChunks(samples: Float32Array): Float32Array[] {
  const chunks: Float32Array[] = []
  for (let at = 0; at < samples.length; at += bareChunkSamples)
    chunks.push(samples.subarray(at, at + bareChunkSamples))
  return chunks
}

/**
 * The least that a transcription by this engine can be: the front-end and one run of the session for each piece, then the best symbol
 * of each frame as text. No decoding of media, no voice activity, no words, no times.
 */
export async function bareEngineLoop(
  model: ModelFiles,
  pcmChunks: Iterable<Float32Array>,
  threads: number,
): Promise<string> {
  const vocabulary = await readFile(model.vocabularyPath!, 'utf8')
  const symbols = vocabulary
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[0]!)
  const blank = symbols.length - 1
  const session = await InferenceSession.create(model.path, {
    intraOpNumThreads: threads,
    logSeverityLevel: 4,
  })
  let text = ''
  for (const samples of pcmChunks) {
    const { features, frames } = logMel(samples)
    if (frames === 0) continue
    const { log_probs: output } = await session.run({
      features: new Tensor('float32', features, [1, melBands, frames]),
      feature_lengths: new Tensor('int64', BigInt64Array.of(BigInt(frames)), [1]),
    })
    const logProbs = output!.data as Float32Array
    let previous = blank
    for (let at = 0; at < logProbs.length; at += symbols.length) {
      let best = 0
      for (let id = 1; id < symbols.length; id++) if (logProbs[at + id]! > logProbs[at + best]!) best = id
      if (best !== previous && best !== blank) text += symbols[best]
      previous = best
    }
    text += '▁'
  }
  await session.release()
  return text.replaceAll('▁', ' ')
}
