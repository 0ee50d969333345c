import { addVector, emptyMoments, joined, type Moments, spread } from './gaussian.ts'
import { coefficients, type VoiceFrames } from './voice-frames.ts'

/** Added to the variances: of a cepstral coefficient, and of the logarithm of the pitch (a semitone and a half squared). */
const floors = { cepstrum: 0.05, pitch: 0.0009 }
/** Fewer frames (0.4 s) say too little of a voice to begin with. */
const leastFrames = 25
/** Every pair is compared: of more windows than this an even choice begins, the rest follows by the models made of them. */
const mostWindows = 300
/** From this many clusters on, all ways to make two of them are compared. */
const fewClusters = 6

interface Cluster {
  cepstrum: Moments
  pitch: Moments
  windows: number[]
}

/** Two sides, each with the indices of its windows. Windows that say too little are in neither. */
export type Sides = [number[], number[]]

/**
 * Two guesses at who speaks in which window, by joining the two windows whose Gaussians lose least by it until two are left (the generalised
 * likelihood ratio of Gish et al. 1991, as in Chen and Gopalakrishnan 1998), and by the best division of the last six: the last steps of the
 * first are where noise and laughter lead it astray. None where there is too little to hear.
 */
export function clusteredSides(
  frames: VoiceFrames,
  audible: readonly number[][],
  windows: readonly number[][],
): Sides[] {
  const all = windows
    .map((window, index) => clusterOf(frames, audible, window, index))
    .filter(({ cepstrum }) => cepstrum.count >= leastFrames)
  const step = Math.max(1, all.length / mostWindows)
  const clusters = Array.from({ length: Math.floor(all.length / step) }, (_, i) => all[Math.floor(i * step)]!)
  if (clusters.length < 2) return []
  const few = joinUntil(clusters, fewClusters)
  const best = bestDivision(few)
  const [first, second] = joinUntil(few, 2)
  return [[first!.windows, second!.windows], best]
}

function clusterOf(
  frames: VoiceFrames,
  audible: readonly number[][],
  window: readonly number[],
  index: number,
): Cluster {
  const cepstrum = emptyMoments(coefficients)
  const pitch = emptyMoments(1)
  for (const word of window) {
    for (const frame of audible[word]!) {
      addVector(cepstrum, frames.cepstrum, frame * coefficients)
      if (!Number.isNaN(frames.pitch[frame]!)) addVector(pitch, frames.pitch, frame)
    }
  }
  return { cepstrum, pitch, windows: [index] }
}

function merged(a: Cluster, b: Cluster): Cluster {
  return {
    cepstrum: joined(a.cepstrum, b.cepstrum),
    pitch: joined(a.pitch, b.pitch),
    windows: [...a.windows, ...b.windows],
  }
}

function costOf({ cepstrum, pitch }: Cluster): number {
  return spread(cepstrum, floors.cepstrum) + spread(pitch, floors.pitch)
}

function joinUntil(start: readonly Cluster[], count: number): Cluster[] {
  const clusters = [...start]
  const costs = clusters.map(costOf)
  const alive = new Set(clusters.keys())
  const loss = (i: number, j: number) => costOf(merged(clusters[i]!, clusters[j]!)) - costs[i]! - costs[j]!
  const losses = clusters.map((_, i) => clusters.map((_, j) => (j > i ? loss(i, j) : 0)))
  while (alive.size > count) {
    let [into, from, least] = [-1, -1, Number.POSITIVE_INFINITY]
    for (const i of alive) {
      for (const j of alive) {
        if (j > i && losses[i]![j]! < least) [into, from, least] = [i, j, losses[i]![j]!]
      }
    }
    clusters[into] = merged(clusters[into]!, clusters[from]!)
    costs[into] = costOf(clusters[into]!)
    alive.delete(from)
    for (const other of alive) {
      if (other > into) losses[into]![other] = loss(into, other)
      else if (other < into) losses[other]![into] = loss(other, into)
    }
  }
  return [...alive].map((index) => clusters[index]!)
}

function bestDivision(clusters: readonly Cluster[]): Sides {
  let best: Sides = [[], []]
  let least = Number.POSITIVE_INFINITY
  for (let mask = 1; mask < 2 ** (clusters.length - 1); mask++) {
    const side = (wanted: number) =>
      clusters.filter((_, i) => ((mask >> i) & 1) === wanted).reduce((a, b) => merged(a, b))
    const [first, second] = [side(0), side(1)]
    const cost = costOf(first) + costOf(second)
    if (cost < least) {
      least = cost
      best = [first.windows, second.windows]
    }
  }
  return best
}
