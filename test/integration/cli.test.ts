import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { chmod, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { diagnosticsSchema } from '../../src/shared/api/diagnostics.ts'
import { exportResultSchema } from '../../src/shared/clip.ts'
import { type Transcript, transcriptSchema } from '../../src/shared/transcript.ts'
import {
  descendants,
  type IzResult,
  iz as izIn,
  jsonLines,
  type RunningIz,
  startIz,
  survivors,
} from '../support/iz-command.ts'
import { ffmpeg, ffprobe, makeRecording } from '../support/media.ts'
import { committedRecording } from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'
import { comparableWords } from '../support/word-error-rate.ts'

const project = join(import.meta.dirname, '..', '..')
const models = join(project, 'resources', 'sample', 'models')
const gigaam = join(models, 'ctc-fixture.onnx')
const whisper = join(models, 'ggml-fixture.bin')
const [kk, ru, en] = [committedRecording('kk'), committedRecording('ru'), committedRecording('en')]

// Each step is a process or several, on a machine that may be busy with other test files.
vi.setConfig({ testTimeout: 180_000 })

const folder = makeTempDir('cli')
const configDir = join(folder, 'config')
const at = (...names: string[]) => join(folder, ...names)
const film = at('сұхбат.mp4')
const iz = (...args: string[]) => izIn(configDir, args)
const text = (path: string) => readFileSync(path, 'utf8')
/** All names in a folder, hidden ones too: a temporary file is one. */
const names = (path: string) => readdirSync(path).sort()
const freshFolder = (name: string) => {
  mkdirSync(at(name))
  return at(name)
}
const readTranscript = (path: string): Transcript => transcriptSchema.strict().parse(JSON.parse(text(path)))
const spoken = (transcript: Transcript) => transcript.words.map((word) => word.text).join(' ')

/** What a viewer reads of subtitles, on one line. */
const wordsOf = (subtitles: string) =>
  subtitles
    .replace(/^\d+$|^.* --> .*$/gm, '')
    .replace(/\\N|\s+/g, ' ')
    .trim()

/** As it is spoken: without case and punctuation. */
const plain = (written: string) => comparableWords(written).join(' ')

const quiet = { code: 0, stdout: '', stderr: '' }

const twoCues = [
  '1\n00:00:00,700 --> 00:00:02,700\nСөз <i>бірінші</i>\nекінші жол\n',
  '2\n00:00:03,000 --> 00:00:05,500\nһәм соңғы сөз: ұлы көш\n',
].join('\n')

const fast = `1\n00:00:01,000 --> 00:00:02,000\n${'жылдам '.repeat(6).trim()}\n`

beforeAll(async () => {
  writeFileSync(at('cues.srt'), twoCues)
  writeFileSync(at('fast.srt'), fast)
  writeFileSync(at('empty.mp4'), '')
  writeFileSync(at('text.mp4'), 'Бұл бейне емес.\n'.repeat(100))
  await makeRecording(folder, 'cut.mp4')
  await truncate(at('cut.mp4'), 9000)
  await makeRecording(folder, 'silent.mp4', { sound: false })
  await makeRecording(folder, 'сұхбат.mp4', { seconds: 40, size: '640x360' })
  // Speech for minutes, so that there is something to stop.
  await ffmpeg('-stream_loop', '60', '-i', `file:${kk.path}`, '-c', 'copy', `file:${at('long.m4a')}`)
})

/** A failed command: its status, one line that ends in the code (and what was given), and nothing on standard output. */
function expectFailure(result: IzResult, code: number, name: string): void {
  expect(result).toMatchObject({ code, stdout: '' })
  expect(result.stderr).toContain(`[${name}]`)
  expect(result.stderr.trimEnd().split('\n')).toHaveLength(1)
}

describe.concurrent('iz transcribe', () => {
  it('writes a JSON transcript of Kazakh, exactly in the documented shape', async () => {
    const out = at('kk.json')
    const { code, stdout, stderr } = await iz(
      ...['transcribe', kk.path, '--language', 'kk', '--engine', 'gigaam'],
      ...['--model', gigaam, '--out', out, '--json'],
    )
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    const parsed = JSON.parse(text(out))
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
      iz('transcribe', path, '--language', language, '--model', gigaam, '--out', at(out))
    expect(await run(en.path, 'en', 'en.vtt')).toEqual(quiet)
    expect(await run(kk.path, 'auto', 'kk.ass')).toEqual(quiet)
    expect(text(at('en.vtt'))).toMatch(/^WEBVTT\n\n00:00:0/)
    expect(text(at('kk.ass'))).toMatch(/^\[Script Info\]\n/)
    expect(plain(wordsOf(text(at('en.vtt')).replace('WEBVTT', '')))).toBe(en.text)
    const dialogue = text(at('kk.ass')).match(/^Dialogue: .*$/gm)!
    const lines = dialogue.map((line) => line.split(',').slice(9).join())
    expect(plain(wordsOf(lines.join('\n')))).toBe(kk.text)
    expect(await iz('check', at('kk.ass'))).toEqual({ ...quiet, stdout: 'kk.ass: 4 cues, 0 findings\n' })
  })

  it('writes whole letters with Whisper, whose tokens end inside them', async () => {
    const args = ['--language', 'kk', '--engine', 'whisper', '--model', whisper]
    expect(await iz('transcribe', kk.path, ...args, '--out', at('whisper.txt'))).toEqual(quiet)
    expect(text(at('whisper.txt'))).toMatch(/қазақстанға/)
    expect(text(at('whisper.txt'))).not.toContain('\ufffd')
  })

  it('translates Kazakh to English with Whisper', async () => {
    const out = at('translated.json')
    const args = ['--language', 'auto', '--model', whisper, '--translate', 'en', '--out', out]
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
    const args = ['--language', 'ru', '--model', gigaam, '--out', 'out.SRT']
    const result = await izIn(configDir, ['transcribe', ...args, '--', '-сұхбат: 1.mp3'], { cwd })
    expect(result).toEqual(quiet)
    const subtitles = text(join(cwd, 'out.SRT'))
    expect(subtitles).toMatch(/^1\n00:00:0\d,\d{3} --> 00:00:0\d,\d{3}\nЯ переехал/)
    expect(plain(wordsOf(subtitles))).toBe(ru.text)
    expect(names(cwd)).toEqual(['-сұхбат: 1.mp3', 'out.SRT'])
  })
})

describe.concurrent('iz convert', () => {
  it('carries cues through every format and back', async () => {
    const chain = ['cues.srt', 'step.vtt', 'step.ass', 'back.srt', 'step.txt']
    for (const [index, next] of chain.slice(1, 4).entries()) {
      expect(await iz('convert', at(chain[index]!), at(next))).toEqual(quiet)
    }
    expect(text(at('back.srt'))).toBe(twoCues)
    expect(await iz('convert', at('back.srt'), at('step.txt'))).toEqual(quiet)
    expect(text(at('step.txt'))).toContain('һәм соңғы сөз: ұлы көш')
    expect(text(at('step.txt'))).not.toMatch(/-->|<i>/)
  })

  it('leaves the old output when the input is no subtitles', async () => {
    writeFileSync(at('prose.srt'), 'Құрметті оқырман!\n')
    writeFileSync(at('kept.vtt'), 'WEBVTT\n')
    expectFailure(await iz('convert', at('prose.srt'), at('kept.vtt')), 3, 'subtitles_unrecognised')
    expect(text(at('kept.vtt'))).toBe('WEBVTT\n')
  })
})

describe.concurrent('iz check', () => {
  it('exits with 1 where a rule is broken and says which, where and by how much', async () => {
    const { code, stdout, stderr } = await iz('check', at('fast.srt'))
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(stdout).toMatch(/^00:00:01\.000 {2}cue 1 {2}line_length {2}41 \(limit 39\)$/m)
    expect(stdout).toMatch(/^00:00:01\.000 {2}cue 1 {2}reading_speed .*\(limit 17\)$/m)
    expect(stdout).toMatch(/^fast\.srt: 1 cues, 2 findings$/m)
  })

  it('prints the whole report with --json', async () => {
    const { code, stdout, stderr } = await iz('check', at('fast.srt'), '--json')
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    const report = JSON.parse(stdout)
    expect(report).toMatchObject({ file: at('fast.srt'), language: 'ru', cues: 1 })
    expect(report.rules.maxLineLength).toBe(39)
    expect(report.findings[0]).toEqual({ rule: 'line_length', cue: 0, value: 41, limit: 39, startMs: 1000 })
  })

  it('takes the figures of --rules over those of the language', async () => {
    writeFileSync(at('rules.json'), '{"maxLineLength": 60, "maxCps": 60}')
    expect(await iz('check', at('fast.srt'), '--rules', at('rules.json'))).toMatchObject({ code: 0 })
    writeFileSync(at('strict.json'), '{"maxLines": 1}')
    const strict = await iz('check', at('cues.srt'), '--language', 'kk', '--rules', at('strict.json'))
    expect(strict.code).toBe(1)
    expect(strict.stdout).toContain('line_count  2 (limit 1)')
    writeFileSync(at('unknown.json'), '{"maxLetters": 1}')
    const unknown = await iz('check', at('cues.srt'), '--rules', at('unknown.json'))
    expectFailure(unknown, 2, 'invalid_input')
    expect(unknown.stderr).toMatch(/--rules "unknown\.json" \(maxLineLength, maxLines, /)
  })
})

describe.concurrent('iz export', () => {
  const sizes = { youtube: [1920, 1080], reels: [1080, 1920], feed: [1080, 1350], square: [1080, 1080] }

  it('makes one MP4 a preset directly in a folder that it creates, in the order asked for', async () => {
    const out = at('new', 'clips')
    const { code, stdout, stderr } = await iz(
      ...['export', film, '--subtitles', at('cues.srt'), '--from', '00:00:01.000', '--to', '2.2'],
      ...['--preset', 'reels,youtube,feed,square', '--out', out, '--style', 'karaoke', '--json'],
    )
    expect(code).toBe(0)
    const results = z.array(exportResultSchema.strict()).parse(JSON.parse(stdout))
    expect(results.map(({ preset }) => preset)).toEqual(['reels', 'youtube', 'feed', 'square'])
    expect(names(out)).toEqual(['feed', 'reels', 'square', 'youtube'].map((id) => `сұхбат.${id}.mp4`))
    for (const result of results) {
      const [width, height] = sizes[result.preset as keyof typeof sizes]
      expect(result).toMatchObject({ width, height, path: join(out, `сұхбат.${result.preset}.mp4`) })
      const found = await ffprobe(result.path, 'stream=codec_name,width,height,duration')
      expect(found.streams![0]).toMatchObject({ codec_name: 'h264', width, height })
      expect(found.streams![1]).toMatchObject({ codec_name: 'aac' })
      expect(Math.abs(result.durationMs - 1200)).toBeLessThanOrEqual(40)
      expect(result.durationMs).toBe(Math.round(Number(found.streams![0]!.duration) * 1000))
      expect(result.lufs).toBeCloseTo(-14, 0)
      expect(result.truePeakDb).toBeLessThanOrEqual(-1)
    }
    const progress = jsonLines(stderr)
    expect(progress.at(-1)).toEqual({ stage: 'export', done: 1200, total: 1200, etaMs: 0 })
    expect(progress.length).toBeGreaterThan(3)
  })

  it('draws a picture to sound alone, and prints paths for people', async () => {
    const out = freshFolder('sound')
    const { code, stdout, stderr } = await iz(
      ...['export', kk.path, '--subtitles', at('cues.srt'), '--from', '0', '--to', '1.2'],
      ...['--preset', 'square', '--out', out],
    )
    const path = join(out, 'kk.square.mp4')
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `${path}\n`, stderr: '' })
    expect((await ffprobe(path, 'stream=width')).streams![0]).toEqual({ width: 1080 })
  })
})

