/** A part of a recording: 16 kHz mono samples, and where they begin, ms. */
export interface Sound {
  samples: Float32Array
  startMs: number
}

/** How long these 16 kHz samples last, in whole ms. */
export function lengthMsOf(samples: Float32Array): number {
  return Math.floor(samples.length / 16)
}

/** Where a part of a recording ends, ms. */
export function endMsOf({ startMs, samples }: Sound): number {
  return startMs + lengthMsOf(samples)
}
