import { randomNumbers } from './synthetic-speech.ts'

/** Sounds of rooms in which nobody speaks, 16 kHz mono; the same on every machine. */
const sounds = {
  silence: () => 0,
  hiss: noise(0.12),
  /** Hiss that swells and falls, as wind and traffic do. */
  gusts: (at: number, random: () => number) => 0.5 * swell(at, 3.3) * swell(at, 0.9) * noise(0.5)(at, random),
  /** Plucked chords. */
  music: (at: number) => {
    const seconds = at / 16_000
    const chord = [0, 4, 7].map(
      (step) => 220 * 2 ** ((step + [0, 5, 7, 0][Math.floor(seconds / 2) % 4]!) / 12),
    )
    const pluck = Math.exp(-3 * (seconds % 0.5))
    return 0.12 * pluck * chord.reduce((sum, hz) => sum + Math.sin(2 * Math.PI * hz * seconds), 0)
  },
} as const
export type RoomSound = keyof typeof sounds
export const roomSounds = Object.keys(sounds) as RoomSound[]

export function roomSound(name: RoomSound, seconds: number): Float32Array {
  const random = randomNumbers(7)
  return Float32Array.from({ length: seconds * 16_000 }, (_, at) => sounds[name](at, random))
}

/** One over the other, both from their beginnings; the first is heard whole. */
export function mixed(a: Float32Array, b: Float32Array, gain = 1): Float32Array {
  return a.map((sample, at) => Math.max(-1, Math.min(1, sample + gain * (b[at % b.length] ?? 0))))
}

function noise(level: number) {
  return (_: number, random: () => number) => level * (random() + random() + random() - 1.5)
}

function swell(at: number, everySeconds: number): number {
  return 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / 16_000 / everySeconds)
}