describe.concurrent('iz doctor', () => {
  it('reports in JSON that all is well', async () => {
    const { code, stdout, stderr } = await iz('doctor', '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const report = diagnosticsSchema.extend({ libraryProblem: z.null() }).strict().parse(JSON.parse(stdout))
    expect(report.engines.map(({ name, ok }) => ({ name, ok }))).toEqual([
      { name: 'gigaam', ok: true },
      { name: 'whisper', ok: true },
    ])
    expect(report.ffmpeg.chosen).not.toBeNull()
  })

  it('exits with 1 when the library of the settings is gone', async () => {
    const config = freshFolder('config of another')
    writeFileSync(join(config, 'settings.json'), JSON.stringify({ libraryPath: at('Кітапхана') }))
    const { code, stdout } = await izIn(config, ['doctor'])
    expect(code).toBe(1)
    expect(stdout).toMatch(/^library: Кітапхана file_missing$/m)
  })
})

describe.concurrent('a command that was not understood', () => {
  const transcribe = ['transcribe', kk.path, '--model', gigaam]
  const clip = ['export', kk.path, '--subtitles', at('cues.srt'), '--out', at('never')]
  const range = ['--from', '0', '--to', '2']

  it.each([
    [
      'language',
      [...transcribe, '--language', 'de', '--out', at('x.srt')],
      '--language "de" (kk, ru, en, auto)',
    ],
    [
      'ending',
      [...transcribe, '--language', 'kk', '--out', at('x.docx')],
      '--out "x.docx" (.srt, .vtt, .ass, .txt, .json)',
    ],
    [
      'engine',
      [...transcribe, '--language', 'kk', '--engine', 'vosk', '--out', at('x.srt')],
      '(gigaam, whisper)',
    ],
    [
      'engine for another model',
      [...transcribe, '--language', 'kk', '--engine', 'whisper', '--out', at('x.srt')],
      '--engine "whisper" (gigaam)',
    ],
    [
      'target',
      [...transcribe, '--language', 'kk', '--translate', 'ru', '--out', at('x.srt')],
      '--translate "ru" (en)',
    ],
    [
      'preset',
      [...clip, ...range, '--preset', 'reels,tv'],
      '--preset "tv" (youtube, reels, shorts, feed, square)',
    ],
    ['style', [...clip, ...range, '--preset', 'reels', '--style', 'neon'], '--style "neon" (clean, box, '],
    ['time', [...clip, '--from', '00:61', '--to', '2', '--preset', 'reels'], '--from "00:61" (HH:MM:SS.mmm)'],
    [
      'ending to convert to',
      ['convert', at('cues.srt'), at('x.json')],
      'OUT "x.json" (.srt, .vtt, .ass, .txt)',
    ],
    ['language to check', ['check', at('cues.srt'), '--language', 'auto'], '--language "auto" (kk, ru, en)'],
  ])('names the %s and what is allowed', async (_, args, told) => {
    const result = await iz(...args)
    expectFailure(result, 2, 'invalid_input')
    expect(result.stderr).toContain(told)
  })

  it('tells a range outside the recording, and its length', async () => {
    const result = await iz(...clip, '--from', '00:00:02.000', '--to', '01:00:00', '--preset', 'reels')
    expectFailure(result, 2, 'range_invalid')
    expect(result.stderr).toMatch(/00:00:02\.000 – 01:00:00\.000 \(00:00:00\.000 – 00:00:15\.\d{3}\)/)
    expect(names(folder)).not.toContain('never')
  })

  it('is told that a model cannot translate', async () => {
    const args = [...transcribe, '--language', 'kk', '--translate', 'en', '--out', at('x.srt')]
    expectFailure(await iz(...args), 2, 'model_language')
  })

  it.each([
    ['unknown command', ['transcript', kk.path]],
    ['unknown option', ['check', at('cues.srt'), '--strict']],
    ['missing option', [...transcribe, '--out', at('x.srt')]],
    ['missing argument', ['convert', at('cues.srt')]],
    ['argument too many', ['check', at('cues.srt'), at('cues.srt')]],
  ])('(%s) exits with 2 and says why in JSON where that is asked for', async (_, args) => {
    const inJson = await iz(...args, '--json')
    expect(inJson).toMatchObject({ code: 2, stdout: '' })
    const [line, ...more] = jsonLines(inJson.stderr)
    expect(more).toEqual([])
    expect(line).toEqual({ error: { code: 'invalid_input', params: {}, message: expect.any(String) } })
  })

  it('is named to a person together with the way out', async () => {
    expect(await iz('check', at('cues.srt'), '--strict')).toEqual({
      ...{ code: 2, stdout: '', stderr: "error: unknown option '--strict'\n(--help lists what there is)\n" },
    })
  })

  it('gets help: on standard output when asked for, on standard error when nothing was', async () => {
    const asked = await iz('--help')
    expect(asked).toMatchObject({ code: 0, stderr: '' })
    for (const name of ['transcribe', 'convert', 'check', 'export', 'doctor']) {
      expect(asked.stdout).toContain(`  ${name} `)
    }
    expect(await iz('export', '--help')).toMatchObject({
      ...{ code: 0, stderr: '', stdout: expect.stringContaining('--preset') },
    })
    expect(await iz()).toEqual({ code: 2, stdout: '', stderr: asked.stdout })
  })
})

describe.concurrent('bad input', () => {
  const transcribe = (media: string, out: string, model = gigaam) =>
    iz('transcribe', media, '--language', 'kk', '--model', model, '--out', join(out, 'out.srt'))
  const clip = (media: string, out: string, subtitles = at('cues.srt')) =>
    iz(
      ...['export', media, '--subtitles', subtitles, '--from', '0', '--to', '1'],
      ...['--preset', 'square', '--out', out],
    )

  it('is told apart, and leaves nothing behind', async () => {
    const out = freshFolder('nothing')
    for (const [file, name] of [
      ['empty.mp4', 'file_empty'],
      ['cut.mp4', 'media_truncated'],
      ['vanished.mp4', 'file_missing'],
    ] as const) {
      expectFailure(await transcribe(at(file), out), 3, name)
    }
    expectFailure(await clip(at('cut.mp4'), out), 3, 'media_truncated')
    expectFailure(await transcribe(at('silent.mp4'), out), 3, 'media_no_audio')
    expectFailure(await clip(kk.path, out, at('vanished.srt')), 3, 'file_missing')
    expectFailure(await clip(kk.path, out, at('empty.mp4')), 3, 'subtitles_empty')
    expect(names(out)).toEqual([])
  })

  it('may be a video without sound for a clip', async () => {
    const out = freshFolder('silent')
    expect(await clip(at('silent.mp4'), out)).toMatchObject({ code: 0, stderr: '' })
    expect(names(out)).toEqual(['silent.square.mp4'])
  })

  it('may be a model that is not one, or half of one, or without its vocabulary', async () => {
    const out = freshFolder('no model')
    const copy = async (from: string, name: string, bytes: number) => {
      copyFileSync(from, at(name))
      await truncate(at(name), bytes)
      return at(name)
    }
    const alone = join(freshFolder('alone'), 'ctc.onnx')
    copyFileSync(gigaam, alone)
    writeFileSync(at('text.onnx'), 'Бұл модель емес.')
    copyFileSync(join(models, 'ctc-fixture-vocab.txt'), at('half-vocab.txt'))
    expectFailure(await transcribe(kk.path, out, at('cues.srt')), 3, 'model_invalid')
    expectFailure(await transcribe(kk.path, out, at('text.onnx')), 3, 'model_invalid')
    expectFailure(await transcribe(kk.path, out, alone), 3, 'model_vocabulary_missing')
    expectFailure(await transcribe(kk.path, out, await copy(gigaam, 'half.onnx', 90_000)), 3, 'model_invalid')
    expectFailure(
      await transcribe(kk.path, out, await copy(whisper, 'half.bin', 900_000)),
      3,
      'model_invalid',
    )
    expectFailure(await transcribe(kk.path, out, at('vanished.onnx')), 4, 'model_missing')
    expect(names(out)).toEqual([])
  })

  it('is reported in JSON with --json', async () => {
    const args = ['--language', 'kk', '--model', gigaam, '--out', at('x.srt'), '--json']
    const { code, stdout, stderr } = await iz('transcribe', at('text.mp4'), ...args)
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(jsonLines(stderr)).toEqual([
      {
        error: {
          code: 'media_unrecognised',
          params: expect.objectContaining({ file: 'text.mp4' }),
          message: expect.stringMatching(/./),
        },
      },
    ])
  })
})

describe.concurrent('an output that cannot be written', () => {
  const mounted: string[] = []
  afterAll(() => {
    for (const path of mounted) execFileSync('umount', [path])
  })

  /** A file system of its own, which only root may make. */
  function mountTiny(name: string, options: string): string | null {
    const path = freshFolder(name)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path], { stdio: 'ignore' })
      mounted.push(path)
      return path
    } catch {
      return null
    }
  }

  const transcribe = (out: string) =>
    iz('transcribe', ru.path, '--language', 'ru', '--model', gigaam, '--out', out)
  const clip = (out: string) =>
    iz(
      ...['export', film, '--subtitles', at('cues.srt'), '--from', '0', '--to', '2'],
      ...['--preset', 'square', '--out', out],
    )

  it('is refused before the work: a folder that is not there, or is no folder, or is one', async () => {
    const result = await transcribe(at('жоқ', 'out.srt'))
    expectFailure(result, 4, 'path_not_writable')
    expect(result.stderr).toContain(`--out "${at('жоқ', 'out.srt')}"`)
    expectFailure(await transcribe(at('cues.srt', 'out.srt')), 4, 'path_not_writable')
    mkdirSync(at('folder.srt'))
    expectFailure(await transcribe(at('folder.srt')), 4, 'path_not_writable')
    expectFailure(await clip(at('cues.srt')), 4, 'path_not_writable')
    expectFailure(await iz('convert', at('cues.srt'), at('жоқ', 'out.vtt')), 4, 'path_not_writable')
    expect(names(folder)).not.toContain('жоқ')
  })

  it('is refused where the folder is read-only', async ({ skip }) => {
    let path: string
    if (process.getuid?.() === 0) {
      const tiny = mountTiny('read-only', 'size=64k,ro')
      if (tiny === null) skip('root may not mount here, and root writes through permissions')
      path = tiny!
    } else {
      path = freshFolder('read-only')
      await chmod(path, 0o555)
    }
    expectFailure(await transcribe(join(path, 'out.srt')), 4, 'path_not_writable')
    expectFailure(await clip(path), 4, 'path_not_writable')
    expectFailure(await clip(join(path, 'new')), 4, 'path_not_writable')
  })

  it('ends in disk_full on a full disk, and leaves nothing there', async ({ skip }) => {
    const path = mountTiny('full', 'size=128k')
    if (path === null) skip('only root can mount a tiny file system')
    expectFailure(await clip(path!), 4, 'disk_full')
    expect(names(path!)).toEqual([])
    fillUp(join(path!, 'filler'))
    expectFailure(await transcribe(join(path!, 'out.srt')), 4, 'disk_full')
    expectFailure(await iz('convert', at('cues.srt'), join(path!, 'out.vtt')), 4, 'disk_full')
    expect(names(path!)).toEqual(['filler'])
  })

  it('is told when the folder vanishes meanwhile', async () => {
    const out = freshFolder('vanishing')
    const running = startIz(configDir, [
      ...['transcribe', at('long.m4a'), '--language', 'kk', '--model', gigaam],
      ...['--out', join(out, 'out.srt'), '--json'],
    ])
    await running.line((line) => line.stage === 'transcribe')
    rmSync(out, { recursive: true })
    const { code, stderr } = await running.ended
    expect(code).toBe(4)
    expect(jsonLines(stderr).at(-1)).toMatchObject({ error: { code: 'path_not_writable' } })
    expect(names(folder)).not.toContain('vanishing')
  })

  it.runIf(process.platform === 'linux')('ends in disk_full where results go to a full disk', async () => {
    const result = await izIn(configDir, ['check', at('cues.srt')], { stdout: openSync('/dev/full', 'w') })
    expectFailure(result, 4, 'disk_full')
  })
})

