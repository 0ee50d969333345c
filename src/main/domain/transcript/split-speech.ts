/** Samples a ms, 16 kHz. */
const perMs = 16
/** Half the width over which loudness is averaged, ms. */
const halfWidthMs = 50

/** Speech of a chunk: 16 kHz mono, its start in the recording in ms, and where in it somebody speaks. */
interface Speech {
  samples: Float32Array
  startMs: number
  speech?: readonly { startMs: number; endMs: number }[]
}

/** Cuts a chunk in two at the quietest moment of its middle half; the halves together are the chunk. One under a second stays whole. */
export function splitSpeech<T extends Speech>(chunk: T): T[] {
  const { samples, startMs } = chunk
  const lengthMs = Math.floor(samples.length / perMs)
  if (lengthMs < 1000) return [chunk]
  let best = Math.floor(lengthMs / 2)
  let quietest = Number.POSITIVE_INFINITY
  for (let ms = Math.ceil(lengthMs / 4); ms <= (3 * lengthMs) / 4; ms += 10) {
    let sum = 0
    for (let i = (ms - halfWidthMs) * perMs; i < (ms + halfWidthMs) * perMs; i++) sum += samples[i]! ** 2
    if (sum < quietest) [best, quietest] = [ms, sum]
  }
  return [
    { ...chunk, samples: samples.subarray(0, best * perMs) },
    { ...chunk, samples: samples.subarray(best * perMs), startMs: startMs + best },
  ]
}
