import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadGigaam } from '../../../src/main/infra/asr/gigaam.ts'
import { recogniseRecording } from '../../../src/main/infra/asr/recording.ts'
import type { CtcEngine } from '../../../src/main/services/transcription/ports.ts'
import type { Transcript } from '../../../src/shared/transcript.ts'
import { committedRecording, ctcModelPath, ctcVocabularyPath } from '../../support/speech-recordings.ts'
import { samplesOf } from '../../support/spoken-phrases.ts'
import { wavOf } from '../../support/synthetic-speech.ts'
import { makeTempDir } from '../../support/temp.ts'

const model = { engine: 'gigaam', path: ctcModelPath, vocabularyPath: ctcVocabularyPath } as const
const kk = committedRecording('kk')
let engine: CtcEngine

beforeAll(async () => {
  engine = await loadGigaam(model, 1)
})
afterAll(() => engine.close())

const transcribe = (mediaPath: string, durationMs: number): Promise<Transcript> =>
  recogniseRecording(
    { mediaPath, durationMs, model, language: 'kk', translateTo: null },
    engine,
    'ffmpeg',
    1,
    {
      signal: new AbortController().signal,
    },
  )

const timesOf = ({ words }: Transcript) => words.map(({ text, startMs, endMs }) => [text, startMs, endMs])

describe('a recording that goes on for longer than its container says', () => {
  it('has its words where they are said, and lasts until the last of them', async () => {
    const whole = await transcribe(kk.path, kk.durationMs)
    const lastMs = whole.words.at(-1)!.endMs
    // In the middle of a word, of which nothing is taken away either.
    const { startMs, endMs } = whole.words[Math.floor(whole.words.length / 2)]!
    const short = await transcribe(kk.path, Math.round((startMs + endMs) / 2))
    expect(timesOf(short)).toEqual(timesOf(whole))
    expect(short.durationMs).toBe(lastMs)
  })
})

describe('a recording that is longer by a decoder’s padding', () => {
  it('ends its words, and the stretches they lie in, with what the container says', async () => {
    const whole = await transcribe(kk.path, kk.durationMs)
    const last = whole.words.at(-1)!
    // Cut off in the last word, so that it lasts to the end of the sound.
    const samples = (await samplesOf('ffmpeg', kk.path)).subarray(0, (last.endMs - 40) * 16)
    const path = join(makeTempDir('padding'), 'кесілген.wav')
    await writeFile(path, wavOf(samples))
    for (const paddingMs of [1, 46, 190]) {
      const durationMs = samples.length / 16 - paddingMs
      const cut = await transcribe(path, durationMs)
      expect(cut.words).toHaveLength(whole.words.length)
      expect(cut.words.at(-1)!.endMs).toBeLessThanOrEqual(durationMs)
      expect(cut.words.every(({ startMs, endMs }) => endMs > startMs)).toBe(true)
      expect(cut.stretches.at(-1)!.endMs).toBeLessThanOrEqual(durationMs)
      expect(cut.durationMs).toBe(durationMs)
    }
  })
})
