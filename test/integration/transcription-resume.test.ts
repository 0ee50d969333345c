import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { loadGigaam } from '../../src/main/infra/asr/gigaam.ts'
import { recogniseRecording } from '../../src/main/infra/asr/recording.ts'
import { createTranscriber } from '../../src/main/infra/asr/transcriber.ts'
import { createChildProcessHost } from '../../src/main/infra/workers/child-process-host.ts'
import type { WorkerChannel, WorkerHost } from '../../src/main/infra/workers/worker-host.ts'
import type { FinishedChunk } from '../../src/main/services/jobs/ports.ts'
import type { Services } from '../../src/main/services/services.ts'
import type { CtcEngine, TranscriptionRequest } from '../../src/main/services/transcription/ports.ts'
import type { Job } from '../../src/shared/job.ts'
import type { Transcript } from '../../src/shared/transcript.ts'
import type { CrashPlan } from '../support/crash-child.ts'
import { composeIn, ended } from '../support/library-folder.ts'
import { ffmpeg } from '../support/media.ts'
import { committedRecording, ctcModelPath, ctcVocabularyPath } from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'

// Processes and minutes of speech, on a machine that may be busy with other test files.
vi.setConfig({ testTimeout: 180_000 })

const root = makeTempDir('resume')
const model = { engine: 'gigaam', path: ctcModelPath, vocabularyPath: ctcVocabularyPath } as const
const { signal } = new AbortController()
const talk = join(root, 'екі тіл.mka')
const long = join(root, 'ұзақ.mp3')
let durationMs = 0
let engine: CtcEngine

beforeAll(async () => {
  const [kk, ru] = [committedRecording('kk'), committedRecording('ru')]
  // Both languages in turn, with pauses that are no whole frames.
  const parts = [kk, ru, kk, ru, kk, kk, ru, kk, ru, ru].flatMap(({ path }) => ['-i', path])
  const filters = 'concat=n=10:v=0:a=1,aresample=48000,apad=pad_dur=4.321'
  const inputs = Array.from(
    { length: 10 },
    (_, i) => `[${i}:a]aresample=48000,apad=pad_dur=0.${31 + i * 7}[a${i}]`,
  )
  const all = Array.from({ length: 10 }, (_, i) => `[a${i}]`).join('')
  await ffmpeg(
    ...parts,
    '-filter_complex',
    `${inputs.join(';')};${all}${filters}`,
    '-c:a',
    'libopus',
    `file:${talk}`,
  )
  durationMs = 5 * (kk.durationMs + ru.durationMs) + 12_000
  await ffmpeg(
    '-stream_loop',
    '-1',
    '-i',
    kk.path,
    '-t',
    '300',
    '-b:a',
    '32k',
    '-ar',
    '16000',
    `file:${long}`,
  )
  engine = await loadGigaam(model, 2)
})
afterAll(() => engine.close())

const request = (more: Partial<TranscriptionRequest> = {}): TranscriptionRequest => ({
  ...{ mediaPath: talk, durationMs, model, language: 'auto', translateTo: null },
  ...more,
})

/** True workers, the latest of which can be killed behind the back of whoever has started it. */
function killableWorkers(): { workers: WorkerHost; kill: () => void } {
  const host = createChildProcessHost()
  let latest: WorkerChannel | null = null
  return {
    workers: {
      start(name) {
        latest = host.start(name)
        return latest
      },
    },
    kill: () => latest?.kill(),
  }
}

/** Runs in this process and counts what goes to the engine. */
async function recognise(asked: TranscriptionRequest) {
  const chunks: FinishedChunk[] = []
  const progress: number[] = []
  let calls = 0
  const counting: CtcEngine = {
    ...engine,
    recognise: (...given) => {
      calls++
      return engine.recognise(...given)
    },
  }
  const transcript = await recogniseRecording(asked, counting, 'ffmpeg', 2, {
    signal,
    onChunk: (chunk) => chunks.push(chunk),
    onProgress: (done) => progress.push(done),
  })
  return { transcript, chunks, calls, progress }
}

