import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { likelyInterviewer } from '../../src/main/domain/transcript/voices/roles.ts'
import { createVoiceTeller } from '../../src/main/infra/voices/voice-teller.ts'
import { createChildProcessHost } from '../../src/main/infra/workers/child-process-host.ts'
import { type ConversationOptions, diarisationError, makeConversation } from '../support/conversations.ts'
import { promptMs } from '../support/promptness.ts'
import { espeakAvailable } from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'

const available = await espeakAvailable()
const teller = createVoiceTeller({ ffmpegPath: async () => 'ffmpeg', workers: createChildProcessHost() })
const quiet = { signal: new AbortController().signal }
let folder = ''
beforeAll(() => {
  folder = makeTempDir()
})
const make = (name: string, options: Omit<ConversationOptions, 'turns' | 'seed'> & { turns?: number }) =>
  makeConversation(join(folder, `${name}.wav`), { turns: 5, seed: 11, ...options })

/** The highest share of speech that may go to the wrong speaker, by kind of pair. They may only be lowered. */
const gates = { 'man and woman': 0.01, 'two men': 0.02, 'two women': 0.02 }
const pairs: { kind: keyof typeof gates; host: string; guest: string; noise?: number }[] = [
  { kind: 'man and woman', host: 'kk+f3', guest: 'ru+m3' },
  { kind: 'man and woman', host: 'ru+f2', guest: 'ru+m7', noise: 0.02 },
  { kind: 'two men', host: 'kk+m3', guest: 'kk+m7' },
  { kind: 'two men', host: 'ru+m1', guest: 'ru+m5', noise: 0.02 },
  { kind: 'two women', host: 'kk+f2', guest: 'kk+f4' },
  { kind: 'two women', host: 'kk+f1', guest: 'ru+f4', noise: 0.02 },
]

describe.skipIf(!available)('voices told apart by their sound', () => {
  for (const { kind, host, guest, noise } of pairs) {
    it(`${kind}: ${host} and ${guest}${noise ? ' in noise' : ''}`, async () => {
      const talk = await make(`${host} ${guest}`, { host, guest, ...(noise ? { noise } : {}) })
      const progress: number[] = []
      const request = { mediaPath: talk.path, durationMs: talk.durationMs, words: talk.words }
      const told = await teller.byVoice(request, { ...quiet, onProgress: (done) => progress.push(done) })
      const error = diarisationError(talk, told.ofWord)
      console.log(`diarisation error, ${kind} (${host}, ${guest}): ${(100 * error).toFixed(1)} %`)
      expect(told.voices).toBe(2)
      expect(error).toBeLessThanOrEqual(gates[kind])
      const interviewer = likelyInterviewer(talk.words, told.ofWord)
      expect(talk.truth[told.ofWord.indexOf(interviewer)]).toBe('host')
      expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    }, 60_000)
  }

  it.each(['kk+m3', 'ru+f3', 'en-us+f5'])(
    'one person (%s) is one voice',
    async (guest) => {
      const talk = await make(guest, { host: null, guest })
      const request = { mediaPath: talk.path, durationMs: talk.durationMs, words: talk.words }
      expect(await teller.byVoice(request, quiet)).toEqual({ voices: 1, ofWord: talk.words.map(() => 0) })
    },
    60_000,
  )

  it('a recording with hardly a word is one voice', async () => {
    const talk = await make('short', { host: null, guest: 'kk+m3', turns: 1 })
    const request = { mediaPath: talk.path, durationMs: talk.durationMs, words: talk.words.slice(0, 2) }
    expect((await teller.byVoice(request, quiet)).voices).toBe(1)
  }, 60_000)

  it('is cancelled within a second', async () => {
    const talk = await make('cancelled', { host: 'kk+f3', guest: 'ru+m3' })
    const request = { mediaPath: talk.path, durationMs: talk.durationMs, words: talk.words }
    const controller = new AbortController()
    const told = teller.byVoice(request, { signal: controller.signal })
    let asked = 0
    setTimeout(() => {
      asked = performance.now()
      controller.abort()
    }, 150)
    await expect(told).rejects.toMatchObject({ code: 'cancelled' })
    expect(performance.now() - asked).toBeLessThan(promptMs)
  }, 60_000)
})

describe.skipIf(!available)('speakers told apart by channel', () => {
  it('each with a microphone that hears the other softer, one set louder', async () => {
    const talk = await make('stereo', {
      ...{ host: 'kk+m3', guest: 'kk+m3', turns: 6 },
      stereo: { leakDb: 9, guestGainDb: 8 },
    })
    const request = { mediaPath: talk.path, durationMs: talk.durationMs, words: talk.words }
    expect(await teller.judgeChannels(request, quiet)).toBe('usable')
    const told = await teller.byChannel(request, quiet)
    const error = diarisationError(talk, told.ofWord)
    console.log(`diarisation error, by channel: ${(100 * error).toFixed(1)} %`)
    expect(error).toBeLessThanOrEqual(0.01)
    expect(told.ofWord[talk.truth.indexOf('host')]).toBe(0)
  }, 60_000)

  it('says why not: the same sound in both, or an empty channel', async () => {
    const same = await make('same', {
      ...{ host: 'kk+m3', guest: 'kk+f3', turns: 3, noise: 0 },
      stereo: { leakDb: 0, guestGainDb: 4 },
    })
    const request = { mediaPath: same.path, durationMs: same.durationMs, words: same.words }
    expect(await teller.judgeChannels(request, quiet)).toBe('same')
    await expect(teller.byChannel(request, quiet)).rejects.toMatchObject({ code: 'channels_alike' })
    const silent = await make('silent', {
      ...{ host: 'kk+m3', guest: 'kk+f3', turns: 2, noise: 0 },
      stereo: { leakDb: 9, guestGainDb: -200 },
    })
    expect(await teller.judgeChannels({ mediaPath: silent.path, durationMs: silent.durationMs }, quiet)).toBe(
      'silent',
    )
  }, 60_000)
})
