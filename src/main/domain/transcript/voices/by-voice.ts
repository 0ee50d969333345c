import { clusteredSides, type Sides } from './clusters.ts'
import { directionSides } from './directions.ts'
import { densityOf, fitMixture, type Mixture } from './mixture.ts'
import { smoothed } from './smooth.ts'
import { audibleFrames, runsOf, type SpokenWord, windowsOf } from './speech-windows.ts'
import { coefficients, type VoiceFrames } from './voice-frames.ts'

/** Which of two voices says each word: 0 or 1. `voices` is 1 where no second one was found; all words are then 0. */
export interface VoicesOfWords {
  voices: 1 | 2
  ofWord: (0 | 1)[]
}

const components = { cepstrum: 8, pitch: 3 }
/** More frames of one voice (a minute and a half) make its model no better, only slower. */
const mostFittedFrames = 6000
const leastFittedFrames = 40
const rounds = 6
/** Frames 16 ms apart are much alike: eight say as much as one would by itself. */
const evidence = 0.12
const directions = 2

/** The judgement whether two clusters are two people; measured on synthetic voices (test/integration/voices.test.ts). */
const judged = {
  /** Shares of a model made from the other half of the talk that recognise each side. */
  recall: 0.75,
  /** Neighbouring words without a pause that fall to different sides: what is said changes so, who says it does not. */
  flips: 0.12,
  /** Log likelihood by which a frame is told apart, at the lower quartile of the runs. */
  margin: 0.5,
  /** Words shorter than this (frames) are no witness. */
  wordFrames: 6,
  unbrokenMs: 150,
}

/**
 * Tells two voices apart by their sound: first guesses from clusters of windows, each refined by turns of making a model of either voice
 * (spectrum and pitch) and of giving it its words (Viterbi), until nothing changes. The guess under which unbroken speech changes sides
 * least wins, and counts as two voices only if models of one half of the talk know the sides in the other half. Voices that are very much alike
 * come out as one: this knows no more of people than the recording itself. Linear in the words; an hour takes some ten seconds.
 *
 * @param words in time order
 */
export function tellVoicesApart(frames: VoiceFrames, words: readonly SpokenWord[]): VoicesOfWords {
  const audible = audibleFrames(frames, words)
  const runs = runsOf(words)
  const windows = windowsOf(words, runs)
  const guesses = [
    ...clusteredSides(frames, audible, windows),
    ...directionSides(frames, audible, words, windows, directions),
  ]
  let best: Refined | null = null
  for (const guess of guesses) {
    const refined = refine(frames, words, audible, startOf(guess, windows, words.length))
    if (!refined) continue
    refined.flips = flipsOf(words, audible, refined.gains)
    if (!best || refined.flips < best.flips) best = refined
  }
  if (best && best.flips <= judged.flips && isKnownAgain(frames, audible, runs, best.ofWord))
    return { voices: 2, ofWord: best.ofWord }
  return { voices: 1, ofWord: words.map(() => 0) }
}

interface Refined {
  ofWord: (0 | 1)[]
  /** For each word, by how much voice 0 is likelier than voice 1. */
  gains: Float64Array
  flips: number
}

type Side = 0 | 1 | null

function startOf(sides: Sides, windows: readonly number[][], count: number): Side[] {
  const ofWord = new Array<Side>(count).fill(null)
  for (const side of [0, 1] as const)
    for (const window of sides[side]) for (const word of windows[window]!) ofWord[word] = side
  return ofWord
}

function refine(
  frames: VoiceFrames,
  words: readonly SpokenWord[],
  audible: readonly number[][],
  start: readonly Side[],
): Refined | null {
  let current = start
  let refined: Refined | null = null
  for (let round = 0; round < rounds; round++) {
    const models = modelsOf(frames, audible, current)
    if (!models) return refined
    const gains = Float64Array.from(audible, (chosen) => evidence * lead(frames, models, chosen))
    const ofWord = smoothed(words, gains)
    refined = { ofWord, gains, flips: 0 }
    if (ofWord.every((side, index) => side === current[index])) break
    current = ofWord
  }
  return refined
}

