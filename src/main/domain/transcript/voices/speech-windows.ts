import { framesOf, type TimedSpan, type VoiceFrames } from './voice-frames.ts'

/** A word as the telling apart of voices needs it. */
export interface SpokenWord extends TimedSpan {
  text: string
}

/** A pause this long (ms) may be where another begins to speak; inside of shorter ones hardly anybody does. */
const runPauseMs = 350
/** Long enough for most sounds of a language to come up, short enough to be one person's (ms). */
const windowMs = 1500
/** Frames this much (dB) under the loud ones are breath, room and the ends of words. */
const quietDb = 28
/** The level that only one frame in twenty is above counts as loud. */
const loudShare = 0.95

/** Words without a pause between them, as indices. */
export function runsOf(words: readonly TimedSpan[]): number[][] {
  const runs: number[][] = []
  for (const [index, word] of words.entries()) {
    const last = runs.at(-1)
    const before = words[index - 1]
    if (last && before && word.startMs - before.endMs < runPauseMs) last.push(index)
    else runs.push([index])
  }
  return runs
}

/** The runs cut at words into pieces of about `windowMs`. */
export function windowsOf(words: readonly TimedSpan[], runs: readonly number[][]): number[][] {
  return runs.flatMap((run) => {
    const startMs = words[run[0]!]!.startMs
    const lengthMs = words[run.at(-1)!]!.endMs - startMs
    const count = Math.max(1, Math.round(lengthMs / windowMs))
    const windows: number[][] = [[]]
    for (const index of run) {
      windows.at(-1)!.push(index)
      if (words[index]!.endMs >= startMs + (lengthMs * windows.length) / count) windows.push([])
    }
    return windows.filter((window) => window.length > 0)
  })
}

/** For each word the frames in which it is heard well. */
export function audibleFrames(frames: VoiceFrames, words: readonly TimedSpan[]): number[][] {
  const ranges = words.map((word) => framesOf(word, frames))
  const levels: number[] = []
  for (const { from, to } of ranges)
    for (let frame = from; frame < to; frame++) levels.push(frames.level[frame]!)
  levels.sort((a, b) => a - b)
  const least = (levels[Math.floor(levels.length * loudShare)] ?? 0) - quietDb
  return ranges.map(({ from, to }) => {
    const audible: number[] = []
    for (let frame = from; frame < to; frame++) if (frames.level[frame]! > least) audible.push(frame)
    return audible
  })
}
