import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadGigaam } from '../../../src/main/infra/asr/gigaam.ts'
import { recogniseRecording } from '../../../src/main/infra/asr/recording.ts'
import { type Language, languages } from '../../../src/shared/language.ts'
import type { Word } from '../../../src/shared/transcript.ts'
import { espeakAvailable } from '../../support/espeak.ts'
import { expectSound, gigaam, type Heard, textOf, transcribe } from '../../support/heard-speech.ts'
import {
  committedRecording,
  makeRecording,
  phrases,
  type SpeechRecording,
} from '../../support/speech-recordings.ts'
import { makeTempDir } from '../../support/temp.ts'
import { wordErrorRate } from '../../support/word-error-rate.ts'

const ffmpeg = 'ffmpeg'
const folder = makeTempDir('gigaam')
const recordings = {} as Record<Language, SpeechRecording>
let mixed: SpeechRecording | null = null

beforeAll(async () => {
  const synthetic = await espeakAvailable()
  for (const language of languages) {
    recordings[language] = synthetic
      ? await makeRecording(join(folder, `${language}.wav`), language, phrases[language].slice(0, 20))
      : committedRecording(language)
  }
  if (synthetic) mixed = await makeRecording(join(folder, 'аралас.wav'), 'kk', phrases.kk.slice(0, 6))
})

/** What is made of a recording whose language is known, once for all that is asked of it. */
const heardIn = new Map<Language, Promise<Heard>>()
function hear(language: Language): Promise<Heard> {
  const heard = heardIn.get(language) ?? transcribe(recordings[language], gigaam, language)
  heardIn.set(language, heard)
  return heard
}

describe('gigaam', () => {
  // Measured: 0, 0 and 1.7 %. The gates leave room for a word or two under another build of espeak-ng or ffmpeg.
  it.each([
    ['kk', 0.02],
    ['ru', 0.02],
    ['en', 0.05],
  ] as const)('hears %s with a word error rate under %f', async (language, gate) => {
    const recording = recordings[language]
    const heard = await hear(language)
    expectSound(heard, recording.durationMs)
    const { transcript } = heard
    const rate = wordErrorRate(recording.text, textOf(transcript))
    console.log(`gigaam ${language}: word error rate ${(100 * rate).toFixed(1)} %`)
    expect(rate).toBeLessThan(gate)
    expect(transcript.language).toBe(language)
    expect(transcript.engine).toBe('gigaam')
    expect(transcript.words.every((word) => word.language === language)).toBe(true)
    const confidences = transcript.words.map(({ confidence }) => confidence!)
    expect(Math.min(...confidences)).toBeGreaterThan(0)
    expect(confidences.reduce((sum, c) => sum + c, 0) / confidences.length).toBeGreaterThan(0.8)
  })

  it('begins each phrase when it is spoken', async ({ skip }) => {
    const { phraseStartsMs } = recordings.kk
    if (!phraseStartsMs) skip('needs espeak-ng')
    const { transcript } = await hear('kk')
    const late = phraseStartsMs!.map((start) =>
      Math.min(...transcript.words.map(({ startMs }) => Math.abs(startMs - start))),
    )
    expect(Math.max(...late)).toBeLessThanOrEqual(120)
  })

  it.each(languages)('finds out that %s is spoken', async (language) => {
    const { transcript } = await transcribe(recordings[language], gigaam, 'auto')
    expect(transcript.language).toBe(language)
  })

  it('tells the languages of mixed speech apart, word by word', async ({ skip }) => {
    if (!mixed) skip('needs espeak-ng')
    const path = join(folder, 'екі тіл.wav')
    const list = [mixed!.path, recordings.ru.path].flatMap((file) => ['-i', file])
    execFileSync(ffmpeg, ['-v', 'error', ...list, '-filter_complex', '[0:a][1:a]concat=n=2:v=0:a=1', path])
    const durationMs = mixed!.durationMs + recordings.ru.durationMs
    const { transcript } = await transcribe({ path, durationMs }, gigaam, 'auto')
    const share = (words: Word[], language: Language) =>
      words.filter((word) => word.language === language).length / words.length
    const middle = mixed!.durationMs
    expect(
      share(
        transcript.words.filter(({ endMs }) => endMs < middle),
        'kk',
      ),
    ).toBeGreaterThan(0.9)
    expect(
      share(
        transcript.words.filter(({ startMs }) => startMs > middle),
        'ru',
      ),
    ).toBeGreaterThan(0.9)
  })

  it.each(languages)('reads the committed %s recording', async (language) => {
    const recording = committedRecording(language)
    const heard = await transcribe(recording, gigaam, language)
    expectSound(heard, recording.durationMs)
    expect(wordErrorRate(recording.text, textOf(heard.transcript))).toBeLessThan(0.1)
  })

  it('does not wake the engine for silence', async () => {
    const path = join(folder, 'тыныштық.wav')
    execFileSync(ffmpeg, ['-v', 'error', '-f', 'lavfi', '-i', 'anoisesrc=a=0.02:d=70:r=16000', path])
    const engine = await loadGigaam(gigaam, 1)
    let calls = 0
    const counting: typeof engine = {
      ...engine,
      recognise: (...given) => {
        calls++
        return engine.recognise(...given)
      },
    }
    const run = async (mediaPath: string, durationMs: number) => {
      const request = { mediaPath, durationMs, model: gigaam, language: 'auto', translateTo: null } as const
      const { signal } = new AbortController()
      const progress: number[] = []
      const onProgress = (done: number) => progress.push(done)
      const transcript = await recogniseRecording(request, counting, ffmpeg, 1, { signal, onProgress })
      return { transcript, progress }
    }
    const silent = await run(path, 70_000)
    expect(silent.transcript.words).toEqual([])
    expect(calls).toBe(0)
    expect(silent.progress.length).toBeGreaterThan(4)
    expect(silent.progress.at(-1)).toBe(70_000)
    await run(recordings.kk.path, recordings.kk.durationMs)
    expect(calls).toBeGreaterThan(0)
    await engine.close()
  })

  it('cannot translate', async () => {
    await expect(transcribe(recordings.kk, gigaam, 'kk', 'en')).rejects.toMatchObject({
      code: 'model_language',
      params: { file: 'ctc-fixture.onnx' },
    })
  })
})
