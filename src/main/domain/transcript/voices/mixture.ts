/** A mixture of Gaussians with diagonal covariances. */
export interface Mixture {
  size: number
  /** Logarithm of each one's share, with its normalising constant. */
  constants: Float64Array
  /** [components, size] */
  means: Float64Array
  /** 1 / variance, [components, size] */
  precisions: Float64Array
}

const rounds = 8
/** Least variance, as a share of that of all frames. */
const floorShare = 0.05

/**
 * Fits a mixture to frames by expectation maximisation, from a fixed start, so that the same frames always give the same mixture.
 * @param values [frames, size]
 * @param chosen indices of the frames to fit, at least one
 * @param components as many, or fewer where there are too few frames (one for each 20)
 */
export function fitMixture(
  values: Float32Array,
  size: number,
  chosen: readonly number[],
  components: number,
): Mixture {
  const count = Math.max(1, Math.min(components, Math.floor(chosen.length / 20)))
  const mean = new Float64Array(size)
  const variance = new Float64Array(size)
  for (const frame of chosen) for (let d = 0; d < size; d++) mean[d]! += values[frame * size + d]!
  for (let d = 0; d < size; d++) mean[d]! /= chosen.length
  for (const frame of chosen)
    for (let d = 0; d < size; d++) variance[d]! += (values[frame * size + d]! - mean[d]!) ** 2
  for (let d = 0; d < size; d++) variance[d] = Math.max(1e-6, variance[d]! / chosen.length)

  // One frame in so many starts a component: they lie apart in time, so in what is said.
  const means = new Float64Array(count * size)
  for (let c = 0; c < count; c++) {
    const frame = chosen[Math.floor(((c + 0.5) * chosen.length) / count)]!
    for (let d = 0; d < size; d++) means[c * size + d] = (values[frame * size + d]! + mean[d]!) / 2
  }
  const precisions = new Float64Array(count * size)
  for (let c = 0; c < count; c++) for (let d = 0; d < size; d++) precisions[c * size + d] = 1 / variance[d]!
  const mixture: Mixture = { size, constants: new Float64Array(count), means, precisions }
  setConstants(mixture, new Float64Array(count).fill(1 / count))
  if (count === 1) return mixture
  const logs = new Float64Array(count)
  for (let round = 0; round < rounds; round++) {
    const weights = new Float64Array(count).fill(1e-3)
    const sums = new Float64Array(count * size)
    const squares = new Float64Array(count * size)
    for (const frame of chosen) {
      const total = frameLogs(mixture, values, frame, logs)
      for (let c = 0; c < count; c++) {
        const share = Math.exp(logs[c]! - total)
        if (share < 1e-4) continue
        weights[c]! += share
        for (let d = 0; d < size; d++) {
          const value = values[frame * size + d]!
          sums[c * size + d]! += share * value
          squares[c * size + d]! += share * value * value
        }
      }
    }
    for (let c = 0; c < count; c++) {
      const weight = weights[c]!
      if (weight < 1) continue
      for (let d = 0; d < size; d++) {
        const at = c * size + d
        means[at] = sums[at]! / weight
        const own = squares[at]! / weight - means[at]! ** 2
        precisions[at] = 1 / Math.max(own, floorShare * variance[d]!)
      }
    }
    const all = weights.reduce((sum, weight) => sum + weight, 0)
    setConstants(
      mixture,
      weights.map((weight) => weight / all),
    )
  }
  return mixture
}

function setConstants(mixture: Mixture, shares: Float64Array): void {
  const { size, constants, precisions } = mixture
  for (let c = 0; c < constants.length; c++) {
    let log = Math.log(shares[c]!) - (size / 2) * Math.log(2 * Math.PI)
    for (let d = 0; d < size; d++) log += Math.log(precisions[c * size + d]!) / 2
    constants[c] = log
  }
}

/** Fills `logs` with each component's log density and gives that of the mixture. */
function frameLogs(mixture: Mixture, values: Float32Array, frame: number, logs: Float64Array): number {
  const { size, constants, means, precisions } = mixture
  let best = Number.NEGATIVE_INFINITY
  for (let c = 0; c < constants.length; c++) {
    let distance = 0
    for (let d = 0, at = c * size; d < size; d++, at++) {
      const off = values[frame * size + d]! - means[at]!
      distance += off * off * precisions[at]!
    }
    logs[c] = constants[c]! - distance / 2
    if (logs[c]! > best) best = logs[c]!
  }
  let sum = 0
  for (let c = 0; c < constants.length; c++) sum += Math.exp(logs[c]! - best)
  return best + Math.log(sum)
}

const scratch = new Float64Array(64)

/** Log density of one frame. */
export function densityOf(mixture: Mixture, values: Float32Array, frame: number): number {
  return frameLogs(mixture, values, frame, scratch)
}
