import { afterEach, describe, expect, it } from 'vitest'
import type { Transcript } from '#shared/transcript.ts'
import { saidWords } from '../../../../test/support/said-words.ts'
import { makeTempDir } from '../../../../test/support/temp.ts'
import { editTranscript } from '../../domain/transcript/edit.ts'
import { markFillers } from '../../domain/transcript/text/fillers.ts'
import type { VoicesOfWords } from '../../domain/transcript/voices/by-voice.ts'
import { migrationsDir } from '../../infra/paths.ts'
import { SqliteLibraryStore } from '../../infra/sqlite/library-store.ts'
import { EventBus } from '../events/event-service.ts'
import type { JobContext } from '../jobs/job-queue.ts'
import type { StoredJob } from '../jobs/ports.ts'
import { LibrarySession } from '../library/session.ts'
import type { MediaTools } from '../media/ports.ts'
import type { Models } from '../models/model-service.ts'
import { trackFromTranscript } from '../tracks/new-track.ts'
import { Tracks } from '../tracks/track-service.ts'
import { createDiariseRunner } from './diarise-job.ts'
import type { TranscriptionRequest } from './ports.ts'
import { createRetranscribeRunner } from './retranscribe-job.ts'
import { createTranscribeRunner } from './transcribe-job.ts'
import { writeTranscript } from './transcript-edits.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const said =
  'ээ қайдан келдіңіз айтыңызшы | мен мен моңғолиядан келдім Баян-Өлгийден | қазір алматыда тұрамын'
const written: Transcript = {
  ...{ language: 'kk', engine: 'gigaam', durationMs: 60_000, speakers: [] },
  words: markFillers(saidWords(said, 'kk'), 'kk'),
  stretches: [
    { startMs: 0, endMs: 60_000, language: 'kk', confidence: null, engine: 'gigaam', modelName: 'm' },
  ],
}

/** A real library with a take, its transcript `t` and the track that was cut from it. */
function libraryWith(transcript: Transcript = written, translated = false) {
  const library = new SqliteLibraryStore(migrationsDir).create(`${makeTempDir()}/lib`, { sample: false })
  const session = new LibrarySession()
  session.set(library)
  closing.push(() => library.close())
  const now = new Date().toISOString()
  library.interviews.insert({
    ...{ id: 'i', title: 'x', speakerName: 'Айгүл', language: null, notes: '' },
    ...{ createdAt: now, updatedAt: now },
  })
  library.takes.insert({
    ...{ id: 'take', interviewId: 'i', name: 'а.mp4', placement: 'reference', path: '/а.mp4' },
    ...{ fingerprint: null, info: null, importedAt: now, createdAt: now },
  })
  const track = trackFromTranscript(library, { id: 't', takeId: 'take', transcript, now })
  const summary = { id: 't', takeId: 'take', modelName: 'm', translated, createdAt: now }
  library.transcripts.insert(summary, transcript)
  library.tracks.insert(track)
  const context: JobContext = {
    ...{ library, signal: new AbortController().signal },
    progress() {},
    log() {},
  }
  /** What a person sees, without what only counts changes. */
  const seen = () => {
    const { revision: _, ...rest } = library.transcripts.get('t')!
    return { ...rest, cues: library.tracks.get(track.id)!.cues }
  }
  return { library, session, context, seen, trackId: track.id }
}

const media = { probe: async () => ({ durationMs: 60_000 }) } as unknown as MediaTools

describe('who speaks, written into a transcript', () => {
  const diarise = (told: VoicesOfWords, meanwhile = () => {}) => {
    const answer = async () => {
      meanwhile()
      return told
    }
    const voices = { byVoice: answer, byChannel: answer, judgeChannels: async () => 'usable' as const }
    const run = createDiariseRunner({ voices, media, events: new EventBus() })
    return (context: JobContext) =>
      run({ input: { transcriptId: 't', method: 'voices' } } as StoredJob<'diarise'>, context)
  }
  const ofWord = written.words.map(({ startMs }) => (startMs < 1900 ? 0 : 1))

  it('is one step of undo with its track, and comes back with redo', async () => {
    const { library, context, seen } = libraryWith()
    const before = seen()
    await diarise({ voices: 2, ofWord })(context)
    const after = seen()
    expect(after.words.map(({ speaker }) => speaker)).toEqual(ofWord.map((one) => (one === 0 ? 'a' : 'b')))
    expect(after.speakers).toEqual([
      { id: 'a', name: '', role: 'interviewer' },
      { id: 'b', name: 'Айгүл', role: 'guest' },
    ])
    expect(after.cues.flatMap(({ words }) => words).every(({ speaker }) => speaker !== null)).toBe(true)
    for (const { words } of after.cues) expect(new Set(words.map(({ speaker }) => speaker)).size).toBe(1)
    expect(library.history.undo()?.label).toBe('transcript_speakers')
    expect(seen()).toEqual(before)
    expect(library.history.undo()).toBeNull()
    library.history.redo()
    expect(seen()).toEqual(after)
  })

  it('keeps what a person has checked meanwhile, and is refused where the words are others', async () => {
    const { library, context, seen } = libraryWith()
    const change = (edit: Parameters<typeof editTranscript>[1]) => {
      const now = library.transcripts.get('t')!
      writeTranscript(library, now, editTranscript(now, edit), 'transcript_edit')
    }
    const check = () => change({ kind: 'checked', from: 1, to: 3, checked: true })
    await diarise({ voices: 2, ofWord }, check)(context)
    expect(seen().words.filter(({ checked }) => checked)).toHaveLength(2)
    const put = () => change({ kind: 'text', from: 2, to: 3, text: 'екі сөз' })
    await expect(diarise({ voices: 2, ofWord }, put)(context)).rejects.toMatchObject({
      code: 'edit_conflict',
      params: { name: 'а.mp4' },
    })
    expect(seen().words).toHaveLength(written.words.length + 1)
  })

  it('of a recording without a word, or of one voice, names the guest only', async () => {
    const silent = libraryWith({ ...written, words: [], stretches: [] })
    await diarise({ voices: 1, ofWord: [] })(silent.context)
    expect(silent.seen()).toMatchObject({ words: [], cues: [], speakers: [{ id: 'b', name: 'Айгүл' }] })
    const alone = libraryWith()
    await diarise({ voices: 1, ofWord: ofWord.map(() => 0) })(alone.context)
    expect(new Set(alone.seen().words.map(({ speaker }) => speaker))).toEqual(new Set(['b']))
  })
})