interface VoiceModel {
  cepstrum: Mixture
  pitch: Mixture | null
}

/** A model of either side; null where one of them is hardly heard. */
function modelsOf(
  frames: VoiceFrames,
  audible: readonly number[][],
  ofWord: readonly Side[],
): [VoiceModel, VoiceModel] | null {
  const [first, second] = ([0, 1] as const).map((side) => {
    const chosen = audible.flatMap((list, word) => (ofWord[word] === side ? list : []))
    return chosen.length < leastFittedFrames ? null : modelOf(frames, chosen)
  })
  return first && second ? [first, second] : null
}

function modelOf(frames: VoiceFrames, all: readonly number[]): VoiceModel {
  const step = Math.max(1, all.length / mostFittedFrames)
  const chosen = Array.from({ length: Math.floor(all.length / step) }, (_, i) => all[Math.floor(i * step)]!)
  const voiced = chosen.filter((frame) => !Number.isNaN(frames.pitch[frame]!))
  return {
    cepstrum: fitMixture(frames.cepstrum, coefficients, chosen, components.cepstrum),
    pitch:
      voiced.length < leastFittedFrames / 2 ? null : fitMixture(frames.pitch, 1, voiced, components.pitch),
  }
}

/** By how much the first model is likelier for these frames, summed. */
function lead(
  frames: VoiceFrames,
  [first, second]: [VoiceModel, VoiceModel],
  chosen: readonly number[],
): number {
  const { cepstrum, pitch } = frames
  let sum = 0
  for (const frame of chosen) {
    sum += densityOf(first.cepstrum, cepstrum, frame) - densityOf(second.cepstrum, cepstrum, frame)
    if (first.pitch && second.pitch && !Number.isNaN(pitch[frame]!))
      sum += densityOf(first.pitch, pitch, frame) - densityOf(second.pitch, pitch, frame)
  }
  return sum
}

/** Share of neighbouring words in unbroken speech that each by itself would fall to different sides. */
function flipsOf(words: readonly SpokenWord[], audible: readonly number[][], gains: Float64Array): number {
  let pairs = 0
  let flips = 0
  for (let i = 1; i < words.length; i++) {
    if (words[i]!.startMs - words[i - 1]!.endMs >= judged.unbrokenMs) continue
    if (audible[i]!.length < judged.wordFrames || audible[i - 1]!.length < judged.wordFrames) continue
    pairs += 1
    if (gains[i]! * gains[i - 1]! < 0) flips += 1
  }
  return pairs === 0 ? 0 : flips / pairs
}

/** Whether models made from every other two runs tell the sides of the rest. */
function isKnownAgain(
  frames: VoiceFrames,
  audible: readonly number[][],
  runs: readonly number[][],
  ofWord: readonly (0 | 1)[],
): boolean {
  const right = [0, 0]
  const all = [0, 0]
  const margins: number[] = []
  for (const half of [0, 1]) {
    const known = ofWord.map((side): Side => side)
    for (const [index, run] of runs.entries())
      if ((index >> 1) % 2 !== half) for (const word of run) known[word] = null
    const models = modelsOf(frames, audible, known)
    if (!models) return false
    for (const [index, run] of runs.entries()) {
      if ((index >> 1) % 2 === half) continue
      for (const side of [0, 1] as const) {
        const chosen = run.flatMap((word) => (ofWord[word] === side ? audible[word]! : []))
        if (chosen.length < leastFittedFrames / 2) continue
        const margin = ((side === 0 ? 1 : -1) * lead(frames, models, chosen)) / chosen.length
        margins.push(margin)
        all[side]! += chosen.length
        if (margin > 0) right[side]! += chosen.length
      }
    }
  }
  margins.sort((a, b) => a - b)
  return (
    right.every((count, side) => all[side]! > 0 && count / all[side]! >= judged.recall) &&
    margins[Math.floor(margins.length / 4)]! >= judged.margin
  )
}
