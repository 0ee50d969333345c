import { basename } from 'node:path'
import { type InferenceSession, Tensor } from 'onnxruntime-node'
import { IzError } from '#shared/error.ts'
import type { ModelFlaw } from '#shared/messages/error-words.ts'
import { fits, openOnnx, shapes } from '../onnx-session.ts'

/** What the model says of each token, the two at the ends included. */
export interface TokenMarks {
  /** Index into the labels of what stands after it. */
  after: number[]
  /** Whether a sentence ends with it. */
  ends: boolean[]
  /** Which of its signs are in upper case; as many for each token as the model gives. */
  capitals: boolean[][]
}

export interface PunctuationSession {
  /**
   * @param ids with those of the beginning and the end; `maxTokens` at most
   * @throws model_invalid
   */
  run(ids: readonly number[]): Promise<TokenMarks>
  close(): Promise<void>
}

/** `max_length` in the configuration of punct_cap_seg_47_language, with the two tokens at the ends. */
export const maxTokens = 128

/**
 * Opens a model of the contract of 1-800-BAD-CODE/punct_cap_seg_47_language: `input_ids` i64 [B, T] in; `post_preds` i64 [B, T],
 * `seg_preds` bool [B, T] and `cap_preds` bool [B, T, C] out, C signs of a token (16), all of them decided already; `pre_preds`, the
 * marks before a word, is not used: of its labels only ¿ says something (github.com/1-800-BAD-CODE/punctuators).
 * @throws model_missing, model_invalid
 */
export async function openPunctuationSession(path: string, threads: number): Promise<PunctuationSession> {
  const params = { file: basename(path) }
  const invalid = (detail: string, cause?: unknown) =>
    new IzError('model_invalid', params, { detail, ...(cause ? { cause } : {}) })
  const session = await openOnnx(path, threads)
  const problem = contractProblem(session)
  if (problem) {
    await session.release()
    const wrong = { ...params, reason: 'other_kind' satisfies ModelFlaw }
    throw new IzError('model_invalid', wrong, { detail: problem })
  }
  return {
    async run(ids) {
      const input = new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length])
      // A token it does not know: the tokenizer is another model's.
      const result = await session.run({ input_ids: input }).catch((error: Error) => {
        throw invalid(error.message, error)
      })
      const after = values(result.post_preds, [1, ids.length])
      const ends = values(result.seg_preds, [1, ids.length])
      const width = result.cap_preds?.dims[2] ?? 0
      const capitals = values(result.cap_preds, [1, ids.length, width])
      if (!after || !ends || !capitals) {
        const found = Object.entries(result).map(([name, { dims }]) => `${name} [${dims}]`)
        throw invalid(`${found.join(', ')} for ${ids.length} tokens`)
      }
      return {
        after,
        ends: ends.map(Boolean),
        capitals: ids.map((_, at) => capitals.slice(at * width, (at + 1) * width).map(Boolean)),
      }
    },
    close: () => session.release(),
  }
}

function contractProblem({ inputMetadata, outputMetadata }: InferenceSession): string | null {
  const ok =
    inputMetadata.length === 1 &&
    fits(inputMetadata, 'input_ids', 'int64', [null, null]) &&
    fits(outputMetadata, 'post_preds', 'int64', [null, null]) &&
    fits(outputMetadata, 'cap_preds', 'bool', [null, null, null]) &&
    fits(outputMetadata, 'seg_preds', 'bool', [null, null])
  return ok ? null : `in: ${shapes(inputMetadata)}; out: ${shapes(outputMetadata)}`
}

/** The numbers of a tensor of that shape, null for another. */
function values(tensor: Tensor | undefined, dims: readonly number[]): number[] | null {
  if (!tensor || tensor.dims.length !== dims.length || dims.some((size, at) => tensor.dims[at] !== size)) {
    return null
  }
  return Array.from(tensor.data as BigInt64Array | Uint8Array, Number)
}