describe('a transcription that was interrupted', () => {
  let whole: Awaited<ReturnType<typeof recognise>>
  beforeAll(async () => {
    whole = await recognise(request())
  })

  it('goes on after any of its chunks and ends as if nothing had been', async () => {
    expect(whole.chunks.length).toBeGreaterThan(3)
    expect(whole.calls).toBe(whole.chunks.length)
    expect(new Set(whole.transcript.stretches.map(({ language }) => language))).toEqual(new Set(['kk', 'ru']))
    for (let done = 1; done <= whole.chunks.length; done++) {
      const finished = whole.chunks.slice(0, done)
      const rest = await recognise(request({ finished }))
      expect(rest.transcript).toEqual(whole.transcript)
      expect(rest.chunks).toEqual(whole.chunks.slice(done))
      expect(rest.calls).toBe(whole.calls - done)
      expect(rest.progress[0]).toBeGreaterThanOrEqual(finished.at(-1)!.settledMs)
      expect(rest.progress.at(-1)).toBe(durationMs)
    }
  })

  it('neither loses nor doubles sound where the recording is cut otherwise than before', async () => {
    const { startMs } = whole.chunks[1]!.words[0]!
    // In the pause before the third word of the second chunk.
    const [before, after] = whole.chunks[1]!.words.slice(1, 3)
    const settledMs = Math.round((before!.endMs + after!.startMs) / 2)
    const finished = [
      whole.chunks[0]!,
      { settledMs, words: whole.chunks[1]!.words.slice(0, 2), stretches: [] },
    ]
    const rest = await recognise(request({ finished }))
    const texts = (words: Transcript['words']) => words.map(({ text }) => text.toLowerCase())
    const again = texts(rest.transcript.words.filter((word) => word.startMs >= startMs))
    const once = texts(whole.transcript.words.filter((word) => word.startMs >= startMs))
    // Only the words at the cut may be heard otherwise.
    expect(again.slice(4)).toEqual(once.slice(once.length - again.length + 4))
    expect(Math.abs(again.length - once.length)).toBeLessThanOrEqual(1)
  })

  it('hears only the part that is asked for, as it is heard in the whole', async () => {
    const [from, to] = [whole.transcript.words[8]!, whole.transcript.words[16]!]
    const range = { startMs: from.startMs - 60, endMs: to.endMs + 60 }
    const part = await recognise(request({ range }))
    expect(part.calls).toBeLessThan(whole.calls)
    const texts = (words: Transcript['words']) =>
      words.map(({ text }) => text.toLowerCase().replace(/\P{L}/gu, ''))
    expect(texts(part.transcript.words)).toEqual(texts(whole.transcript.words.slice(8, 17)))
    for (const [i, word] of part.transcript.words.entries()) {
      expect(word.startMs).toBeGreaterThanOrEqual(range.startMs - 10)
      expect(word.endMs).toBeLessThanOrEqual(range.endMs + 10)
      expect(Math.abs(word.startMs - whole.transcript.words[8 + i]!.startMs)).toBeLessThanOrEqual(80)
    }
    expect(part.progress.at(-1)).toBe(range.endMs - range.startMs)
  })

  it('goes on after its worker was killed', async () => {
    const { workers, kill } = killableWorkers()
    const transcriber = createTranscriber({ ffmpegPath: async () => 'ffmpeg', workers, threads: 2 })
    const finished: FinishedChunk[] = []
    const asked = request({ mediaPath: long, durationMs: 300_000, language: 'kk' })
    const killed = transcriber.transcribe(asked, {
      signal,
      onChunk: (chunk) => {
        finished.push(chunk)
        if (finished.length === 2) kill()
      },
    })
    await expect(killed).rejects.toMatchObject({ code: 'worker_killed' })
    const kept = finished.slice()
    const resumed = await transcriber.transcribe({ ...asked, finished: kept }, { signal })
    const whole = await transcriber.transcribe(asked, { signal })
    expect(resumed).toEqual(whole)
  })
})

