import { basename } from 'node:path'
import { type InferenceSession, Tensor } from 'onnxruntime-node'
import type { ComputeProvider } from '#shared/api/acceleration.ts'
import { IzError } from '#shared/error.ts'
import type { ModelFlaw } from '#shared/messages/error-words.ts'
import { melBands } from './log-mel.ts'
import { fits, openOnnx, shapes } from './onnx-session.ts'

/** A loaded acoustic model: features in, log-probabilities out. Calls are answered in order. */
export interface CtcSession {
  /**
   * @param features shape [64, frames], 10 ms a frame; must not be used afterwards
   * @returns shape [floor((frames - 1) / 4) + 1, symbols]
   * @throws engine_failed, model_invalid
   */
  run(features: Float32Array<ArrayBuffer>, frames: number): Promise<Float32Array>
  close(): Promise<void>
}

export interface CtcSessionOptions {
  path: string
  /** V, the size of the vocabulary. */
  symbols: number
  /** For the session's whole life. */
  threads: number
  /** What computes; the processor where absent. Any other is watched for nonsense: `run` throws engine_failed. */
  provider?: ComputeProvider
}

/**
 * Opens an ONNX model of the GigaAM Multilingual CTC contract: `features` f32 [B, 64, T] and `feature_lengths` i64 [B] in,
 * `log_probs` f32 [B, T', V] out, T' = floor((T - 1) / 4) + 1 (model card of istupakov/gigaam-multilingual-ctc-onnx).
 * onnxruntime-node runs a session on the calling thread, which can do nothing else meanwhile.
 * @throws model_missing, model_invalid when it cannot be loaded or has other inputs or outputs
 */
export async function openCtcSession({
  path,
  symbols,
  threads,
  provider = 'cpu',
}: CtcSessionOptions): Promise<CtcSession> {
  const params = { file: basename(path) }
  const session = await openOnnx(path, threads, provider)
  const problem = contractProblem(session, symbols)
  if (problem) {
    await session.release()
    const { reason, detail } = problem
    throw new IzError('model_invalid', { ...params, reason }, { detail })
  }
  return {
    async run(features, frames) {
      const result = await session
        .run({
          features: new Tensor('float32', features, [1, melBands, frames]),
          feature_lengths: new Tensor('int64', BigInt64Array.of(BigInt(frames)), [1]),
        })
        .catch((error: Error) => {
          throw new IzError('engine_failed', params, { detail: error.message, cause: error })
        })
      const output = result.log_probs
      const expected = [1, Math.floor((frames - 1) / 4) + 1, symbols]
      const data = output?.data
      if (!(data instanceof Float32Array) || expected.some((size, i) => output?.dims[i] !== size)) {
        const wrong = { ...params, reason: 'vocabulary_differs' satisfies ModelFlaw }
        throw new IzError('model_invalid', wrong, {
          detail: `log_probs of shape [${output?.dims}] for ${frames} frames, not [${expected}]`,
        })
      }
      if (provider !== 'cpu' && !isDistribution(data, symbols)) {
        throw new IzError('engine_failed', params, {
          detail: `${provider} computed what are no probabilities`,
        })
      }
      return data
    },
    close: () => session.release(),
  }
}

/** Whether each frame's probabilities sum to one, which what a broken driver leaves does not. */
function isDistribution(logProbs: Float32Array, symbols: number): boolean {
  for (let at = 0; at < logProbs.length; at += symbols) {
    let sum = 0
    for (let id = 0; id < symbols; id++) sum += Math.exp(logProbs[at + id]!)
    if (!(Math.abs(sum - 1) < 0.05)) return false
  }
  return true
}

/** What is wrong with a model's inputs and outputs, or null. A symbolic dimension is a string and fits any size. */
function contractProblem(
  { inputMetadata, outputMetadata }: InferenceSession,
  symbols: number,
): { reason: ModelFlaw; detail: string } | null {
  const ofKind =
    inputMetadata.length === 2 &&
    fits(inputMetadata, 'features', 'float32', [null, melBands, null]) &&
    fits(inputMetadata, 'feature_lengths', 'int64', [null]) &&
    fits(outputMetadata, 'log_probs', 'float32', [null, null, null])
  if (ofKind && fits(outputMetadata, 'log_probs', 'float32', [null, null, symbols])) return null
  const detail = `in: ${shapes(inputMetadata)}; out: ${shapes(outputMetadata)}; ${symbols} symbols`
  return { reason: ofKind ? 'vocabulary_differs' : 'other_kind', detail }
}
