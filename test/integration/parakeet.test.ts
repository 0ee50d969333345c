import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadParakeet } from '../../src/main/infra/asr/parakeet.ts'
import { checkParakeetFile } from '../../src/main/infra/asr/parakeet-file.ts'
import { createTranscriber } from '../../src/main/infra/asr/transcriber.ts'
import { createChildProcessHost } from '../../src/main/infra/workers/child-process-host.ts'
import type { SpeechEngine } from '../../src/main/services/transcription/ports.ts'
import type { CatalogueModel } from '../../src/shared/api/models.ts'
import { transcriptSchema } from '../../src/shared/transcript.ts'
import { iz } from '../support/iz-command.ts'
import { composeIn } from '../support/library-folder.ts'
import { promptMs } from '../support/promptness.ts'
import {
  committedRecording,
  ctcModelPath,
  ctcVocabularyPath,
  parakeetModelPath,
  parakeetText,
  whisperModelPath,
} from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'

const folder = makeTempDir('parakeet')
const model = { engine: 'parakeet', path: parakeetModelPath, vocabularyPath: null } as const
const gigaam = { engine: 'gigaam', path: ctcModelPath, vocabularyPath: ctcVocabularyPath } as const
const never = new AbortController().signal
const options = { language: 'auto', translateTo: null, threads: 1 } as const
const bytes = readFileSync(parakeetModelPath)
const written = parakeetText.split(' ')
const sound = (ms: number) => Float32Array.from({ length: ms * 16 }, (_, i) => 0.2 * Math.sin(i / 9))

let count = 0
function fileOf(content: Buffer): string {
  const path = join(folder, `үлгі ${count++}.bin`)
  writeFileSync(path, content)
  return path
}

describe('the engine', () => {
  let engine: SpeechEngine
  beforeAll(async () => {
    engine = await loadParakeet(model, () => {})
  })

  it('writes words with its own case and punctuation, in the speech, and does not claim to be sure', async () => {
    const speech = [
      { startMs: 5200, endMs: 6200 },
      { startMs: 7000, endMs: 8900 },
    ]
    const { words, language } = await engine.recognise(
      { samples: sound(4000), startMs: 5000, speech },
      options,
      never,
    )
    expect(words.map(({ text }) => text)).toEqual(written)
    expect(language).toBe('ru')
    for (const { startMs, endMs, confidence, speaker } of words) {
      expect(speech.some((range) => startMs >= range.startMs && endMs <= range.endMs)).toBe(true)
      expect(endMs).toBeGreaterThan(startMs)
      expect([confidence, speaker]).toEqual([null, null])
    }
    expect(words.at(-1)!.endMs).toBe(8900)
  })

  it('writes whole letters only, wherever the sound ends', async () => {
    const texts: string[] = []
    for (let ms = 1300; ms <= 1800; ms += 20) {
      const { words } = await engine.recognise({ samples: sound(ms), startMs: 0 }, options, never)
      texts.push(words.map(({ text }) => text).join(' '))
    }
    expect(texts.some((text) => text.endsWith('провер'))).toBe(true)
    for (const text of texts) expect(text).toMatch(/^[А-яA-z, .]+$/)
  })

  it('takes chunks that come at once one after the other', async () => {
    const chunks = [0, 5000, 10_000].map((startMs) => ({ samples: sound(4000), startMs }))
    const heard = await Promise.all(chunks.map((chunk) => engine.recognise(chunk, options, never)))
    expect(heard.map(({ words }) => words[0]!.startMs)).toEqual([0, 5000, 10_000])
    for (const { words } of heard) expect(words.map(({ text }) => text)).toEqual(written)
  })

  it('refuses Kazakh and translating, and stops when it is told to', async () => {
    const chunk = { samples: sound(1000), startMs: 0 }
    const file = 'ggml-parakeet-fixture.bin'
    await expect(engine.recognise(chunk, { ...options, language: 'kk' }, never)).rejects.toMatchObject({
      ...{ code: 'model_language', params: { file } },
    })
    await expect(engine.recognise(chunk, { ...options, translateTo: 'en' }, never)).rejects.toMatchObject({
      code: 'model_language',
    })
    const stopped = new AbortController()
    const running = engine.recognise({ samples: sound(25_000), startMs: 0 }, options, stopped.signal)
    stopped.abort(new Error('enough'))
    await expect(running).rejects.toThrow('enough')
    expect((await engine.recognise(chunk, options, never)).words.length).toBeGreaterThan(0)
  })
})