describe('the app, killed in the middle of a transcription', () => {
  let services: Services
  let job: Job

  const chunksOf = (id: string) => {
    const db = new DatabaseSync(join(root, 'lib', 'library.db'), { readOnly: true })
    const rows = db.prepare('SELECT settled_ms FROM job_chunk WHERE job_id = ? ORDER BY id').all(id)
    db.close()
    return rows.map((row) => Number(row.settled_ms))
  }

  it('offers to go on, and goes on behind what was finished', async () => {
    const first = (await composeIn(root)).services
    const fields = { title: 'Сұхбат', speakerName: '', language: 'kk', notes: '' } as const
    const interview = await first.interviews.create(fields)
    const imported = await first.takes.importPath(interview.id, long)
    expect((await ended(first, imported.job.id)).error).toBeNull()
    await first.models.add(ctcModelPath)
    await first.close()

    const plan: CrashPlan = { root, work: 'transcribe', file: '', at: 'words' }
    const script = join(import.meta.dirname, '..', 'support', 'crash-child.ts')
    const child = spawn(process.execPath, [script, JSON.stringify(plan)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const gone = once(child, 'exit')
    await Promise.race([once(child.stdout, 'data'), gone])
    child.kill('SIGKILL')
    expect(await gone).toEqual([null, 'SIGKILL'])

    services = (await composeIn(root)).services
    job = (await services.jobs.list()).find(({ kind }) => kind === 'transcribe')!
    expect(job).toMatchObject({ state: 'interrupted', error: { code: 'interrupted' } })
    const kept = chunksOf(job.id)
    expect(kept.length).toBeGreaterThan(0)
    expect(kept).toEqual(kept.toSorted((a, b) => a - b))
    const partial = await services.transcripts.partialWords(job.id)
    expect(partial.length).toBeGreaterThan(5)

    const progress: number[] = []
    const stop = services.events.subscribe(null, (_, event) => {
      if (event.type === 'job' && event.job.id === job.id && event.job.progress.stage === 'transcribe')
        progress.push(event.job.progress.done)
    })
    await services.jobs.retry(job.id)
    expect(await services.transcripts.partialWords(job.id)).toEqual(partial)
    const end = await ended(services, job.id)
    stop()
    expect(end).toMatchObject({ state: 'done', error: null })
    expect(Math.min(...progress)).toBeGreaterThanOrEqual(kept.at(-1)!)
    expect(chunksOf(job.id)).toEqual([])
  })

  it('has the same transcript as one that was never killed', async () => {
    const { takeId, transcriptId } = { takeId: job.subjectId!, ...(await resultOf(job.id)) }
    const [m] = await services.models.list()
    const options = { takeId, modelId: m!.id, language: 'kk', translateTo: null } as const
    const again = await services.transcripts.start(options)
    expect((await ended(services, again.id)).error).toBeNull()
    const [resumed, whole] = await Promise.all([
      services.transcripts.get(transcriptId),
      services.transcripts.get((await resultOf(again.id)).transcriptId),
    ])
    expect(resumed.words).toEqual(whole.words)
    expect(resumed.stretches).toEqual(whole.stretches)
    expect(resumed.words.length).toBeGreaterThan(100)
  })

  it('keeps what a cancelled one has finished, too', async () => {
    const [m] = await services.models.list()
    const options = { takeId: job.subjectId!, modelId: m!.id, language: 'auto', translateTo: null } as const
    const started = await services.transcripts.start(options)
    // At the first words: the rest takes less than a second, and a look now and then would miss it.
    await new Promise<void>((resolve) => {
      const stop = services.events.subscribe(null, (_, event) => {
        if (event.type !== 'words' || event.jobId !== started.id) return
        stop()
        void services.jobs.cancel(started.id).then(() => resolve())
      })
    })
    const kept = chunksOf(started.id)
    expect(kept.length).toBeGreaterThan(0)
    await sleep(100)
    expect(chunksOf(started.id)).toEqual(kept)
    await services.jobs.retry(started.id)
    expect(await ended(services, started.id)).toMatchObject({ state: 'done' })
    await services.close()
  })

  it('is interrupted when its worker is killed, and goes on', async () => {
    const { workers, kill } = killableWorkers()
    services = (await composeIn(root, { workers })).services
    const [m] = await services.models.list()
    const options = { takeId: job.subjectId!, modelId: m!.id, language: 'kk', translateTo: null } as const
    const started = await services.transcripts.start(options)
    const stop = services.events.subscribe(null, (_, event) => {
      if (event.type === 'words' && event.jobId === started.id) kill()
    })
    const error = { code: 'worker_killed', params: { file: 'ұзақ.mp3', reason: 'SIGKILL' } }
    expect(await ended(services, started.id)).toMatchObject({ state: 'interrupted', error })
    stop()
    expect(chunksOf(started.id).length).toBeGreaterThan(0)
    await services.jobs.retry(started.id)
    expect(await ended(services, started.id)).toMatchObject({ state: 'done', error: null })
    await services.close()
  })

  async function resultOf(id: string): Promise<{ transcriptId: string }> {
    const found = (await services.jobs.list()).find((one) => one.id === id)
    return found!.result as { transcriptId: string }
  }
})
