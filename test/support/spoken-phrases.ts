import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPcm } from '../../src/main/infra/ffmpeg/pcm.ts'

const resources = join(import.meta.dirname, '..', '..', 'resources', 'sample')

/** One utterance of the sample interview: its sound, 16 kHz mono, and its words. */
export interface SpokenPhrase {
  samples: Float32Array
  words: string[]
}

/** All the sound of a recording, 16 kHz mono. */
export async function samplesOf(ffmpeg: string, path: string): Promise<Float32Array> {
  const blocks: Float32Array[] = []
  for await (const block of openPcm(ffmpeg, path, { sampleRate: 16_000 })) blocks.push(block)
  return joined(blocks)
}

/** The utterances of the sample interview (Kazakh, two voices), without the pauses between them. */
export async function spokenPhrases(ffmpeg: string): Promise<SpokenPhrase[]> {
  const sound = await samplesOf(ffmpeg, join(resources, 'interview.mp4'))
  const { phrases } = JSON.parse(readFileSync(join(resources, 'interview.json'), 'utf8')) as {
    phrases: { startMs: number; endMs: number; text: { kk: string } }[]
  }
  return phrases.map(({ startMs, endMs, text }) => ({
    samples: faded(sound.slice((startMs - roomMs) * 16, (endMs + roomMs) * 16)),
    words: text.kk.split(' '),
  }))
}

/** What of the room is left around an utterance, so that its first and last sounds are whole. */
export const roomMs = 60

/** With a hard edge, what follows begins with a click that the model writes as a letter. */
function faded(samples: Float32Array): Float32Array {
  const length = (roomMs / 2) * 16
  for (let i = 0; i < length; i++) {
    samples[i]! *= i / length
    samples[samples.length - 1 - i]! *= i / length
  }
  return samples
}

/** Sounds one after the other. */
export function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A quiet room, -66 dB of full scale; the same for the same length. */
export function quiet(samples: number): Float32Array {
  return Float32Array.from({ length: samples }, (_, i) => (((i * 7919) % 21) - 10) / 20_000)
}
