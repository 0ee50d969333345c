import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Language } from '../../src/shared/language.ts'
import { phrases } from './speech-recordings.ts'

const run = promisify(execFile)

/** Numbers in [0, 1), the same on every machine for a seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Words of a language that the test models have heard, each once. */
export function knownWords(language: Language): string[] {
  return [...new Set(phrases[language].flatMap((phrase) => phrase.split(' ')))]
}

/** `count` words in an order in which nobody has said them: no two neighbours stand together in any of the known phrases. */
export function unseenSentence(language: Language, count: number, random: () => number): string {
  const words = knownWords(language)
  const neighbours = new Set(
    phrases[language].flatMap((phrase) => {
      const parts = phrase.split(' ')
      return parts.slice(1).map((word, i) => `${parts[i]} ${word}`)
    }),
  )
  const said: string[] = []
  while (said.length < count) {
    const word = words[Math.floor(random() * words.length)]!
    const before = said.at(-1)
    if (word !== before && !neighbours.has(`${before} ${word}`)) said.push(word)
  }
  return said.join(' ')
}

/** Speech of espeak-ng as 16 kHz mono floats, without the silence around it. `rate` in words a minute. */
export async function synthesise(
  text: string,
  { voice, rate = 140, pitch = 50 }: { voice: string; rate?: number; pitch?: number },
  wavPath: string,
): Promise<Float32Array> {
  await run('espeak-ng', ['-v', voice, '-s', String(rate), '-p', String(pitch), '-w', wavPath, text])
  const args = ['-v', 'error', '-i', wavPath, '-ac', '1', '-ar', '16000', '-f', 'f32le', 'pipe:1']
  const { stdout } = await run('ffmpeg', args, { encoding: 'buffer', maxBuffer: 1 << 28 })
  const samples = new Float32Array(Uint8Array.from(stdout).buffer)
  const loud = (sample: number) => Math.abs(sample) > 0.01
  return samples.slice(samples.findIndex(loud), samples.findLastIndex(loud) + 1)
}

export function powerOf(samples: Float32Array): number {
  return samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length)
}

/** Adds white noise so that the speech stands `db` above it. */
export function withNoise(
  samples: Float32Array,
  speechPower: number,
  db: number,
  random: () => number,
): Float32Array {
  // Three uniform numbers are near enough to a normal one; their variance is a quarter.
  const gain = Math.sqrt(speechPower / 10 ** (db / 10) / 0.25)
  return samples.map((sample) => {
    const noise = random() + random() + random() - 1.5
    return Math.max(-1, Math.min(1, sample + gain * noise))
  })
}

/** 16-bit WAV, 16 kHz mono. */
export function wavOf(samples: Float32Array): Uint8Array {
  const bytes = Buffer.alloc(44 + 2 * samples.length)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(36 + 2 * samples.length, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(16_000, 24)
  bytes.writeUInt32LE(32_000, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(2 * samples.length, 40)
  for (let i = 0; i < samples.length; i++) {
    bytes.writeInt16LE(Math.round(32_767 * Math.max(-1, Math.min(1, samples[i]!))), 44 + 2 * i)
  }
  return bytes
}

/** One of the committed recordings of sentences that the models were not trained on. */
export interface UnseenRecording {
  file: string
  path: string
  language: Language
  voice: string
  /** Words a minute, as espeak-ng counts them. */
  rate: number
  text: string
  durationMs: number
}

const unseenFolder = join(import.meta.dirname, '..', 'fixtures', 'speech', 'unseen')

/** 20 recordings in each language, noise at 15 dB, at rates from 120 to 180; made by unseen/make.ts. */
export async function unseenRecordings(): Promise<UnseenRecording[]> {
  const list = JSON.parse(await readFile(join(unseenFolder, 'recordings.json'), 'utf8')) as Omit<
    UnseenRecording,
    'path'
  >[]
  return list.map((entry) => ({ ...entry, path: join(unseenFolder, entry.file) }))
}
