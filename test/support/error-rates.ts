import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadGigaam } from '../../src/main/infra/asr/gigaam.ts'
import { recogniseRecording } from '../../src/main/infra/asr/recording.ts'
import { createTranscriber } from '../../src/main/infra/asr/transcriber.ts'
import { ownVoiceActivityPath } from '../../src/main/infra/paths.ts'
import { createChildProcessHost } from '../../src/main/infra/workers/child-process-host.ts'
import type { ModelFiles } from '../../src/main/services/transcription/ports.ts'
import { type Language, languages } from '../../src/shared/language.ts'
import type { Transcript } from '../../src/shared/transcript.ts'
import { committedRecording, ctcModelPath, ctcVocabularyPath, whisperModelPath } from './speech-recordings.ts'
import { unseenRecordings } from './synthetic-speech.ts'
import { comparableWords, wordErrorRate } from './word-error-rate.ts'

const resources = join(import.meta.dirname, '..', '..', 'resources', 'sample')
const gigaam: ModelFiles = { engine: 'gigaam', path: ctcModelPath, vocabularyPath: ctcVocabularyPath }
const whisper: ModelFiles = { engine: 'whisper', path: whisperModelPath, vocabularyPath: null }

/** Word errors of one engine on one set of recordings in one language. `name` is the key of its gate. */
export interface ErrorRate {
  name: string
  recordings: number
  words: number
  errors: number
  rate: number
}

type Said = { path: string; durationMs: number; text: string }

/**
 * Word errors of each set, engine and language through the whole pipeline, from the file to the words of the transcript: for GigaAM
 * speech is found by Silero, as in the app, and in the unseen sentences by loudness too.
 */
export async function measureErrorRates(ffmpeg: string): Promise<ErrorRate[]> {
  const unseen = await unseenRecordings()
  const rates: ErrorRate[] = []
  const engine = await loadGigaam(gigaam, 2)
  for (const [found, voiceActivity] of [
    ['', null],
    [' silero', ownVoiceActivityPath],
  ] as const) {
    for (const language of languages) {
      const spoken = unseen.filter((recording) => recording.language === language)
      rates.push(
        await rateOf(`unseen ${language} gigaam${found}`, spoken, ({ path, durationMs }) =>
          recogniseRecording(
            { mediaPath: path, durationMs, model: gigaam, language, translateTo: null, voiceActivity },
            engine,
            ffmpeg,
            2,
            { signal: new AbortController().signal },
          ),
        ),
      )
    }
  }
  await engine.close()

  const transcriber = createTranscriber({
    ffmpegPath: async () => ffmpeg,
    workers: createChildProcessHost(),
    threads: 2,
  })
  for (const model of [gigaam, whisper]) {
    // The Whisper test model writes other phrases where a chunk begins a hundredth of a second later; its gates were set by loudness.
    const voiceActivity = model.engine === 'gigaam' ? ownVoiceActivityPath : null
    for (const language of languages) {
      // Three minutes of whisper would take longer than all the rest.
      const interview = language === 'kk' && model.engine === 'gigaam' ? [await sampleInterview()] : []
      const spoken = [committedRecording(language), ...interview]
      rates.push(
        await rateOf(`sample ${language} ${model.engine}`, spoken, ({ path, durationMs }) =>
          transcriber.transcribe(
            { mediaPath: path, durationMs, model, language, translateTo: null, voiceActivity },
            { signal: new AbortController().signal },
          ),
        ),
      )
    }
  }
  return rates
}

/** As a table for the terminal, with what the gates allow. */
export function describeErrorRates(
  rates: readonly ErrorRate[],
  allowed: (name: string) => number | null,
): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  const lines = rates.map(({ name, recordings, words, errors, rate }) => {
    const gate = allowed(name)
    const verdict =
      gate === null ? 'no gate' : rate <= gate ? `at most ${percent(gate)} ok` : `over ${percent(gate)}`
    return `${name.padEnd(24)} ${String(recordings).padStart(3)} recordings ${String(words).padStart(4)} words ${String(errors).padStart(4)} errors ${percent(rate).padStart(7)}  ${verdict}`
  })
  return ['word error rates with the test models (they know little: for comparison only)', ...lines].join(
    '\n',
  )
}

async function rateOf<T extends Said>(
  name: string,
  recordings: readonly T[],
  transcribe: (recording: T) => Promise<Transcript>,
): Promise<ErrorRate> {
  let words = 0
  let errors = 0
  for (const recording of recordings) {
    const transcript = await transcribe(recording)
    const heard = transcript.words.map(({ text }) => text).join(' ')
    const count = comparableWords(recording.text).length
    words += count
    errors += Math.round(wordErrorRate(recording.text, heard) * count)
  }
  return { name, recordings: recordings.length, words, errors, rate: errors / words }
}

async function sampleInterview(): Promise<Said> {
  const { durationMs, phrases } = JSON.parse(await readFile(join(resources, 'interview.json'), 'utf8')) as {
    durationMs: number
    phrases: { text: Record<Language, string> }[]
  }
  const text = phrases.map((phrase) => phrase.text.kk).join(' ')
  return { path: join(resources, 'interview.mp4'), durationMs, text }
}
