import { writeFile } from 'node:fs/promises'
import type { Language } from '../../src/shared/language.ts'
import type { Word } from '../../src/shared/transcript.ts'
import { espeakRate, speak, wavFile } from './espeak.ts'
import { phrases } from './speech-recordings.ts'

const rate = espeakRate

/** A talk whose speakers are known: `truth[i]` says word i. */
export interface Conversation {
  path: string
  durationMs: number
  words: Word[]
  truth: ('host' | 'guest')[]
}

export interface ConversationOptions {
  /** espeak-ng voices; a host of null makes it a monologue. */
  host: string | null
  guest: string
  turns: number
  seed: number
  /** Standard deviation of the noise of the room, of full scale. */
  noise?: number
  /** Each has a channel; the other is heard in it so much softer, and the guest's microphone is set so much louder (dB). */
  stereo?: { leakDb: number; guestGainDb: number }
}

const languageOf = (voice: string): Language =>
  voice.startsWith('kk') ? 'kk' : voice.startsWith('ru') ? 'ru' : 'en'

function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Turns of phrases the voices' languages know, in random order, with pauses as in talk; the words share each phrase's time by their letters. */
export async function makeConversation(path: string, options: ConversationOptions): Promise<Conversation> {
  const { host, guest, turns, seed, noise = 0.003, stereo } = options
  const random = randomNumbers(seed)
  const parts: { at: number; samples: Int16Array; who: 'host' | 'guest' }[] = []
  const words: Word[] = []
  const truth: ('host' | 'guest')[] = []
  let at = Math.round(rate / 2)
  const say = async (who: 'host' | 'guest', voice: string) => {
    const language = languageOf(voice)
    const text = phrases[language][Math.floor(random() * phrases[language].length)]!
    const samples = await speak(voice, text)
    parts.push({ at, samples, who })
    const tokens = text.split(' ')
    const letters = tokens.reduce((sum, token) => sum + token.length + 1, 0)
    const msAt = (part: number) => Math.round(((at + samples.length * part) * 1000) / rate)
    let before = 0
    for (const token of tokens) {
      const startMs = msAt(before / letters)
      before += token.length + 1
      const endMs = msAt(before / letters)
      words.push({ text: token, startMs, endMs, confidence: 1, language, speaker: null })
      truth.push(who)
    }
    at += samples.length + Math.round(rate * (0.15 + 0.4 * random()))
  }
  for (let turn = 0; turn < turns; turn++) {
    if (host) await say('host', host)
    const answers = 2 + Math.floor(3 * random())
    for (let answer = 0; answer < answers; answer++) await say('guest', guest)
  }
  const length = at + rate
  const channels = stereo ? 2 : 1
  const out = new Int16Array(length * channels)
  for (let channel = 0; channel < channels; channel++) {
    const mixed = new Float32Array(length)
    for (let i = 0; i < length; i++)
      mixed[i] = 32_768 * noise * 1.7 * (random() + random() + random() + random() - 2)
    for (const { at: start, samples, who } of parts) {
      const own = (who === 'host') === (channel === 0)
      const db = (stereo && !own ? -stereo.leakDb : 0) + (channel === 1 ? (stereo?.guestGainDb ?? 0) : 0)
      const gain = 0.5 * 10 ** (db / 20)
      for (let i = 0; i < samples.length; i++) mixed[start + i]! += samples[i]! * gain
    }
    for (let i = 0; i < length; i++)
      out[i * channels + channel] = Math.max(-32_768, Math.min(32_767, mixed[i]!))
  }
  await writeFile(path, wavFile(out, channels))
  return { path, durationMs: Math.round((length * 1000) / rate), words, truth }
}

/** Share of the time of speech that is given to the wrong one of two, under the better of the two namings. */
export function diarisationError({ words, truth }: Conversation, ofWord: readonly (0 | 1)[]): number {
  let [right, wrong] = [0, 0]
  for (const [index, word] of words.entries()) {
    const ms = word.endMs - word.startMs
    if ((truth[index] === 'host') === (ofWord[index] === 0)) right += ms
    else wrong += ms
  }
  return Math.min(right, wrong) / (right + wrong)
}
