/**
 * What a CTC model says of a chunk: `logProbs` has shape [frames, size], natural logarithms, `size` symbols of the vocabulary a
 * frame, and a frame is `ctcFrameMs` long. Frame 0 begins where the chunk does.
 */
export interface CtcMatrix {
  logProbs: Float32Array
  frames: number
  size: number
}
