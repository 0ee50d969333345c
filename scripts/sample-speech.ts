import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What espeak-ng writes. */
export const sampleRate = 22050

export type Role = 'host' | 'guest'

export interface Utterance {
  speaker: Role
  /** Row of phrases.tsv, from 1: all are among the phrases that both test models know. */
  row: number
  startMs: number
  endMs: number
}

/** Who says what: questions and answers by row. Answers come back as they do in a talk: told, asked about, summed up. */
const talk: { question: number; answers: number[] }[] = [
  { question: 19, answers: [1, 3, 2, 4] },
  { question: 18, answers: [5, 6, 10] },
  { question: 22, answers: [7, 6, 8] },
  { question: 21, answers: [6, 3, 8] },
  { question: 20, answers: [8, 7, 2] },
  { question: 18, answers: [1, 5, 10, 4] },
  { question: 22, answers: [5, 7, 8, 9] },
  { question: 20, answers: [10, 4, 2] },
  { question: 21, answers: [3, 6, 8, 7] },
  { question: 19, answers: [1, 2, 8, 9] },
  { question: 17, answers: [9, 8, 7] },
]

const voices: Record<Role, string[]> = {
  host: ['-v', 'kk+m3', '-p', '42', '-s', '126'],
  guest: ['-v', 'kk+f3', '-p', '52', '-s', '130'],
}
const levels: Record<Role, number> = { host: 0.085, guest: 0.095 }

/** Seconds of quiet: before the first word, after a question, between sentences, before a question, after the last word. */
const pauses = { lead: 1.6, thinking: [1, 1.7], between: [0.6, 1.3], turn: [1.2, 2], tail: 2.2 } as const

/** The whole talk as samples in [-1, 1], with the times of every phrase. The same on every machine with the same espeak-ng. */
export async function speak(
  phrases: string[],
): Promise<{ voice: Float32Array; room: Float32Array; utterances: Utterance[] }> {
  const random = randomNumbers(20_260_101)
  const between = ([low, high]: readonly [number, number]) => low + (high - low) * random()
  const pieces: { utterance: Utterance; samples: Float32Array; at: number }[] = []
  let at = pauses.lead
  const say = async (speaker: Role, row: number) => {
    const samples = await synthesise(phrases[row - 1]!, speaker)
    const endMs = Math.round((at + samples.length / sampleRate) * 1000)
    pieces.push({ utterance: { speaker, row, startMs: Math.round(at * 1000), endMs }, samples, at })
    at += samples.length / sampleRate
  }
  for (const [index, { question, answers }] of talk.entries()) {
    if (index > 0) at += between(pauses.turn)
    await say('host', question)
    at += between(pauses.thinking)
    for (const [position, row] of answers.entries()) {
      if (position > 0) at += between(pauses.between)
      await say('guest', row)
    }
  }
  const voice = new Float32Array(Math.round((at + pauses.tail) * sampleRate))
  for (const { samples, at: start } of pieces) voice.set(samples, Math.round(start * sampleRate))
  return { voice, room: inRoom(voice, random), utterances: pieces.map(({ utterance }) => utterance) }
}

async function synthesise(text: string, speaker: Role): Promise<Float32Array> {
  const { stdout } = await run('espeak-ng', [...voices[speaker], '--stdout', text], {
    encoding: 'buffer',
    maxBuffer: 1e8,
  })
  const pcm = new Int16Array(Uint8Array.from(stdout.subarray(44)).buffer)
  const loud = (sample: number) => Math.abs(sample) > 250
  const spoken = Float32Array.from(pcm.subarray(pcm.findIndex(loud), pcm.findLastIndex(loud) + 1))
  const power = spoken.reduce((sum, sample) => sum + sample * sample, 0) / spoken.length
  const gain = levels[speaker] / Math.sqrt(power)
  return spoken.map((sample) => sample * gain)
}

/** Two early reflections, a soft hiss about 62 dB below full scale, and a little mains hum: a quiet living room. */
function inRoom(voice: Float32Array, random: () => number): Float32Array {
  let hiss = 0
  return voice.map((sample, index) => {
    hiss = 0.75 * hiss + 0.25 * (random() * 2 - 1)
    const reflections = 0.1 * (voice[index - 287] ?? 0) + 0.06 * (voice[index - 641] ?? 0)
    const hum = 0.0003 * Math.sin((2 * Math.PI * 100 * index) / sampleRate)
    return sample + reflections + hiss * 0.003 + hum
  })
}

/** A repeatable sequence in [0, 1) (Park and Miller's generator). */
export function randomNumbers(seed: number): () => number {
  let state = seed % 2147483647
  return () => {
    state = (state * 48271) % 2147483647
    return (state - 1) / 2147483646
  }
}

export async function readPhrases(path: string): Promise<{ kk: string; ru: string; en: string }[]> {
  const rows = (await readFile(path, 'utf8')).trim().split('\n')
  return rows.map((row) => {
    const [kk = '', ru = '', en = ''] = row.split('\t')
    return { kk, ru, en }
  })
}
