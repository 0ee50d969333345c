import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ModelledSpeech } from './modelled-speech.ts'
import { VoiceActivity } from './voice-activity.ts'

/** Speech by these probabilities, as pairs of ms; the plain one hears a level of its own. */
function spans(probabilities: readonly number[], failsAt = Number.POSITIVE_INFINITY, levelDb = () => -90) {
  const level = new VoiceActivity()
  const modelled = new ModelledSpeech(level)
  const frames = Math.round(probabilities.length * 3.2)
  for (let frame = 0; frame < frames; frame++) level.push(levelDb())
  for (const [at, one] of probabilities.entries()) {
    if (at === failsAt) modelled.giveUp()
    if (at < failsAt) modelled.tell(Float32Array.of(one))
  }
  level.end()
  modelled.end(frames)
  expect(modelled.decided).toBe(frames)
  const found: [number, number][] = []
  for (let frame = 0; frame < frames; frame++) {
    if (!modelled.isSpeech(frame)) continue
    const last = found.at(-1)
    if (last?.[1] === frame * 10) last[1] += 10
    else found.push([frame * 10, frame * 10 + 10])
  }
  return found
}

const of = (count: number, probability: number) => Array.from({ length: count }, () => probability)

describe('speech by probabilities', () => {
  it('begins above one threshold, goes on above a lower one, and is widened by 200 ms', () => {
    const [only, ...more] = spans([...of(50, 0.4), ...of(10, 0.6), ...of(20, 0.4), ...of(50, 0.3)])
    expect(more).toEqual([])
    expect(only![0]).toBe(50 * 32 - 200)
    expect(only![1]).toBe(80 * 32 + 200)
  })

  it('is nothing under 90 ms, and closes pauses of less than 400 ms', () => {
    expect(spans([...of(50, 0), ...of(2, 1), ...of(50, 0)])).toEqual([])
    expect(spans([...of(50, 0), ...of(3, 1), ...of(50, 0)])).toHaveLength(1)
    expect(spans([...of(50, 0), ...of(9, 1), ...of(11, 0), ...of(9, 1), ...of(50, 0)])).toHaveLength(1)
    expect(spans([...of(50, 0), ...of(9, 1), ...of(14, 0), ...of(9, 1), ...of(50, 0)])).toHaveLength(2)
  })

  it('decides once and for all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 300 }),
        (probabilities) => {
          const modelled = new ModelledSpeech(new VoiceActivity())
          const decided: boolean[] = []
          for (const one of probabilities) {
            modelled.tell(Float32Array.of(one))
            while (decided.length < modelled.decided) decided.push(modelled.isSpeech(decided.length))
          }
          modelled.end(Math.round(probabilities.length * 3.2))
          for (const [frame, speech] of decided.entries()) expect(modelled.isSpeech(frame)).toBe(speech)
        },
      ),
    )
  })

  it('is told by loudness from where the model gives up', () => {
    let frame = 0
    // Loud from 4 s on, where the model, had it gone on, would hear nothing.
    const levelDb = () => (frame++ < 400 ? -80 : -20)
    const found = spans(of(200, 0), 60, levelDb)
    expect(found).toEqual([[3800, 6400]])
  })
})
