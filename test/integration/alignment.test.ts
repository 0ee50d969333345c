import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textFit } from '../../src/main/domain/transcript/alignment/text-fit.ts'
import { createAligner } from '../../src/main/infra/asr/alignment/aligner.ts'
import { createChildProcessHost } from '../../src/main/infra/workers/child-process-host.ts'
import type { Services } from '../../src/main/services/services.ts'
import type { AlignRequest } from '../../src/main/services/transcription/align-ports.ts'
import { type Language, languages } from '../../src/shared/language.ts'
import type { Transcript } from '../../src/shared/transcript.ts'
import { iz, jsonLines } from '../support/iz-command.ts'
import { composeIn, ended } from '../support/library-folder.ts'
import { ffmpeg } from '../support/media.ts'
import { promptMs } from '../support/promptness.ts'
import { ctcModelPath, ctcVocabularyPath, whisperModelPath } from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'
import { boundaryErrors, median, timedSpeech } from '../support/timed-speech.ts'

/** Issue 4 wants under 60 ms with the test model; measured were 21, 16 and 17. May only be made smaller. */
const gateMs: Record<Language, number> = { kk: 35, ru: 30, en: 30 }

const root = makeTempDir('align')
const never = new AbortController().signal
const model = { engine: 'gigaam' as const, path: ctcModelPath, vocabularyPath: ctcVocabularyPath }
const aligner = createAligner({
  ffmpegPath: async () => 'ffmpeg',
  workers: createChildProcessHost(),
  threads: 2,
})

function request(
  language: Language,
  words: readonly string[],
  range: AlignRequest['range'] = null,
): AlignRequest {
  const { path, durationMs } = timedSpeech(language)
  return { mediaPath: path, durationMs, model, words: words.map((text) => ({ text, language })), range }
}

function expectInOrder(
  words: readonly { startMs: number; endMs: number }[],
  fromMs: number,
  toMs: number,
): void {
  let previous = fromMs
  for (const { startMs, endMs } of words) {
    expect(startMs).toBeGreaterThanOrEqual(previous)
    expect(endMs).toBeGreaterThanOrEqual(startMs)
    previous = endMs
  }
  expect(previous).toBeLessThanOrEqual(toMs)
}

describe.each(languages)('the words of a known text in %s', (language) => {
  const speech = timedSpeech(language)
  const texts = speech.words.map(({ text }) => text)

  it('are found within a few hundredths of a second', async () => {
    const found = await aligner.align(request(language, texts), { signal: never })
    const errors = boundaryErrors(speech.words, found)
    const ninth = errors.toSorted((a, b) => a - b)[Math.floor(errors.length * 0.9)]!
    console.log(
      `word boundaries in ${language}: ${median(errors)} ms off in the median, ${ninth} ms at the 90th percentile`,
    )
    expect(median(errors)).toBeLessThan(gateMs[language])
    expectInOrder(found, 0, speech.durationMs)
  })

  it('are found as well where a fifth of them is not written and as many are written that nobody says', async () => {
    const kept = speech.words.flatMap((word, index) => {
      const unsaid = { text: texts[(index * 37 + 11) % texts.length]!, startMs: null, endMs: null }
      return index % 5 === 1 ? [] : index % 5 === 3 ? [unsaid, word] : [word]
    })
    const found = await aligner.align(
      request(
        language,
        kept.map(({ text }) => text),
      ),
      { signal: never },
    )
    const starts = kept.flatMap(({ startMs }, index) =>
      startMs === null ? [] : [Math.abs(found[index]!.startMs - startMs)],
    )
    expect(median(starts)).toBeLessThan(gateMs[language])
    expectInOrder(found, 0, speech.durationMs)
  })
})

