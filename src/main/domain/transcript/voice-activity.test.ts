import { expect, test } from 'vitest'
import { VoiceActivity } from './voice-activity.ts'

/** Seconds of a level in dB; noise and speech waver by a few dB. */
type Part = readonly [seconds: number, levelDb: number]

function speechOf(parts: readonly Part[]): boolean[] {
  const level = new VoiceActivity()
  const speech: boolean[] = []
  const read = () => {
    while (speech.length < level.decided) speech.push(level.isSpeech(speech.length))
  }
  for (const [seconds, levelDb] of parts) {
    for (let frame = 0; frame < seconds * 100; frame++) {
      level.push(levelDb === -100 ? levelDb : levelDb + 3 * Math.sin(frame))
      read()
    }
  }
  level.end()
  read()
  return speech
}

/** How many seconds of the span are speech. */
const secondsIn = (speech: readonly boolean[], from: number, to: number) =>
  speech.slice(from * 100, to * 100).filter(Boolean).length / 100

test('a room is no speech after a gap of no sound at all, and what is said in it is', () => {
  const room: Part = [8, -50]
  const said: Part = [4, -20]
  const talk = Array.from({ length: 12 }, () => [room, said]).flat()
  const heard = secondsIn(speechOf(talk), 0, 144)
  expect(heard).toBeGreaterThan(12 * 4)
  expect(heard).toBeLessThan(12 * 4.6)
  const gap: Part = [2, -100]
  const late = speechOf([gap, ...talk])
  expect(secondsIn(late, 2, 146)).toBeCloseTo(heard, 0)
  const cut = speechOf([...talk, gap, ...talk])
  expect(secondsIn(cut, 146, 290)).toBeCloseTo(heard, 0)
})

test('words between gaps of no sound at all are speech', () => {
  const word = [
    [0.1, -45],
    [0.3, -20],
    [0.1, -35],
  ] as const
  const words = Array.from({ length: 40 }, () => [...word, [1, -100] as const]).flat()
  expect(secondsIn(speechOf(words), 0, 60)).toBeGreaterThan(40 * 0.5)
  expect(speechOf([[40, -100]]).some(Boolean)).toBe(false)
})
