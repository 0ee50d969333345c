import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aroundCutMs, type PackedSpeech, SpeechChunker } from './speech-chunker.ts'

const rate = 16_000

/** Repeatable noise in [-1, 1]. */
function noise(seed: number): () => number {
  let state = (seed % 2147483646) + 1
  return () => {
    state = (state * 48271) % 2147483647
    return (2 * state) / 2147483647 - 1
  }
}

interface Burst {
  gapMs: number
  lengthMs: number
}

/** Steady noise with bursts 22 dB above it, and where those are in ms. */
function recording(bursts: Burst[], noiseLevel: number, seed: number) {
  const next = noise(seed)
  const spans: [number, number][] = []
  let ms = 0
  for (const { gapMs, lengthMs } of bursts) {
    spans.push([ms + gapMs, ms + gapMs + lengthMs])
    ms += gapMs + lengthMs
  }
  ms += 700
  const samples = new Float32Array((ms * rate) / 1000)
  for (let i = 0; i < samples.length; i++) samples[i] = next() * noiseLevel
  for (const [from, to] of spans) {
    for (let i = from * 16; i < to * 16; i++) samples[i] = next() * noiseLevel * 12.6
  }
  return { samples, spans, ms }
}

function chunks(samples: Float32Array, block = samples.length): PackedSpeech[] {
  const chunker = new SpeechChunker()
  const out: PackedSpeech[] = []
  for (let i = 0; i < samples.length; i += block) out.push(...chunker.push(samples.subarray(i, i + block)))
  out.push(...chunker.end())
  return out
}

/** Typed arrays by their bytes: a deep comparison of a million samples takes seconds. */
function same(a: Float32Array, b: Float32Array): boolean {
  const bytes = (x: Float32Array) => Buffer.from(x.buffer, x.byteOffset, x.byteLength)
  return bytes(a).equals(bytes(b))
}

const burstsOf = (maxGap: number, count: number) =>
  fc.array(
    fc.record({ gapMs: fc.integer({ min: 0, max: maxGap }), lengthMs: fc.integer({ min: 60, max: 9000 }) }),
    {
      minLength: 1,
      maxLength: count,
    },
  )