describe.each([
  ['kk', 0.25],
  ['ru', 0.25],
  ['en', 0.2],
] as const)('a right text in a poor recording in %s', (language, noise) => {
  const speech = timedSpeech(language)
  const path = join(root, `noise-${language}.wav`)
  const fitOf = async (texts: readonly string[], asked: Language) => {
    const aligned = await aligner.align({ ...request(asked, texts), mediaPath: path }, { signal: never })
    return { aligned, ...textFit(aligned, texts) }
  }
  beforeAll(async () => {
    const source = `anoisesrc=a=${noise}:r=48000:seed=1`
    const mix = '[0:a]aresample=48000[a];[a][1:a]amix=duration=first:normalize=0'
    await ffmpeg('-i', speech.path, '-f', 'lavfi', '-i', source, '-filter_complex', mix, '-ac', '1', path)
  })

  it('is not refused though its letters are unsure, for its words are found in their places', async () => {
    const { aligned, kind, percent } = await fitOf(
      speech.words.map(({ text }) => text),
      language,
    )
    expect(percent).toBeLessThan(25)
    expect(kind).toBe('partly')
    expect(median(boundaryErrors(speech.words, aligned))).toBeLessThan(60)
  })

  it('is told from one in another language', async () => {
    const other = languages[(languages.indexOf(language) + 1) % languages.length]!
    const texts = timedSpeech(other).words.map(({ text }) => text)
    expect((await fitOf(texts.slice(0, 40), other)).kind).toBe('other')
  })
})

describe('a part of a recording', () => {
  it('is searched alone, and words stay within it', async () => {
    const speech = timedSpeech('ru')
    const first = speech.words.findIndex(({ startMs }) => startMs! > 20_000)
    const part = speech.words.slice(first, first + 12)
    const range = { startMs: part[0]!.startMs! - 100, endMs: part.at(-1)!.endMs! + 100 }
    const found = await aligner.align(
      request(
        'ru',
        part.map(({ text }) => text),
        range,
      ),
      { signal: never },
    )
    expect(median(boundaryErrors(part, found))).toBeLessThan(60)
    expectInOrder(found, range.startMs, range.endMs)
  })
})

describe('an alignment under way', () => {
  it('reports progress in ms of audio, and is gone within a second of a cancel', async () => {
    const { durationMs } = timedSpeech('en')
    const controller = new AbortController()
    const seen: [number, number | null][] = []
    const outcome = aligner
      .align(request('en', ['here']), {
        signal: controller.signal,
        onProgress: (done, total) => seen.push([done, total]),
      })
      .catch((error: unknown) => error)
    while (seen.length === 0) await sleep(20)
    const before = performance.now()
    controller.abort()
    expect(await outcome).toMatchObject({ code: 'cancelled', params: { file: 'en.ogg' } })
    expect(performance.now() - before).toBeLessThan(promptMs)
    for (const [done, total] of seen) {
      expect(total).toBe(durationMs)
      expect(done).toBeLessThanOrEqual(durationMs)
    }
  })
})

