import type { ComputeProvider } from '#shared/api/acceleration.ts'
import type { ModelFiles } from '../../../services/transcription/ports.ts'

/** To the probe's process, once. */
export interface ProbeRequest {
  model: ModelFiles
  provider: ComputeProvider
}

/** Its one answer. */
export type ProbeAnswer =
  | { type: 'computed'; output: ProbeOutput; ms: number }
  | { type: 'absent'; detail: string }
  | { type: 'failed'; detail: string }

/** What came out for the second of sound: log-probabilities, or text. */
export type ProbeOutput = { logProbs: Float32Array; size: number } | { text: string }

/** A model's log-probabilities differ by less than this between processors that compute right. Half precision is good for three digits. */
const tolerance = 0.15
/** Frames whose best symbol is the same. */
const agreement = 0.95

/** Whether two processors have computed the same, as far as rounding allows. */
export function sameOutput(expected: ProbeOutput, found: ProbeOutput): boolean {
  if ('text' in expected || 'text' in found) {
    return 'text' in expected && 'text' in found && alike(expected.text, found.text)
  }
  const { logProbs, size } = expected
  if (found.size !== size || found.logProbs.length !== logProbs.length) return false
  let agreeing = 0
  const frames = logProbs.length / size
  for (let frame = 0; frame < frames; frame++) {
    const [one, other] = [bestOf(logProbs, frame, size), bestOf(found.logProbs, frame, size)]
    if (one === other) agreeing++
    const at = frame * size + one
    if (!(Math.abs(logProbs[at]! - found.logProbs[at]!) < tolerance)) return false
  }
  return agreeing >= agreement * frames
}

function bestOf(logProbs: Float32Array, frame: number, size: number): number {
  let best = 0
  for (let id = 1; id < size; id++) {
    if (logProbs[frame * size + id]! > logProbs[frame * size + best]!) best = id
  }
  return best
}

/** A decoder that writes from its own text may take another turn on a rounding; one that computes wrong writes something else altogether. */
function alike(expected: string, found: string): boolean {
  const [one, other] = [expected.trim(), found.trim()]
  if (one === other) return true
  const shared = [...new Set(one)].filter((letter) => other.includes(letter)).length
  return (
    other !== '' && shared >= 0.5 * new Set(one).size && Math.abs(one.length - other.length) <= one.length
  )
}
