import { basename } from 'node:path'
import { type InferenceSession, Tensor } from 'onnxruntime-node'
import { IzError } from '#shared/error.ts'
import { openOnnx } from './onnx-session.ts'

const sampleRate = 16_000
/** What the model hears at once, and what it hears of the time before, samples (the wrapper of snakers4/silero-vad). */
const frameSamples = 512
const contextSamples = 64
/** Below this level, -70 dB of full scale, nobody speaks: such frames are not computed. */
const silentPower = 1e-7
/** After half a second of that the model begins anew. */
const forgetFrames = 16

/** The probabilities of speech in a 16 kHz mono stream. They depend only on the samples, not on the blocks in which they arrive. */
export interface SpeechProbabilities {
  /**
   * Takes the next samples, any number of them.
   * @returns the probability of each stretch of 32 ms that is complete now
   * @throws engine_failed when the model cannot compute, or computes no probabilities
   */
  push(block: Float32Array): Promise<Float32Array>
  /** The end of the recording: the last stretch, silence after it. @throws engine_failed */
  end(): Promise<Float32Array>
  close(): Promise<void>
}

/** What a model takes and gives beside the sound: its recurrent state, by names and sizes. */
interface Contract {
  states: readonly { input: string; output: string; size: number }[]
  context: number
  takesRate: boolean
}

/**
 * Opens a Silero VAD of either contract, told by its inputs. Since v5: `input` f32 [1, 64 + 512], `state` f32 [2, 1, 128], `sr` i64 in,
 * `output` f32 [1, 1], `stateN` out. v3 and v4: `input` [1, 512], `h` and `c` [2, 1, 64], `sr` in, `output`, `hn`, `cn` out.
 * @throws model_missing, model_invalid
 */
export async function openSilero(path: string): Promise<SpeechProbabilities> {
  const params = { file: basename(path) }
  // A frame is too little work to share.
  const session = await openOnnx(path, 1)
  const contract = contractOf(session)
  if (!contract) {
    const detail = `in: ${session.inputNames.join(', ')}; out: ${session.outputNames.join(', ')}`
    await session.release()
    throw new IzError('model_invalid', params, { detail })
  }
  const { states, context, takesRate } = contract
  const rate = takesRate ? { sr: new Tensor('int64', BigInt64Array.of(BigInt(sampleRate)), []) } : {}
  const nothingHeard = (): Record<string, Tensor> =>
    Object.fromEntries(
      states.map(({ input, size }) => [
        input,
        new Tensor('float32', new Float32Array(2 * size), [2, 1, size]),
      ]),
    )
  const heard = new Float32Array(context + frameSamples)
  let filled = context
  let state = nothingHeard()
  let silentFrames = 0

  const hear = async (): Promise<number> => {
    if (powerOf(heard.subarray(context)) < silentPower) {
      silentFrames++
      if (silentFrames === forgetFrames) state = nothingHeard()
      return 0
    }
    silentFrames = 0
    const input = new Tensor('float32', heard, [1, heard.length])
    const result = await session.run({ input, ...state, ...rate })
    const probability = result.output?.data[0]
    if (!(typeof probability === 'number' && probability >= 0 && probability <= 1)) {
      throw new IzError('engine_failed', params, { detail: `${probability} is no probability` })
    }
    state = Object.fromEntries(states.map((one) => [one.input, result[one.output]! as Tensor]))
    return probability
  }
  const next = async (): Promise<number> => {
    const probability = await hear().catch((error: Error) => {
      if (error instanceof IzError) throw error
      throw new IzError('engine_failed', params, { detail: error.message, cause: error })
    })
    heard.copyWithin(0, frameSamples)
    filled = context
    return probability
  }
  return {
    async push(block) {
      const probabilities = new Float32Array(Math.floor((filled - context + block.length) / frameSamples))
      let count = 0
      for (let from = 0; from < block.length; ) {
        const taken = Math.min(block.length - from, heard.length - filled)
        heard.set(block.subarray(from, from + taken), filled)
        filled += taken
        from += taken
        if (filled === heard.length) probabilities[count++] = await next()
      }
      return probabilities
    },
    async end() {
      if (filled === context) return new Float32Array(0)
      heard.fill(0, filled)
      return Float32Array.of(await next())
    },
    close: () => session.release(),
  }
}

function powerOf(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return sum / samples.length
}

function contractOf({ inputMetadata, outputNames }: InferenceSession): Contract | null {
  const inputs = new Map(inputMetadata.map((one) => [one.name, one]))
  const takes = (name: string, rank: number, size?: number) => {
    const one = inputs.get(name)
    return (
      one?.isTensor === true &&
      one.type === 'float32' &&
      one.shape.length === rank &&
      (size === undefined || one.shape.at(-1) === size)
    )
  }
  const gives = (...names: string[]) => names.every((name) => outputNames.includes(name))
  const takesRate = inputs.has('sr')
  const others = inputs.size - (takesRate ? 1 : 0)
  if (!takes('input', 2) || !gives('output')) return null
  if (others === 2 && takes('state', 3, 128) && gives('stateN')) {
    return { states: [{ input: 'state', output: 'stateN', size: 128 }], context: contextSamples, takesRate }
  }
  if (others === 3 && takes('h', 3, 64) && takes('c', 3, 64) && gives('hn', 'cn')) {
    const states = [
      { input: 'h', output: 'hn', size: 64 },
      { input: 'c', output: 'cn', size: 64 },
    ]
    return { states, context: 0, takesRate }
  }
  return null
}