describe('a transcription that an older version began', () => {
  it('begins anew where nobody knows how far it was, and has each word once', async () => {
    const { library, context } = libraryWith()
    const input = { takeId: 'take', modelId: null, language: 'kk', translateTo: null } as const
    const job: StoredJob<'transcribe'> = {
      ...{ id: 'j', kind: 'transcribe', input, state: 'running', title: 'а.mp4', interviewId: 'i' },
      ...{ subjectId: 'take', error: null, result: null, createdAt: '', startedAt: null, endedAt: null },
      progress: { unit: 'ms', done: 0, total: null, stage: null, etaMs: null },
    }
    library.jobs.insert(job)
    // What migration 0010 makes of the words that were kept before there were chunks.
    library.jobs.appendChunk('j', { settledMs: 0, words: written.words.slice(0, 4), stretches: [] })
    const asked: TranscriptionRequest[] = []
    const model = {
      ...{ id: 'm', name: 'm', engine: 'gigaam', path: '/m.onnx', vocabularyPath: '/v.txt', bytes: 1 },
      ...{ languages: ['kk'], canTranslate: false, demo: false, missing: false, wordErrors: {} },
      parameters: null,
    }
    const run = createTranscribeRunner({
      ...{ media, events: new EventBus() },
      models: {
        list: async () => [model],
        use: async () => model,
        punctuation: async () => null,
      } as unknown as Models,
      transcriber: {
        identifyModel: () => Promise.reject(new Error('not asked for')),
        async transcribe(request) {
          asked.push(request)
          expect(library.jobs.chunks('j')).toEqual([])
          return written
        },
      },
    })
    await run(job, context)
    expect(asked[0]!.finished).toEqual([])
  })
})

describe('a part recognised anew', () => {
  it.each([
    [true, 'en', 'whisper'],
    [false, null, 'gigaam'],
  ] as const)('of a translation (%s) is %s, by %s', async (translated, translateTo, engine) => {
    const { context } = libraryWith(written, translated)
    const asked: TranscriptionRequest[] = []
    const gigaam = {
      ...{ id: 'g', name: 'g', engine: 'gigaam', path: '/g.onnx', vocabularyPath: '/v.txt', bytes: 1 },
      ...{ languages: ['kk'], canTranslate: false, demo: false, missing: false, wordErrors: {} },
      parameters: null,
    }
    const whisper = {
      ...{ ...gigaam, id: 'w', name: 'w', engine: 'whisper', path: '/w.bin' },
      ...{ languages: ['kk', 'en'], canTranslate: true },
    }
    const run = createRetranscribeRunner({
      ...{ media, events: new EventBus() },
      models: {
        list: async () => [gigaam, whisper],
        use: async (id: string) => (id === 'g' ? gigaam : whisper),
        punctuation: async () => null,
      } as unknown as Models,
      transcriber: {
        identifyModel: () => Promise.reject(new Error('not asked for')),
        async transcribe(request) {
          asked.push(request)
          return written
        },
      },
    })
    const input = { transcriptId: 't', startMs: 0, endMs: 1000, modelId: null, language: 'kk' } as const
    await run({ input } as StoredJob<'retranscribe'>, context)
    expect(asked).toMatchObject([{ translateTo, model: { engine } }])
  })
})

describe('a track cut again from its transcript', () => {
  const textsOf = (cues: readonly { text: string }[]) =>
    cues.map(({ text }) => text.replaceAll('\n', ' ')).join(' ')

  it('has its hesitations when they are asked for, keeps to that, and goes back', async () => {
    const { session, library, trackId, seen } = libraryWith()
    const tracks = new Tracks(session, new EventBus())
    const before = seen()
    const all = written.words.map(({ text }) => text).join(' ')
    expect(textsOf(before.cues)).not.toBe(all)
    expect(textsOf((await tracks.recut(trackId, 'show')).cues)).toBe(all)
    // By itself it stays with what it has.
    expect(textsOf((await tracks.recut(trackId)).cues)).toBe(all)
    expect(textsOf((await tracks.recut(trackId, 'hide')).cues)).toBe(textsOf(before.cues))
    expect(textsOf((await tracks.recut(trackId)).cues)).toBe(textsOf(before.cues))
    while (library.history.undo()) {
      // Back to the beginning.
    }
    expect(seen()).toEqual(before)
  })
})
