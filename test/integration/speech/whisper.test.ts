import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addNativeLogListener, initWhisper, loadWhisperModule, toggleNativeLog } from '@fugood/whisper.node'
import { describe, expect, it } from 'vitest'
import { openPcm } from '../../../src/main/infra/ffmpeg/pcm.ts'
import { languages } from '../../../src/shared/language.ts'
import { expectSound, textOf, transcribe, transcriber, whisper } from '../../support/heard-speech.ts'
import { committedRecording, phrases, whisperModelPath } from '../../support/speech-recordings.ts'
import { makeTempDir } from '../../support/temp.ts'
import { comparableWords } from '../../support/word-error-rate.ts'

const ffmpeg = 'ffmpeg'
const folder = makeTempDir('whisper')

describe('whisper', () => {
  const short = committedRecording('kk')

  it('gives whole letters from tokens that break them', async () => {
    // The test model breaks letters on purpose; were it to stop, this test would show nothing.
    await loadWhisperModule()
    addNativeLogListener(() => {})
    await toggleNativeLog(true)
    const context = await initWhisper({ filePath: whisperModelPath, useGpu: false })
    const pcm: Buffer[] = []
    for await (const block of openPcm(ffmpeg, short.path, { sampleRate: 16_000 })) {
      pcm.push(Buffer.from(Int16Array.from(block, (sample) => Math.round(sample * 32_767)).buffer))
    }
    const audio = Uint8Array.from(Buffer.concat(pcm)).buffer
    const options = { language: 'kk', maxContext: 0, maxLen: 1, tokenTimestamps: true, maxThreads: 2 }
    const raw = await context.transcribeData(audio, options).promise
    expect(raw.segments.some(({ text }) => text.includes('\uFFFD'))).toBe(true)
    await context.release()

    const heard = await transcribe(short, whisper, 'kk')
    expectSound(heard, short.durationMs)
    const { transcript } = heard
    expect(transcript.words.length).toBeGreaterThan(2)
    expect(textOf(transcript)).toMatch(/[әғқңөұүһі]/)
    // Every word is one the model was taught: a lost or doubled half would make another.
    const taught = new Set(phrases.kk.flatMap(comparableWords))
    expect(comparableWords(textOf(transcript)).filter((word) => !taught.has(word))).toEqual([])
    expect(transcript).toMatchObject({ language: 'kk', engine: 'whisper' })
  })

  it.each(['kk', 'ru'] as const)('translates %s to English', async (language) => {
    const recording = committedRecording(language)
    const heard = await transcribe(recording, whisper, language, 'en')
    expectSound(heard, recording.durationMs)
    expect(heard.transcript.language).toBe('en')
    expect(heard.transcript.words.length).toBeGreaterThan(2)
    expect(textOf(heard.transcript)).toMatch(/^[\p{Script=Latin}\p{P}\d\s]+$/u)
    expect(heard.transcript.words.every((word) => word.language === 'en')).toBe(true)
  })

  it('takes a language or finds one', async () => {
    const { transcript } = await transcribe(committedRecording('ru'), whisper, 'auto')
    expect(languages).toContain(transcript.language)
    expect(new Set(transcript.words.map((word) => word.language)).size).toBeGreaterThan(0)
  })

  it('says that a broken model is broken', async () => {
    const path = join(folder, 'кесілген.bin')
    writeFileSync(path, readFileSync(whisperModelPath).subarray(0, 1_000_000))
    const model = await transcriber.identifyModel(path)
    await expect(transcribe(short, model as typeof whisper, 'kk')).rejects.toMatchObject({
      code: 'model_invalid',
      params: { file: 'кесілген.bin' },
    })
  })
})
