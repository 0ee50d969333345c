import { basename } from 'node:path'
import { env, InferenceSession } from 'onnxruntime-node'
import type { ComputeProvider } from '#shared/api/acceleration.ts'
import { IzError } from '#shared/error.ts'
import type { ModelFlaw } from '#shared/messages/error-words.ts'

/**
 * Loads an ONNX model. onnxruntime-node runs it on the calling thread.
 * @param threads for the session's whole life
 * @param provider what computes
 * @throws model_missing, model_invalid
 */
export async function openOnnx(
  path: string,
  threads: number,
  provider: ComputeProvider = 'cpu',
): Promise<InferenceSession> {
  env.logLevel = 'fatal'
  try {
    return await InferenceSession.create(path, {
      ...(provider === 'cpu' ? {} : { executionProviders: [provider, 'cpu'] }),
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      logSeverityLevel: 4,
      // Chunks differ in length: a plan of memory for each length seen would only grow.
      enableMemPattern: false,
      // Spinning threads take the cores from ffmpeg and from the person's other programs: measured on two busy cores, 1.4 s of CPU against 0.9 s.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    })
  } catch (error) {
    const { message } = error as Error
    const params = { file: basename(path) }
    const options = { detail: message, cause: error }
    if (/doesn't exist|No such file/i.test(message)) throw new IzError('model_missing', params, options)
    const reason = /protobuf/i.test(message) ? { reason: 'cut_short' satisfies ModelFlaw } : {}
    throw new IzError('model_invalid', { ...params, ...reason }, options)
  }
}

/** Whether there is an input or output of that name, type and shape. null, and a symbolic dimension, which is a string, fit any size. */
export function fits(
  values: readonly InferenceSession.ValueMetadata[],
  name: string,
  type: string,
  shape: readonly (number | null)[],
): boolean {
  return values.some(
    (value) =>
      value.name === name &&
      value.isTensor &&
      value.type === type &&
      value.shape.length === shape.length &&
      shape.every(
        (size, i) => size === null || typeof value.shape[i] === 'string' || value.shape[i] === size,
      ),
  )
}

/** Inputs or outputs in words. */
export function shapes(values: readonly InferenceSession.ValueMetadata[]): string {
  return values
    .map((value) => (value.isTensor ? `${value.name} ${value.type} [${value.shape}]` : value.name))
    .join(', ')
}
