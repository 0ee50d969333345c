import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Language } from '../../src/shared/language.ts'

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'speech')
const run = promisify(execFile)

/** The small models are part of the sample project; how they were trained is in test/fixtures/speech. */
const models = join(import.meta.dirname, '..', '..', 'resources', 'sample', 'models')
export const ctcModelPath = join(models, 'ctc-fixture.onnx')
export const ctcVocabularyPath = join(models, 'ctc-fixture-vocab.txt')
export const whisperModelPath = join(models, 'ggml-fixture.bin')

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

/** Whether espeak-ng can be had; without it the committed recordings stand in. */
export async function espeakAvailable(): Promise<boolean> {
  return run('espeak-ng', ['--version']).then(
    () => true,
    () => false,
  )
}

const espeakRate = 22_050
const wavHeaderBytes = 44

/** 16-bit mono samples at 22.05 kHz, without the silence espeak-ng puts around them. */
async function speak(voice: string, text: string): Promise<Int16Array> {
  const { stdout } = await run('espeak-ng', ['-v', voice, '-s', '140', '--stdout', text], {
    encoding: 'buffer',
    maxBuffer: 1 << 26,
  })
  const samples = new Int16Array(Uint8Array.from(stdout.subarray(wavHeaderBytes)).buffer)
  const loud = (sample: number) => Math.abs(sample) > 300
  return samples.subarray(samples.findIndex(loud), samples.findLastIndex(loud) + 1)
}

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
  for (const text of texts) {
    const speech = await speak(voice, text)
    phraseStartsMs.push((length * 1000) / espeakRate)
    parts.push(speech, gap)
    length += speech.length + gap.length
  }
  const body = Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)))
  await writeFile(path, Buffer.concat([wavHeader(body.length), body]))
  return {
    path,
    language,
    text: texts.join(' '),
    durationMs: Math.round((length * 1000) / espeakRate),
    phraseStartsMs,
  }
}

function wavHeader(bytes: number): Buffer {
  const header = Buffer.alloc(wavHeaderBytes)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + bytes, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(espeakRate, 24)
  header.writeUInt32LE(espeakRate * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(bytes, 40)
  return header
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
