import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '../../src/shared/language.ts'
import { espeakRate, speak, wavFile } from './espeak.ts'

export { espeakAvailable } from './espeak.ts'

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'speech')

/** The small models are part of the sample project; how they were trained is in test/fixtures/speech. */
const models = join(import.meta.dirname, '..', '..', 'resources', 'sample', 'models')
export const ctcModelPath = join(models, 'ctc-fixture.onnx')
export const ctcVocabularyPath = join(models, 'ctc-fixture-vocab.txt')
export const whisperModelPath = join(models, 'ggml-fixture.bin')
/** Its weights are set by hand: it writes `parakeetText` whatever it hears, 160 ms a piece. */
export const parakeetModelPath = join(fixtures, 'parakeet', 'ggml-parakeet-fixture.bin')
export const parakeetText = 'Добрый день, это проверка. Good morning!'

/** Speech of known text. `phraseStartsMs` is where each phrase begins, known only for what was made here. */
export interface SpeechRecording {
  path: string
  language: Language
  text: string
  durationMs: number
  phraseStartsMs: number[] | null
}

/** The phrases both test models know, rows 1-40 of phrases.tsv. */
export const phrases: Record<Language, string[]> = (() => {
  const rows = readFileSync(join(fixtures, 'phrases.tsv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
  const column = (index: number) => rows.map((row) => row[index]!)
  return { kk: column(0), ru: column(1), en: column(2) }
})()

/** Voices in which the test models were not trained. */
const voices: Record<Language, string> = { kk: 'kk+f5', ru: 'ru+m5', en: 'en-us+f5' }

/** Speaks phrases one after the other, `gapMs` of faint noise between them and at both ends, into a WAV file. */
export async function makeRecording(
  path: string,
  language: Language,
  texts: readonly string[],
  { voice = voices[language], gapMs = 700 }: { voice?: string; gapMs?: number } = {},
): Promise<SpeechRecording> {
  const gap = Int16Array.from(
    { length: Math.round((espeakRate * gapMs) / 1000) },
    (_, i) => ((i * 7919) % 21) - 10,
  )
  const parts: Int16Array[] = [gap]
  const phraseStartsMs: number[] = []
  let length = gap.length
  for (const speech of await Promise.all(texts.map((text) => speak(voice, text)))) {
    phraseStartsMs.push((length * 1000) / espeakRate)
    parts.push(speech, gap)
    length += speech.length + gap.length
  }
  const whole = new Int16Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  await writeFile(path, wavFile(whole, 1))
  return {
    path,
    language,
    text: texts.join(' '),
    durationMs: Math.round((length * 1000) / espeakRate),
    phraseStartsMs,
  }
}

/** The small recordings that are in the repository: AAC, MP3 and Opus. */
export function committedRecording(language: Language): SpeechRecording {
  const list = JSON.parse(readFileSync(join(fixtures, 'recordings', 'recordings.json'), 'utf8')) as {
    file: string
    language: Language
    text: string
    durationMs: number
  }[]
  const { file, text, durationMs } = list.find((entry) => entry.language === language)!
  return { path: join(fixtures, 'recordings', file), language, text, durationMs, phraseStartsMs: null }
}