function fillUp(path: string): void {
  for (const bytes of [65_536, 4096, 1]) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(bytes), { flag: 'a' })
    } catch {
      // Full; smaller pieces may still fit.
    }
  }
}

describe('stopping', () => {
  const transcribe = (model: string, out: string) => [
    ...['transcribe', at('long.m4a'), '--language', 'kk', '--model', model],
    ...['--out', join(out, 'out.srt'), '--json'],
  ]
  const clip = (out: string) => [
    ...['export', film, '--subtitles', at('cues.srt'), '--from', '0', '--to', '40'],
    ...['--preset', 'reels', '--out', out, '--json'],
  ]
  /** Well under way: more than nothing is done, and much is left. */
  const begun = (line: Record<string, unknown>) => Number(line.done) > 4000
  const toAll = ({ child }: RunningIz) => process.kill(-child.pid!, 'SIGINT')
  const toWrapper = ({ child }: RunningIz) => child.kill('SIGINT')
  const toProgram = ({ child }: RunningIz) => process.kill(descendants(child.pid!)[0]!, 'SIGINT')

  it.each([
    ['a transcription by Ctrl-C in a terminal, which every process hears', 'gigaam', toAll],
    ['a transcription by a signal to bin/iz.mjs', 'whisper', toWrapper],
    ['a transcription by a signal to the program itself', 'gigaam', toProgram],
    ['an export by Ctrl-C in a terminal', 'export', toAll],
    ['an export by a signal to bin/iz.mjs', 'export', toWrapper],
  ])('ends %s within a second, with 130 and without a trace', async (_, what, interrupt) => {
    const out = makeTempDir('stop')
    const args = what === 'export' ? clip(out) : transcribe(what === 'gigaam' ? gigaam : whisper, out)
    const running = startIz(configDir, args)
    await running.line(begun)
    const family = descendants(running.child.pid!)
    // The program, and a worker or ffmpeg.
    expect(family.length).toBeGreaterThan(1)
    const asked = performance.now()
    interrupt(running)
    const { code, stdout, stderr } = await running.ended
    expect(performance.now() - asked).toBeLessThan(1500)
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' })
    expect(jsonLines(stderr).at(-1)).toMatchObject({ error: { code: 'cancelled' } })
    expect(names(out)).toEqual([])
    expect(await survivors(family)).toEqual([])
    expect(names(join(configDir, 'cache')).filter((name) => name.startsWith('clip-'))).toEqual([])
  })

  it('leaves no process and no file when bin/iz.mjs is killed without a chance to pass it on', async () => {
    const out = makeTempDir('killed')
    const running = startIz(configDir, clip(out))
    await running.line(begun)
    const family = descendants(running.child.pid!)
    running.child.kill('SIGKILL')
    expect(await survivors(family, 3000)).toEqual([])
    expect(names(out)).toEqual([])
  })

  it('ends by itself, and silently, when the reader of its results has gone', async () => {
    const running = startIz(configDir, ['check', at('cues.srt'), '--json'])
    running.child.stdout!.destroy()
    expect(await running.ended).toMatchObject({ code: 0, stderr: '' })
  })
})

describe('the ways to start it', () => {
  it('are npx iz and npm run -s iz, from the project folder', () => {
    const run = (command: string, ...args: string[]) =>
      execFileSync(command, [...args, '--version'], { cwd: project, encoding: 'utf8', stdio: 'pipe' }).trim()
    const { version } = JSON.parse(text(join(project, 'package.json')))
    expect(run('npx', 'iz')).toBe(version)
    expect(run('npm', 'run', '-s', 'iz', '--')).toBe(version)
  })
})
