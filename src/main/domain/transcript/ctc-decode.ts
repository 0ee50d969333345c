import type { Vocabulary } from './vocabulary.ts'

/** One output frame of the model: four feature frames of 10 ms. */
export const ctcFrameMs = 40

/** Letters further apart than this belong to two words: the model writes no space where two utterances meet. */
const pauseFrames = 320 / ctcFrameMs

/** A decoded word; its times are ms from the start of the chunk. `confidence` is the mean posterior of its characters. */
interface DecodedWord {
  text: string
  startMs: number
  endMs: number
  confidence: number
}

/**
 * Greedy CTC decoding: the best symbol of each frame, repeats collapsed, blanks dropped. A word starts with the first frame of
 * its first character and ends after the last character's frame; times grow and stay within `lengthMs`.
 * @param logProbs log-probabilities, shape [frames, vocabulary]
 */
export function decodeGreedy(
  logProbs: Float32Array,
  frames: number,
  { symbols, blank }: Vocabulary,
  lengthMs: number,
): DecodedWord[] {
  const size = symbols.length
  const words: DecodedWord[] = []
  let text = ''
  let startFrame = 0
  let lastFrame = 0
  let posteriors: number[] = []

  const finish = () => {
    if (/[\p{L}\p{N}]/u.test(text)) {
      words.push({
        text,
        startMs: Math.min(startFrame * ctcFrameMs, Math.max(0, lengthMs - 1)),
        endMs: Math.min((lastFrame + 1) * ctcFrameMs, lengthMs),
        confidence: Math.min(1, posteriors.reduce((sum, p) => sum + p, 0) / posteriors.length),
      })
    }
    text = ''
    posteriors = []
  }

  let previous = blank
  for (let frame = 0; frame < frames; frame++) {
    let best = 0
    for (let id = 1; id < size; id++) {
      if (logProbs[frame * size + id]! > logProbs[frame * size + best]!) best = id
    }
    const repeat = best === previous
    previous = best
    if (best === blank) continue
    const posterior = Math.exp(logProbs[frame * size + best]!)
    const symbol = symbols[best]!
    if (repeat) {
      if (symbol !== ' ' && posteriors.length > 0) {
        lastFrame = frame
        posteriors[posteriors.length - 1] = Math.max(posteriors.at(-1)!, posterior)
      }
      continue
    }
    if (symbol === ' ' || (text !== '' && frame - lastFrame > pauseFrames)) finish()
    if (symbol === ' ') continue
    if (text === '') startFrame = frame
    text += symbol
    lastFrame = frame
    posteriors.push(posterior)
  }
  finish()
  return words
}