describe('a broken file', () => {
  const refused = (path: string) =>
    expect(checkParakeetFile(path)).rejects.toMatchObject({ code: 'model_invalid' })

  it('is refused wherever it was cut, which whisper.cpp would take', async () => {
    await checkParakeetFile(parakeetModelPath)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), async (length) => {
        await refused(fileOf(bytes.subarray(0, length)))
      }),
      { numRuns: 60, examples: [[bytes.length - 1], [64], [60], [9400]] },
    )
  })

  it('is refused with a header of nonsense, something behind it, or without weights', async () => {
    const changed = (value: number, at: number) => {
      const copy = Buffer.from(bytes)
      copy.writeInt32LE(value, at)
      return copy
    }
    // The first sizes are those of the header, then the filters.
    for (let at = 4; at < 68; at += 4) if (at !== 28) await refused(fileOf(changed(0x7fff_ffff, at)))
    await refused(fileOf(changed(-1, 64)))
    await refused(fileOf(Buffer.concat([bytes, Buffer.alloc(100)])))
    await refused(whisperModelPath)
    await expect(checkParakeetFile(join(folder, 'жоқ.bin'))).rejects.toMatchObject({ code: 'model_missing' })
  })
})

describe('a whole recording', () => {
  const { path: mediaPath, durationMs } = committedRecording('ru')
  const transcriber = createTranscriber({
    ffmpegPath: async () => 'ffmpeg',
    workers: createChildProcessHost(),
    threads: 1,
  })

  it('is transcribed in a worker, with progress, punctuation kept and words in order', async () => {
    const progress: number[] = []
    const transcript = await transcriber.transcribe(
      { mediaPath, durationMs, model, language: 'ru', translateTo: null },
      { signal: never, onProgress: (done) => progress.push(done) },
    )
    expect(transcriptSchema.parse(transcript)).toEqual(transcript)
    expect(transcript).toMatchObject({ engine: 'parakeet', language: 'ru' })
    expect(transcript.stretches.every(({ engine }) => engine === 'parakeet')).toBe(true)
    const text = transcript.words.map((word) => word.text).join(' ')
    expect(text).toContain('Добрый день, это проверка.')
    expect(progress.at(-1)).toBe(durationMs)
    let before = 0
    for (const { startMs, endMs } of transcript.words) {
      expect(startMs).toBeGreaterThanOrEqual(before)
      expect(endMs).toBeGreaterThan(startMs)
      before = endMs
    }
    expect(before).toBeLessThanOrEqual(durationMs)
  })

  it('has its words timed by a GigaAM model where there is one', async () => {
    const transcribe = (aligner: typeof gigaam | null) =>
      transcriber.transcribe(
        { mediaPath, durationMs, model, language: 'ru', translateTo: null, aligner },
        { signal: never },
      )
    const times = (transcript: Awaited<ReturnType<typeof transcribe>>) =>
      transcript.words.map(({ startMs, endMs }) => [startMs, endMs])
    const [by, without] = [await transcribe(gigaam), await transcribe(null)]
    expect(by.words.map(({ text }) => text)).toEqual(without.words.map(({ text }) => text))
    expect(times(by)).not.toEqual(times(without))
  })

  it('is given up within a second, and cannot be translated', async () => {
    const cancelled = new AbortController()
    let asked = 0
    const running = transcriber.transcribe(
      { mediaPath, durationMs, model, language: 'auto', translateTo: null },
      {
        signal: cancelled.signal,
        onProgress: (done) => {
          expect(done).toBeLessThan(durationMs)
          asked = performance.now()
          cancelled.abort()
        },
      },
    )
    await expect(running).rejects.toMatchObject({ code: 'cancelled' })
    expect(asked).toBeGreaterThan(0)
    expect(performance.now() - asked).toBeLessThan(promptMs)
    await expect(
      transcriber.transcribe(
        { mediaPath, durationMs, model, language: 'ru', translateTo: 'en' },
        { signal: never },
      ),
    ).rejects.toMatchObject({ code: 'model_language' })
  })
})