describe('in the app', () => {
  const speech = timedSpeech('kk')
  const text = speech.texts.map((one) => `${one[0]!.toUpperCase()}${one.slice(1)}.`).join('\n\n')
  let services: Services
  let interviewId: string
  let takeId: string
  beforeAll(async () => {
    services = (await composeIn(root)).services
    const fields = { title: 'Көш', speakerName: 'Айгерім', language: 'kk', notes: '' } as const
    interviewId = (await services.interviews.create(fields)).id
    const { take, job } = await services.takes.importPath(interviewId, speech.path)
    await ended(services, job.id)
    takeId = take.id
  })
  afterAll(() => services.close())

  const alignText = (typed: string) =>
    services.transcripts.align({ takeId, transcriptId: null, text: typed, language: 'kk' })

  it('says what is needed where there is no GigaAM model', async () => {
    await services.models.add(whisperModelPath)
    await expect(alignText(text)).rejects.toMatchObject({ code: 'align_model_missing' })
  })

  it('makes a transcript and its subtitles of a typed text', async () => {
    await services.models.add(ctcModelPath)
    const job = await alignText(text)
    expect(job).toMatchObject({ kind: 'align', subjectId: takeId, interviewId })
    const end = await ended(services, job.id)
    expect(end).toMatchObject({ state: 'done', error: null })
    const { transcriptId } = end.result as { transcriptId: string }
    const transcript = await services.transcripts.get(transcriptId)
    expect(transcript.words.map((word) => word.text).join(' ')).toBe(text.replaceAll('\n\n', ' '))
    expect(transcript.stretches).toHaveLength(speech.texts.length)
    expect(median(boundaryErrors(speech.words, transcript.words))).toBeLessThan(gateMs.kk)
    const track = (await services.tracks.list(takeId)).find((one) => one.transcriptId === transcriptId)
    expect(track!.cueCount).toBeGreaterThan(10)
  })

  it('times edited words anew, the subtitles with them, and can undo it', async () => {
    const transcriptId = (await services.transcripts.list(takeId))[0]!.id
    const before = await services.transcripts.get(transcriptId)
    // Written as one word, then as two again: the two share the time of the one.
    const at = speech.words.findIndex(({ text: one }) => one === 'көріскенше') - 1
    const pair = before.words.slice(at, at + 2).map((word) => word.text)
    const joined = await services.transcripts.edit(transcriptId, before.revision, {
      ...{ kind: 'text', from: at, to: at + 2, text: 'қате' },
    })
    const parted = await services.transcripts.edit(transcriptId, joined.revision, {
      ...{ kind: 'text', from: at, to: at + 1, text: pair.join(' ') },
    })
    const truth = speech.words.slice(at, at + 2)
    expect(Math.max(...boundaryErrors(truth, parted.words.slice(at, at + 2)))).toBeGreaterThan(60)
    const range = { startMs: parted.words[at]!.startMs, endMs: parted.words[at + 1]!.endMs }
    const job = await services.transcripts.align({ takeId, transcriptId, text: null, language: 'kk', range })
    expect(job).toMatchObject({ subjectId: transcriptId })
    expect(await ended(services, job.id)).toMatchObject({ state: 'done', result: { transcriptId } })

    const timed = await services.transcripts.get(transcriptId)
    expect(median(boundaryErrors(truth, timed.words.slice(at, at + 2)))).toBeLessThan(60)
    expect(timed.words.map((word) => word.text)).toEqual(parted.words.map((word) => word.text))
    expect(timed.words.filter((_, index) => index < at || index > at + 1)).toEqual(
      parted.words.filter((_, index) => index < at || index > at + 1),
    )
    const trackWords = async () => {
      const [track] = await services.tracks.list(takeId)
      return (await services.tracks.get(track!.id)).cues.flatMap(({ words }) => words)
    }
    const times = (words: readonly { startMs: number }[]) =>
      words.slice(at, at + 2).map((word) => word.startMs)
    expect(times(await trackWords())).toEqual(times(timed.words))
    expect(await services.history.undo()).toMatchObject({ label: 'transcript_align' })
    expect((await services.transcripts.get(transcriptId)).words).toEqual(parted.words)
    expect(times(await trackWords())).toEqual(times(parted.words))
  })

  it('times all words of a transcript anew', async () => {
    const transcriptId = (await services.transcripts.list(takeId))[0]!.id
    const job = await services.transcripts.align({ takeId, transcriptId, text: null, language: 'kk' })
    expect((await ended(services, job.id)).state).toBe('done')
    const { words } = await services.transcripts.get(transcriptId)
    expect(median(boundaryErrors(speech.words, words))).toBeLessThan(gateMs.kk)
  })

  it('refuses what cannot be timed, and leaves nothing of it', async () => {
    const count = (await services.transcripts.list(takeId)).length
    await expect(alignText('🎬\n — \n')).rejects.toMatchObject({ code: 'text_empty' })
    const nothing = { takeId, transcriptId: null, text: null, language: 'kk' } as const
    await expect(services.transcripts.align(nothing)).rejects.toMatchObject({ code: 'invalid_input' })
    const other = await alignText('сәрсенбі жексенбі трактор шаршы гүлдеу '.repeat(12))
    expect((await ended(services, other.id)).error).toMatchObject({
      code: 'text_not_heard',
      params: { file: 'kk.ogg', percent: expect.any(Number) },
    })
    expect(await services.transcripts.list(takeId)).toHaveLength(count)
  })

  it('warns of a text of which a part is not said', async () => {
    const job = await alignText([speech.texts[1], 'сәрсенбі жексенбі трактор шаршы гүлдеу'].join('\n'))
    const { state, result } = await ended(services, job.id)
    expect(state).toBe('done')
    const params = { file: 'kk.ogg', percent: expect.any(Number) }
    expect(result).toMatchObject({ warnings: [{ code: 'text_partly_heard', params }] })
  })

  it('times the words of a transcript anew though they are not heard, and warns', async () => {
    const transcriptId = (await services.transcripts.list(takeId))[0]!.id
    const { words, revision } = await services.transcripts.get(transcriptId)
    const text = 'сәрсенбі жексенбі трактор шаршы гүлдеу '.repeat(12).trim()
    await services.transcripts.edit(transcriptId, revision, {
      ...{ kind: 'text', from: 0, to: words.length, text },
    })
    const job = await services.transcripts.align({ takeId, transcriptId, text: null, language: 'kk' })
    const { state, result } = await ended(services, job.id)
    expect(state).toBe('done')
    expect(result).toMatchObject({ transcriptId, warnings: [{ code: 'text_partly_heard' }] })
  })
})

