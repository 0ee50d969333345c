import { expect } from 'vitest'
import { createTranscriber } from '../../src/main/infra/asr/transcriber.ts'
import { createChildProcessHost } from '../../src/main/infra/workers/child-process-host.ts'
import type { SpokenLanguage } from '../../src/shared/language.ts'
import { type Transcript, transcriptSchema, type Word } from '../../src/shared/transcript.ts'
import {
  ctcModelPath,
  ctcVocabularyPath,
  type SpeechRecording,
  whisperModelPath,
} from './speech-recordings.ts'
import { comparableWords } from './word-error-rate.ts'

export const gigaam = { engine: 'gigaam', path: ctcModelPath, vocabularyPath: ctcVocabularyPath } as const
export const whisper = { engine: 'whisper', path: whisperModelPath, vocabularyPath: null } as const
export const transcriber = createTranscriber({
  ffmpegPath: async () => 'ffmpeg',
  workers: createChildProcessHost(),
  threads: 2,
})

export interface Heard {
  transcript: Transcript
  progress: number[]
  streamed: Word[]
}

/** By a worker, as the app does it. */
export async function transcribe(
  { path, durationMs }: Pick<SpeechRecording, 'path' | 'durationMs'>,
  model: typeof gigaam | typeof whisper,
  language: SpokenLanguage,
  translateTo: 'en' | null = null,
  signal = new AbortController().signal,
): Promise<Heard> {
  const progress: number[] = []
  const streamed: Word[] = []
  const request = { mediaPath: path, durationMs, model, language, translateTo }
  const transcript = await transcriber.transcribe(request, {
    signal,
    onProgress: (done, total) => {
      expect(total).toBe(durationMs)
      progress.push(done)
    },
    onWords: (words) => streamed.push(...words),
  })
  return { transcript, progress, streamed }
}

/** What must hold of every transcript, however poor the model. */
export function expectSound({ transcript, progress, streamed }: Heard, durationMs: number): void {
  expect(transcriptSchema.parse(transcript)).toEqual(transcript)
  expect(transcript.durationMs).toBe(durationMs)
  // Sentences come when all is there.
  const spoken = (words: Word[]) => comparableWords(words.map(({ text }) => text).join(' '))
  expect(spoken(streamed)).toEqual(spoken(transcript.words))
  let previous = 0
  for (const { text, startMs, endMs } of transcript.words) {
    expect(text).toMatch(/^[\p{L}\p{N}\p{P}]+$/u)
    expect(text).toBe(text.normalize('NFC'))
    expect(startMs).toBeGreaterThanOrEqual(previous)
    expect(endMs).toBeGreaterThan(startMs)
    previous = endMs
  }
  expect(previous).toBeLessThanOrEqual(durationMs)
  expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  expect(progress.at(-1)).toBe(durationMs)
}

export const textOf = (transcript: Transcript) => transcript.words.map(({ text }) => text).join(' ')