describe('a model of one’s own', () => {
  it('is tried, listed with what it knows, and refused when it is broken', async () => {
    const root = join(makeTempDir(), 'үй')
    const { services } = await composeIn(root)
    try {
      const added = await services.models.add(fileOf(bytes))
      expect(added).toMatchObject({ engine: 'parakeet', languages: ['ru', 'en'], canTranslate: false })
      expect((await services.models.list()).map(({ engine }) => engine)).toEqual(['parakeet'])
      const broken = fileOf(bytes.subarray(0, bytes.length - 10))
      await expect(services.models.add(broken)).rejects.toMatchObject({ code: 'model_invalid' })
      expect(await services.models.list()).toHaveLength(1)
    } finally {
      await services.close()
    }
  })

  it('is told by its hash where it is the catalogue’s, with what has been published of what it was quantised from', async () => {
    const root = join(makeTempDir(), 'үй')
    const entry: CatalogueModel = {
      ...{ id: 'parakeet-test', name: 'Parakeet test', kind: 'parakeet', repository: 'test/parakeet' },
      revision: '0123456789abcdef0123456789abcdef01234567',
      files: [
        {
          ...{ path: 'ggml-parakeet.bin', role: 'model', bytes: bytes.length },
          sha256: createHash('sha256').update(bytes).digest('hex'),
        },
      ],
      licence: { name: 'CC-BY-4.0', url: 'https://example.org/licence', nonCommercial: false },
      ...{ languages: ['ru', 'en'], canTranslate: false, memory: null, lacks: ['kazakh'] },
      figures: [
        ...(['ru', 'en'] as const).map((language, i) => ({
          ...{ measure: 'word_errors' as const, language, on: 'FLEURS', value: 5 + i },
          source: 'https://example.org/figures',
        })),
        { measure: 'word_errors', language: 'en', on: 'Other', value: 1, source: 'https://example.org/x' },
      ],
    }
    const quantised: CatalogueModel = { ...entry, figures: [], figuresOf: 'parakeet-plain' }
    const plain: CatalogueModel = {
      ...{ ...entry, id: 'parakeet-plain' },
      files: [{ ...entry.files[0]!, sha256: '0'.repeat(64) }],
    }
    const { services } = await composeIn(root, { catalogue: [plain, quantised] })
    try {
      const { added, refused } = await services.models.importFrom(fileOf(bytes), { signal: never })
      expect(refused).toEqual([])
      expect(added).toMatchObject([{ catalogueId: 'parakeet-test', engine: 'parakeet', own: true }])
      expect(await services.models.list()).toMatchObject([{ wordErrors: { ru: 5, en: 6 } }])
    } finally {
      await services.close()
    }
  })
})

describe('the command line', () => {
  it('transcribes with a Parakeet model, and refuses it for another engine', async () => {
    const config = join(folder, 'баптау')
    const out = join(folder, 'шығыс.json')
    const { path } = committedRecording('en')
    const ask = (engine: string) =>
      iz(config, [
        ...['transcribe', path, '--language', 'en', '--engine', engine, '--model', parakeetModelPath],
        ...['--out', out],
      ])
    expect(await ask('parakeet')).toMatchObject({ code: 0, stderr: '' })
    const transcript = transcriptSchema.parse(JSON.parse(readFileSync(out, 'utf8')))
    expect(transcript.engine).toBe('parakeet')
    const refused = await ask('whisper')
    expect(refused.code).not.toBe(0)
    expect(refused.stderr).toContain('parakeet')
  })
})