describe('speech chunker', () => {
  it('keeps all speech, in order, without overlap, 25 s at most', () => {
    fc.assert(
      fc.property(
        burstsOf(6000, 14),
        fc.constantFrom(0.003, 0.02, 0.05),
        fc.nat(1000),
        (bursts, level, seed) => {
          // Without any pause there is no noise floor to measure, hence the second of room tone.
          const { samples, spans, ms } = recording([{ gapMs: 1000, lengthMs: 500 }, ...bursts], level, seed)
          const packed = chunks(samples)
          let end = 0
          const covered: [number, number][] = []
          for (const [at, chunk] of packed.entries()) {
            const lengthMs = chunk.samples.length / 16
            expect(chunk.startMs).toBeGreaterThanOrEqual(end)
            expect(lengthMs).toBeGreaterThan(0)
            expect(lengthMs).toBeLessThanOrEqual(25_000)
            end = chunk.startMs + lengthMs
            expect(end).toBeLessThanOrEqual(ms)
            const previous = covered.at(-1)
            if (previous && previous[1] === chunk.startMs) previous[1] = end
            else covered.push([chunk.startMs, end])
            expect(same(chunk.samples, samples.subarray(chunk.startMs * 16, end * 16))).toBe(true)
            const { heard } = chunk
            const heardEnd = heard.startMs + heard.samples.length / 16
            expect(same(heard.samples, samples.subarray(heard.startMs * 16, heardEnd * 16))).toBe(true)
            expect(heard.samples.length).toBeLessThanOrEqual(25 * rate)
            // Sound is heard twice only where one chunk goes on in the next.
            const goesOn = packed[at + 1]?.startMs === end
            expect(heardEnd).toBe(goesOn ? Math.min(ms, end + aroundCutMs) : end)
            const follows =
              at > 0 && packed[at - 1]!.startMs * 16 + packed[at - 1]!.samples.length === chunk.startMs * 16
            const before = chunk.startMs - heard.startMs
            expect(before).toBeGreaterThanOrEqual(follows ? aroundCutMs : 0)
            expect(before).toBeLessThan(follows ? aroundCutMs + 40 : 1)
          }
          for (const [from, to] of spans) {
            expect(covered.some(([a, b]) => a <= from && b >= to)).toBe(true)
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  it('gives the same chunks however the samples arrive', () => {
    fc.assert(
      fc.property(
        burstsOf(4000, 8),
        fc.integer({ min: 97, max: 70_000 }),
        fc.nat(1000),
        (bursts, block, seed) => {
          const { samples } = recording(bursts, 0.02, seed)
          const [whole, parts] = [chunks(samples), chunks(samples, block)]
          expect(parts.map(({ startMs }) => startMs)).toEqual(whole.map(({ startMs }) => startMs))
          expect(parts.every((chunk, i) => same(chunk.samples, whole[i]!.samples))).toBe(true)
          const heard = (chunk: PackedSpeech) => [chunk.heard.startMs, chunk.heard.speech]
          expect(parts.map(heard)).toEqual(whole.map(heard))
          expect(parts.every((chunk, i) => same(chunk.heard.samples, whole[i]!.heard.samples))).toBe(true)
        },
      ),
      { numRuns: 15 },
    )
  })

  it('packs talk with ordinary pauses into 15 to 22 s', () => {
    const bursts = Array.from({ length: 30 }, (_, i) => ({ gapMs: 600, lengthMs: 2000 + 150 * (i % 7) }))
    const packed = chunks(recording(bursts, 0.01, 7).samples)
    expect(packed.length).toBeGreaterThan(3)
    for (const { samples } of packed.slice(0, -1)) {
      expect(samples.length / rate).toBeGreaterThanOrEqual(15)
      expect(samples.length / rate).toBeLessThanOrEqual(22)
    }
  })

  it('cuts talk without a pause at its quietest point', () => {
    const { samples } = recording([{ gapMs: 1500, lengthMs: 40_000 }], 0.01, 3)
    // A dip of 150 ms, too short for a pause, 18 s into the speech.
    for (let i = 19_500 * 16; i < 19_650 * 16; i++) samples[i]! *= 0.08
    const [first, second] = chunks(samples)
    const cut = first!.startMs + first!.samples.length / 16
    expect(cut).toBeGreaterThanOrEqual(19_500)
    expect(cut).toBeLessThan(19_650)
    expect(second!.startMs).toBe(cut)
  })

  it('leaves long silence out', () => {
    const packed = chunks(
      recording(
        [
          { gapMs: 20_000, lengthMs: 1000 },
          { gapMs: 30_000, lengthMs: 1000 },
        ],
        0.005,
        5,
      ).samples,
    )
    expect(packed.map(({ startMs }) => Math.round(startMs / 1000))).toEqual([20, 51])
    expect(packed.every(({ samples }) => samples.length / rate < 1.5)).toBe(true)
  })

  it('finds nothing in silence and in steady noise', () => {
    expect(chunks(new Float32Array(40 * rate))).toEqual([])
    const next = noise(11)
    expect(chunks(Float32Array.from({ length: 40 * rate }, () => 0.1 * next()))).toEqual([])
    expect(chunks(new Float32Array(0))).toEqual([])
  })

  it('reports how far the recording is dealt with', () => {
    const chunker = new SpeechChunker()
    const { samples, ms } = recording([{ gapMs: 60_000, lengthMs: 5000 }], 0.01, 2)
    const before = [...chunker.push(samples.subarray(0, 50 * rate))]
    expect(before).toEqual([])
    expect(chunker.settledMs).toBeGreaterThan(30_000)
    const after = [...chunker.push(samples.subarray(50 * rate)), ...chunker.end()]
    expect(after).toHaveLength(1)
    expect(chunker.receivedMs).toBe(ms)
  })
})
