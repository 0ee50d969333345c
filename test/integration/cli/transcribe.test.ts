import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { type Transcript, transcriptSchema } from '../../../src/shared/transcript.ts'
import { cliPlace, namesIn, quiet, readText } from '../../support/cli-place.ts'
import { iz as izIn, jsonLines } from '../../support/iz-command.ts'
import { committedRecording, ctcModelPath, whisperModelPath } from '../../support/speech-recordings.ts'
import { comparableWords } from '../../support/word-error-rate.ts'

// Each step is a process or several, on a machine that may be busy with other test files.
vi.setConfig({ testTimeout: 180_000 })

const [kk, ru, en] = [committedRecording('kk'), committedRecording('ru'), committedRecording('en')]
const { at, iz, configDir, freshFolder } = cliPlace('transcribe')

const readTranscript = (path: string): Transcript =>
  transcriptSchema.strict().parse(JSON.parse(readText(path)))
const spoken = (transcript: Transcript) => transcript.words.map((word) => word.text).join(' ')

/** What a viewer reads of subtitles, on one line. */
const wordsOf = (subtitles: string) =>
  subtitles
    .replace(/^\d+$|^.* --> .*$/gm, '')
    .replace(/\\N|\s+/g, ' ')
    .trim()

/** As it is spoken: without case and punctuation. */
const plain = (written: string) => comparableWords(written).join(' ')

describe.concurrent('iz transcribe', () => {
  it('writes a JSON transcript of Kazakh, exactly in the documented shape', async () => {
    const out = at('kk.json')
    const { code, stdout, stderr } = await iz(
      ...['transcribe', kk.path, '--language', 'kk', '--engine', 'gigaam'],
      ...['--model', ctcModelPath, '--out', out, '--json'],
    )
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    const parsed = JSON.parse(readText(out))
    expect(Object.keys(parsed)).toEqual([
      ...['language', 'engine', 'durationMs', 'words', 'stretches', 'speakers'],
    ])
    for (const word of parsed.words) {
      const keys = ['text', 'startMs', 'endMs', 'confidence', 'language', 'speaker']
      expect(Object.keys(word)).toEqual(keys)
    }
    const transcript = readTranscript(out)
    expect(plain(spoken(transcript))).toBe(kk.text)
    expect(spoken(transcript)).toMatch(/^[А-ЯӘҒҚҢӨҰҮҺІ].*[.?]$/)
    expect(transcript).toMatchObject({ language: 'kk', engine: 'gigaam' })
    expect(Math.abs(transcript.durationMs - kk.durationMs)).toBeLessThan(100)
    for (const word of transcript.words) {
      expect(word).toMatchObject({ language: 'kk', speaker: null })
      expect(word.confidence).toBeGreaterThan(0.5)
      expect(word.endMs).toBeGreaterThan(word.startMs)
      expect(word.endMs).toBeLessThanOrEqual(transcript.durationMs)
    }
    const progress = jsonLines(stderr)
    expect(progress.at(-1)).toEqual({
      ...{ stage: 'transcribe', done: transcript.durationMs, total: transcript.durationMs, etaMs: 0 },
    })
  })

  it('writes WebVTT of English and ASS of a language it finds out, silently', async () => {
    const run = (path: string, language: string, out: string) =>
      iz('transcribe', path, '--language', language, '--model', ctcModelPath, '--out', at(out))
    const [vtt, ass] = await Promise.all([run(en.path, 'en', 'en.vtt'), run(kk.path, 'auto', 'kk.ass')])
    expect(vtt).toEqual(quiet)
    expect(ass).toEqual(quiet)
    expect(readText(at('en.vtt'))).toMatch(/^WEBVTT\n\n00:00:0/)
    expect(readText(at('kk.ass'))).toMatch(/^\[Script Info\]\n/)
    expect(plain(wordsOf(readText(at('en.vtt')).replace('WEBVTT', '')))).toBe(en.text)
    const dialogue = readText(at('kk.ass')).match(/^Dialogue: .*$/gm)!
    const lines = dialogue.map((line) => line.split(',').slice(9).join())
    expect(plain(wordsOf(lines.join('\n')))).toBe(kk.text)
    expect(await iz('check', at('kk.ass'))).toEqual({ ...quiet, stdout: 'kk.ass: cues 4, findings 0\n' })
  })

  it('writes whole letters with Whisper, whose tokens end inside them', async () => {
    const args = ['--language', 'kk', '--engine', 'whisper', '--model', whisperModelPath]
    expect(await iz('transcribe', kk.path, ...args, '--out', at('whisper.txt'))).toEqual(quiet)
    expect(readText(at('whisper.txt'))).toMatch(/қазақстанға/)
    expect(readText(at('whisper.txt'))).not.toContain('\ufffd')
  })

  it('translates Kazakh to English with Whisper', async () => {
    const out = at('translated.json')
    const args = ['--language', 'auto', '--model', whisperModelPath, '--translate', 'en', '--out', out]
    expect(await iz('transcribe', kk.path, ...args)).toEqual(quiet)
    const transcript = readTranscript(out)
    expect(transcript).toMatchObject({ language: 'en', engine: 'whisper' })
    expect(spoken(transcript)).toMatch(/^[a-z' ]+$/)
    expect(transcript.words.every((word) => word.language === 'en')).toBe(true)
  })

  it('writes SubRip of Russian, by relative paths, over a file that is there', async () => {
    const cwd = freshFolder('relative')
    copyFileSync(ru.path, join(cwd, '-сұхбат: 1.mp3'))
    writeFileSync(join(cwd, 'out.SRT'), 'old')
    const args = ['--language', 'ru', '--model', ctcModelPath, '--out', 'out.SRT']
    const result = await izIn(configDir, ['transcribe', ...args, '--', '-сұхбат: 1.mp3'], { cwd })
    expect(result).toEqual(quiet)
    const subtitles = readText(join(cwd, 'out.SRT'))
    expect(subtitles).toMatch(/^1\n00:00:0\d,\d{3} --> 00:00:0\d,\d{3}\nЯ переехал/)
    expect(plain(wordsOf(subtitles))).toBe(ru.text)
    expect(namesIn(cwd)).toEqual(['-сұхбат: 1.mp3', 'out.SRT'])
  })
})
