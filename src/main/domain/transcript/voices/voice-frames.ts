/** MFCC 1 to 19; the 0th, loudness, says more of the distance to the microphone than of a voice. */
export const coefficients = 19
/** ms from one frame to the next. */
export const frameHopMs = 16

/**
 * What is kept of a recording's sound to tell voices apart: for each frame (`frameHopMs`) its mel cepstrum, its level in dB and its
 * pitch. Frame i is about the moment `i * frameHopMs`. An hour takes 19 MB.
 */
export interface VoiceFrames {
  count: number
  /** [frames, coefficients] */
  cepstrum: Float32Array
  /** dB of full scale. */
  level: Float32Array
  /** Natural logarithm of the pitch in Hz; NaN where nothing is voiced. */
  pitch: Float32Array
}

export interface TimedSpan {
  startMs: number
  endMs: number
}

/** The frames that lie in a span of time: first, and one after the last. */
export function framesOf(span: TimedSpan, frames: Pick<VoiceFrames, 'count'>): { from: number; to: number } {
  const from = Math.min(frames.count, Math.ceil(span.startMs / frameHopMs))
  return { from, to: Math.max(from, Math.min(frames.count, Math.ceil(span.endMs / frameHopMs))) }
}