describe('iz align', () => {
  const speech = timedSpeech('en')
  const at = (name: string) => join(root, name)
  const command = (textFile: string, out: string) => [
    ...['align', speech.path, '--text', at(textFile), '--language', 'en'],
    ...['--model', ctcModelPath, '--out', at(out)],
  ]

  it('writes subtitles or a transcript of a text file', async () => {
    writeFileSync(at('мәтін.txt'), speech.texts.join('\n'))
    expect(await iz(root, command('мәтін.txt', 'уақыт.json'))).toMatchObject({ code: 0, stderr: '' })
    const transcript = JSON.parse(readFileSync(at('уақыт.json'), 'utf8')) as Transcript
    expect(median(boundaryErrors(speech.words, transcript.words))).toBeLessThan(gateMs.en)
    expect((await iz(root, command('мәтін.txt', 'уақыт.srt'))).code).toBe(0)
    expect(readFileSync(at('уақыт.srt'), 'utf8')).toMatch(/^1\n00:00:00,[56]\d\d --> /)
  })

  it('tells a text without words and one that is not said by their codes', async () => {
    writeFileSync(at('бос.txt'), '...\n')
    const empty = await iz(root, [...command('бос.txt', 'бос.srt'), '--json'])
    expect(empty.code).toBe(3)
    expect(jsonLines(empty.stderr).at(-1)).toMatchObject({ error: { code: 'text_empty' } })
    writeFileSync(at('басқа.txt'), 'қарлығаш ұшып келді көктемде '.repeat(30))
    const other = await iz(root, [...command('басқа.txt', 'басқа.srt'), '--json'])
    expect(other.code).toBe(5)
    expect(jsonLines(other.stderr).at(-1)).toMatchObject({ error: { code: 'text_not_heard' } })
  })

  it('refuses eight words of another text, and says how little they fit', async () => {
    writeFileSync(at('сегіз.txt'), 'My grandmother would bake fresh bread every Sunday\n')
    const other = await iz(root, command('сегіз.txt', 'сегіз.srt'))
    expect(other).toMatchObject({ code: 5, stdout: '' })
    expect(other.stderr).toMatch(/“en\.ogg”: only \d+ % of it matches the sound\. .*\[text_not_heard\]\n$/)
    expect(existsSync(at('сегіз.srt'))).toBe(false)
  })

  it('times a text of which a part is not said, and warns', async () => {
    const foreign = 'my grandmother would bake fresh bread every sunday and we ate it warm'
    writeFileSync(at('жартысы.txt'), [...speech.texts.slice(0, 3), foreign].join('\n'))
    const partly = await iz(root, [...command('жартысы.txt', 'жартысы.srt'), '--json'])
    expect(partly).toMatchObject({ code: 0, stdout: '' })
    const percent = expect.any(Number)
    expect(jsonLines(partly.stderr).at(-1)).toMatchObject({
      warning: { code: 'text_partly_heard', params: { file: 'en.ogg', percent } },
    })
    expect(existsSync(at('жартысы.srt'))).toBe(true)
  })
})
