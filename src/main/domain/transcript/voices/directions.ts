import type { Sides } from './clusters.ts'
import { coefficients, type TimedSpan, type VoiceFrames } from './voice-frames.ts'

const size = coefficients + 1
/** Neighbouring windows nearer than this (ms) are nearly always one person's. */
const neighbourMs = 1200
const leastFrames = 25
const leastVoiced = 6
/** The covariances that few windows give are drawn towards their diagonal by this share. */
const shrink = 0.2
/** Of the variance of all windows, added to that within a person: no direction may seem to have none. */
const floorShare = 0.02
const powerSteps = 100

/**
 * Guesses at who speaks in which window, by the directions in which windows differ most over the whole recording compared with how much
 * neighbours differ: what changes from one window to the next is what is said, what changes over minutes is who says it (linear discriminant
 * analysis with neighbours for classes). One guess for each of the `count` strongest directions, cut where the two halves part best.
 */
export function directionSides(
  frames: VoiceFrames,
  audible: readonly number[][],
  words: readonly TimedSpan[],
  windows: readonly number[][],
  count: number,
): Sides[] {
  const vectors = windows.map((window) =>
    meanVector(
      frames,
      window.flatMap((word) => audible[word]!),
    ),
  )
  const known = vectors.filter((vector) => vector !== null)
  if (known.length < 4) return []
  const mean = new Float64Array(size)
  for (const vector of known) for (let k = 0; k < size; k++) mean[k]! += vector[k]! / known.length
  const centred = vectors.map((vector) => vector?.map((value, k) => value - mean[k]!) ?? null)
  const total = covariance(centred.filter((vector) => vector !== null))
  const differences: Float64Array[] = []
  for (const [index, vector] of centred.entries()) {
    const before = centred[index - 1]
    if (!vector || !before) continue
    const gapMs = words[windows[index]![0]!]!.startMs - words[windows[index - 1]!.at(-1)!]!.endMs
    if (gapMs <= neighbourMs) differences.push(vector.map((value, k) => (value - before[k]!) / Math.SQRT2))
  }
  if (differences.length === 0) return []
  const within = covariance(differences)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) if (i !== j) within[i]![j]! *= 1 - shrink
    within[i]![i]! += floorShare * total[i]![i]! + 1e-6
  }
  const lower = cholesky(within)
  const white = centred.map((vector) => vector && solved(lower, vector))
  const rest = covariance(white.filter((vector) => vector !== null))
  return Array.from({ length: count }, () => {
    const direction = strongest(rest)
    return cutInTwo(
      white.map((vector) => vector?.reduce((sum, value, k) => sum + value * direction[k]!, 0) ?? null),
    )
  }).filter((sides) => sides !== null)
}

function meanVector(frames: VoiceFrames, chosen: readonly number[]): Float64Array | null {
  const vector = new Float64Array(size)
  let voiced = 0
  for (const frame of chosen) {
    for (let k = 0; k < coefficients; k++) vector[k]! += frames.cepstrum[frame * coefficients + k]!
    const pitch = frames.pitch[frame]!
    if (Number.isNaN(pitch)) continue
    vector[coefficients]! += pitch
    voiced += 1
  }
  if (chosen.length < leastFrames || voiced < leastVoiced) return null
  return vector.map((sum, k) => sum / (k < coefficients ? chosen.length : voiced))
}

function covariance(vectors: readonly Float64Array[]): Float64Array[] {
  const matrix = Array.from({ length: size }, () => new Float64Array(size))
  for (const vector of vectors) {
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) matrix[i]![j]! += (vector[i]! * vector[j]!) / vectors.length
  }
  return matrix
}

function cholesky(matrix: readonly Float64Array[]): Float64Array[] {
  const lower = Array.from({ length: size }, () => new Float64Array(size))
  for (let j = 0; j < size; j++) {
    for (let i = j; i < size; i++) {
      let sum = matrix[i]![j]!
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!
      lower[i]![j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / lower[j]![j]!
    }
  }
  return lower
}

function solved(lower: readonly Float64Array[], vector: Float64Array): Float64Array {
  const result = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let sum = vector[i]!
    for (let k = 0; k < i; k++) sum -= lower[i]![k]! * result[k]!
    result[i] = sum / lower[i]![i]!
  }
  return result
}

/** The strongest direction of a covariance, which is taken out of it. */
function strongest(matrix: Float64Array[]): Float64Array {
  let direction: Float64Array = Float64Array.from({ length: size }, (_, k) => 1 + k / 100)
  let strength = 0
  for (let step = 0; step < powerSteps; step++) {
    const next = Float64Array.from(matrix, (row) =>
      row.reduce((sum, value, k) => sum + value * direction[k]!, 0),
    )
    strength = Math.hypot(...next)
    if (strength < 1e-12) break
    direction = next.map((value) => value / strength)
  }
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) matrix[i]![j]! -= strength * direction[i]! * direction[j]!
  return direction
}

/** Windows below and above the value at which the two sides' means lie furthest apart for their sizes (Otsu's rule). */
function cutInTwo(places: readonly (number | null)[]): Sides | null {
  const known = [...places.entries()]
    .filter((entry): entry is [number, number] => entry[1] !== null)
    .sort((a, b) => a[1] - b[1])
  const total = known.reduce((sum, [, place]) => sum + place, 0)
  let below = 0
  let best = 0
  let cut = 0
  for (const [index, [, place]] of known.slice(0, -1).entries()) {
    below += place
    const [few, many] = [index + 1, known.length - index - 1]
    const apart = few * many * (below / few - (total - below) / many) ** 2
    if (apart > best) [best, cut] = [apart, index + 1]
  }
  if (cut === 0) return null
  const windows = known.map(([window]) => window)
  return [windows.slice(0, cut), windows.slice(cut)]
}
