declare module 'fft.js' {
  /** Complex transform of a power-of-two size; arrays hold interleaved real and imaginary parts. */
  export default class FFT {
    constructor(size: number)
    transform(out: number[] | Float64Array, data: number[] | Float64Array): void
  }
}
