import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { IzError } from '#shared/error.ts'
import type { Job } from '#shared/job.ts'
import { makeTempDir } from '../../../../test/support/temp.ts'
import { migrationsDir } from '../../infra/paths.ts'
import { SqliteLibraryStore } from '../../infra/sqlite/library-store.ts'
import { EventBus } from '../events/event-service.ts'
import type { Library } from '../library/ports.ts'
import { LibrarySession } from '../library/session.ts'
import { type JobContext, JobQueue, type JobRunners } from './job-queue.ts'
import type { StoredJob } from './ports.ts'

type Work = (job: StoredJob, context: JobContext) => Promise<void>

const store = new SqliteLibraryStore(migrationsDir)
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A queue over a real library whose jobs do `work`. */
function queueOf(work: Work) {
  const session = new LibrarySession()
  const library = store.create(`${makeTempDir()}/lib`, { sample: false })
  session.set(library)
  const events = new EventBus()
  const shown: Job[] = []
  events.subscribe(null, (_, event) => {
    if (event.type === 'job') shown.push(structuredClone(event.job))
  })
  const runners: JobRunners = {
    import: async (job, context) => {
      await work(job, context)
      return job.input
    },
    transcribe: async (job, context) => {
      await work(job, context)
      return { transcriptId: 't', trackId: 's' }
    },
    export: async (job, context) => {
      await work(job, context)
      return { fileIds: [] }
    },
    retranscribe: async (job, context) => {
      await work(job, context)
      return { proposalId: 'p' }
    },
    align: async (job, context) => {
      await work(job, context)
      return { transcriptId: 't' }
    },
    diarise: async (job, context) => {
      await work(job, context)
      return { transcriptId: 't' }
    },
  }
  const queue = new JobQueue(session, events, () => runners)
  closing.push(async () => {
    await queue.close()
    session.set(null)
    library.close()
  })
  const start = (kind: 'import' | 'export', subjectId: string) =>
    queue.start(kind, kind === 'import' ? { takeId: subjectId } : ({ clipId: subjectId } as never), {
      interviewId: null,
      subjectId,
      title: subjectId,
    })
  const stateOf = (id: string) => library.jobs.get(id)?.state
  const until = (id: string, state: Job['state']) =>
    vi.waitFor(() => expect(stateOf(id)).toBe(state), { timeout: 5000, interval: 5 })
  return { queue, library, shown, start, stateOf, until }
}

function insertTake(library: Library): void {
  const now = new Date().toISOString()
  library.interviews.insert({
    ...{ id: 'i', title: 'x', speakerName: '', language: null, notes: '' },
    ...{ createdAt: now, updatedAt: now },
  })
  library.takes.insert({
    ...{ id: 'take', interviewId: 'i', name: 'а.mp4', placement: 'reference', path: '/а.mp4' },
    ...{ fingerprint: null, info: null, importedAt: null, createdAt: now },
  })
}

const untilAborted: Work = async (_, { signal }) => {
  await new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new IzError('cancelled')), { once: true })
  })
}

describe('JobQueue', () => {
  it('tells a job from queued to done, in the library and as events', async () => {
    const { library, shown, start, until } = queueOf(async (_, { progress }) =>
      progress('probe', 'files', 1, 1),
    )
    const job = start('import', 'a')
    expect(job.state).toBe('queued')
    await until(job.id, 'done')
    expect(shown.map(({ state }) => state)).toEqual(['queued', 'running', 'running', 'done'])
    expect(library.jobs.get(job.id)).toMatchObject({ result: { takeId: 'a' }, error: null })
    expect(library.jobs.logLines(job.id)).toHaveLength(2)
    expect(shown.at(-1)).not.toHaveProperty('input')
  })

  it('lets nothing about speech run beside a transcription, and what is short go before the next one', async () => {
    const order: string[] = []
    let running = 0
    const { queue, until } = queueOf(async (job) => {
      running += 1
      expect(running).toBe(1)
      order.push(job.title)
      await sleep(15)
      running -= 1
    })
    const about = (title: string) => ({ interviewId: null, subjectId: title, title })
    const take = (takeId: string) =>
      queue.start('transcribe', { takeId, modelId: null, language: 'auto', translateTo: null }, about(takeId))
    const jobs = [take('first'), take('second')]
    await until(jobs[0]!.id, 'running')
    const part = { transcriptId: 't', startMs: 0, endMs: 9, modelId: null, language: 'kk' } as const
    jobs.push(
      queue.start('retranscribe', part, about('part')),
      queue.start('diarise', { transcriptId: 't', method: 'voices' }, about('voices')),
    )
    for (const job of jobs) await until(job.id, 'done')
    expect(order).toEqual(['first', 'part', 'voices', 'second'])
  })

  describe('a long transcription and a part recognised anew', () => {
    const take = { takeId: 'a', modelId: null, language: 'auto', translateTo: null } as const
    const part = { transcriptId: 't', startMs: 0, endMs: 9000, modelId: null, language: 'kk' } as const
    const about = (title: string) => ({ interviewId: null, subjectId: title, title })
    /** Transcriptions go on until they are stopped, the second time until `more` is called; everything else is done at once. */
    function talk() {
      const order: string[] = []
      let more = () => {}
      const goOn = new Promise<void>((resolve) => {
        more = resolve
      })
      const queue = queueOf(async (job, context) => {
        const again = order.includes(job.title)
        order.push(job.title)
        if (job.kind !== 'transcribe') return
        await (again ? Promise.race([goOn, untilAborted(job, context)]) : untilAborted(job, context))
      })
      return { ...queue, order, more: () => more() }
    }

    it('gives way, keeps its chunks and its place, and goes on', async () => {
      const { queue, library, shown, order, until, more } = talk()
      const long = queue.start('transcribe', take, about('long'))
      const next = queue.start('transcribe', { ...take, takeId: 'b' }, about('next'))
      await until(long.id, 'running')
      library.jobs.appendChunk(long.id, { settledMs: 1234, words: [], stretches: [] })
      const short = queue.start('retranscribe', part, about('part'))
      await until(short.id, 'done')
      await vi.waitFor(() => expect(order).toEqual(['long', 'part', 'long']), { timeout: 5000, interval: 5 })
      expect(library.jobs.chunks(long.id)).toHaveLength(1)
      expect(shown.filter(({ id }) => id === long.id).map(({ state }) => state)).toEqual([
        ...['queued', 'running', 'queued', 'running'],
      ])
      expect(library.jobs.get(next.id)?.state).toBe('queued')
      more()
      await until(long.id, 'done')
      await until(next.id, 'running')
    })

    it.each([
      ['a long part', 'retranscribe', { ...part, endMs: 3_600_000 }],
      ['what tells speakers apart', 'diarise', { transcriptId: 't', method: 'voices' }],
    ] as const)('does not let %s before it that has waited for it', async (_, kind, input) => {
      const { queue, order, until, more } = talk()
      const long = queue.start('transcribe', take, about('long'))
      await until(long.id, 'running')
      const waiting = queue.start(kind, input, about('waiting'))
      const short = queue.start('retranscribe', part, about('part'))
      await until(short.id, 'done')
      await vi.waitFor(() => expect(order).toEqual(['long', 'part', 'long']), { timeout: 5000, interval: 5 })
      more()
      await until(waiting.id, 'done')
      expect(order).toEqual(['long', 'part', 'long', 'waiting'])
    })

    it('gives way again only when it has got further', async () => {
      let reach: (ms: number) => void = () => {}
      const order: string[] = []
      const { queue, until } = queueOf(async (job, context) => {
        order.push(job.title)
        if (job.kind !== 'transcribe') return
        reach = (ms) => context.progress('speech', 'ms', ms, 360_000_000)
        reach(600_000)
        await untilAborted(job, context)
      })
      const long = queue.start('transcribe', take, about('long'))
      await until(long.id, 'running')
      const ask = (startMs: number) => queue.start('retranscribe', { ...part, startMs }, about('part'))
      await until(ask(1).id, 'done')
      await until(long.id, 'running')
      const second = ask(2)
      await sleep(30)
      expect(order).toEqual(['long', 'part', 'long'])
      await sleep(250)
      reach(700_000)
      await until(second.id, 'done')
    })

    it('does not give way to a long part, nor to what is about the whole recording', async () => {
      const { queue, order, until } = talk()
      const long = queue.start('transcribe', take, about('long'))
      await until(long.id, 'running')
      queue.start('retranscribe', { ...part, endMs: 3_600_000 }, about('an hour'))
      queue.start('diarise', { transcriptId: 't', method: 'voices' }, about('voices'))
      await sleep(30)
      expect(order).toEqual(['long'])
    })

    it('stays cancelled when it is cancelled while it gives way or waits', async () => {
      const { queue, order, stateOf, until } = talk()
      const long = queue.start('transcribe', take, about('long'))
      await until(long.id, 'running')
      const short = queue.start('retranscribe', part, about('part'))
      expect((await queue.cancel(long.id)).state).toBe('cancelled')
      await until(short.id, 'done')
      await sleep(30)
      expect(stateOf(long.id)).toBe('cancelled')
      expect(order).toEqual(['long', 'part'])
    })

    it('is interrupted, not lost, when the library closes while it gives way', async () => {
      const { queue, stateOf, until } = talk()
      const long = queue.start('transcribe', take, about('long'))
      await until(long.id, 'running')
      queue.start('retranscribe', part, about('part'))
      await queue.close()
      expect(stateOf(long.id)).toBe('interrupted')
    })
  })

  it('keeps what a job has finished when it is tried again', async () => {
    const { queue, library, until } = queueOf(untilAborted)
    const input = { takeId: 'a', modelId: null, language: 'auto', translateTo: null } as const
    const job = queue.start('transcribe', input, { interviewId: null, subjectId: 'a', title: 'a' })
    await until(job.id, 'running')
    library.jobs.appendChunk(job.id, { settledMs: 1234, words: [], stretches: [] })
    await queue.cancel(job.id)
    await queue.retry(job.id)
    await until(job.id, 'running')
    expect(library.jobs.chunks(job.id)).toEqual([{ settledMs: 1234, words: [], stretches: [] }])
  })

  it('runs exports one at a time and imports two at a time, in the order they were asked for', async () => {
    const running = { import: 0, export: 0 }
    const most = { import: 0, export: 0 }
    const order: string[] = []
    const { start, until } = queueOf(async (job) => {
      const kind = job.kind as 'import' | 'export'
      order.push(job.title)
      running[kind] += 1
      most[kind] = Math.max(most[kind], running[kind])
      await sleep(15)
      running[kind] -= 1
    })
    const jobs = ['1', '2', '3', '4'].flatMap((id) => [start('import', `i${id}`), start('export', `e${id}`)])
    for (const job of jobs) await until(job.id, 'done')
    expect(most).toEqual({ import: 2, export: 1 })
    expect(order.filter((title) => title.startsWith('e'))).toEqual(['e1', 'e2', 'e3', 'e4'])
    expect(order.filter((title) => title.startsWith('i'))).toEqual(['i1', 'i2', 'i3', 'i4'])
  })

  it('gives the job that is already at it instead of a second one', async () => {
    const { queue, start } = queueOf(untilAborted)
    expect(start('export', 'a').id).toBe(start('export', 'a').id)
    expect(await queue.list()).toHaveLength(1)
  })

  it('cancels a running job within a second, even one that does not listen', async () => {
    const { queue, start, stateOf, until } = queueOf(() => sleep(1500))
    const job = start('export', 'a')
    await until(job.id, 'running')
    const before = performance.now()
    expect(await queue.cancel(job.id)).toMatchObject({ state: 'cancelled', error: null })
    expect(performance.now() - before).toBeLessThan(1000)
    await sleep(1000)
    expect(stateOf(job.id)).toBe('cancelled')
  })

  it('takes a queued job out of the queue when it is cancelled', async () => {
    const seen: string[] = []
    const { queue, start, until } = queueOf(async (job) => {
      seen.push(job.title)
      await sleep(20)
    })
    const [first, second, third] = [start('export', 'a'), start('export', 'b'), start('export', 'c')]
    await until(first.id, 'running')
    expect((await queue.cancel(second.id)).state).toBe('cancelled')
    await until(third.id, 'done')
    expect(seen).toEqual(['a', 'c'])
  })

  it('keeps what went wrong, and runs the same job again on retry', async () => {
    let attempts = 0
    const { library, queue, start, until } = queueOf(async () => {
      attempts += 1
      if (attempts === 1) throw new IzError('disk_full', { file: 'а.mp4' }, { detail: 'x'.repeat(9000) })
      if (attempts === 2) throw new TypeError('oops')
    })
    const job = start('export', 'a')
    await until(job.id, 'failed')
    expect(library.jobs.get(job.id)?.error).toMatchObject({ code: 'disk_full', params: { file: 'а.mp4' } })
    expect(library.jobs.get(job.id)?.error?.detail?.length).toBeLessThan(3000)
    expect(await queue.retry(job.id)).toMatchObject({ id: job.id, state: 'queued', error: null })
    await until(job.id, 'failed')
    expect(library.jobs.get(job.id)?.error?.code).toBe('internal')
    await queue.retry(job.id)
    await until(job.id, 'done')
    await expect(queue.retry(job.id)).rejects.toMatchObject({ code: 'not_allowed' })
  })

  it('marks everything as interrupted when it closes, and closes soon', async () => {
    const { queue, start, stateOf, until } = queueOf(untilAborted)
    const jobs = [start('export', 'a'), start('export', 'b')]
    await until(jobs[0]!.id, 'running')
    await queue.close()
    expect(jobs.map((job) => stateOf(job.id))).toEqual(['interrupted', 'interrupted'])
  })

  it('forgets ended jobs, but not the failed import of a take that is still there', async () => {
    const { library, queue, start, until } = queueOf(async (job) => {
      if (job.kind === 'import') throw new IzError('file_empty')
    })
    insertTake(library)
    const kept = start('import', 'take')
    const others = [start('import', 'removed'), start('export', 'clip')]
    await until(kept.id, 'failed')
    await until(others[0]!.id, 'failed')
    await until(others[1]!.id, 'done')
    await queue.clear()
    expect((await queue.list()).map(({ id }) => id)).toEqual([kept.id])
  })

  it('is interrupted where its work was, as by Ctrl-C', async () => {
    const { library, start, until } = queueOf(async () => {
      throw new IzError('interrupted', { file: 'а.mp4' })
    })
    const job = start('export', 'a')
    await until(job.id, 'interrupted')
    expect(library.jobs.get(job.id)?.error).toEqual({ code: 'interrupted', params: {} })
  })

  /** Transcriptions of the one take there is, which fail with a chunk done until `fails` is off. */
  function transcriptions() {
    const run = { fails: true }
    const { library, queue, until } = queueOf(async ({ id }, { signal }) => {
      if (!run.fails) return
      library.jobs.appendChunk(id, { settledMs: 20_000, words: [], stretches: [] })
      if (!signal.aborted) throw new IzError('engine_failed')
    })
    insertTake(library)
    const transcribe = async (translateTo: 'en' | null, state: Job['state']) => {
      const { id } = queue.start(
        'transcribe',
        { takeId: 'take', modelId: null, language: 'auto', translateTo },
        { interviewId: null, subjectId: 'take', title: 'take' },
      )
      await until(id, state)
      // Two that end in one millisecond have no order.
      await sleep(2)
      return id
    }
    const left = async () => {
      await queue.clear()
      return (await queue.list()).map(({ id }) => id)
    }
    return { queue, until, run, transcribe, left }
  }

  it.each([
    { stopped: 'en', done: null },
    { stopped: null, done: 'en' },
  ] as const)('keeps the part of a transcription into $stopped when one into $done is done', async (into) => {
    const { run, transcribe, left } = transcriptions()
    const begun = await transcribe(into.stopped, 'failed')
    run.fails = false
    await transcribe(into.done, 'done')
    expect(await left()).toEqual([begun])
    await transcribe(into.stopped, 'done')
    expect(await left()).toEqual([])
  })

  it('asks which transcription ended last, not which was first asked for', async () => {
    const { queue, until, run, transcribe, left } = transcriptions()
    const retried = await transcribe(null, 'failed')
    await transcribe(null, 'failed')
    run.fails = false
    await queue.retry(retried)
    await until(retried, 'done')
    expect(await left()).toEqual([])
  })

  it('keeps nothing of a transcription that somebody cancelled', async () => {
    const { library, queue, until } = queueOf(async (job, context) => {
      library.jobs.appendChunk(job.id, { settledMs: 20_000, words: [], stretches: [] })
      await untilAborted(job, context)
    })
    insertTake(library)
    const { id } = queue.start(
      'transcribe',
      { takeId: 'take', modelId: null, language: 'auto', translateTo: null },
      { interviewId: null, subjectId: 'take', title: 'take' },
    )
    await until(id, 'running')
    await queue.cancel(id)
    await queue.clear()
    expect(await queue.list()).toEqual([])
  })

  it('keeps the part of a transcription until a later one of the take is done', async () => {
    let fails = true
    const { library, queue, until } = queueOf(async () => {
      if (fails) throw new IzError('engine_failed')
    })
    insertTake(library)
    const transcribe = (takeId: string) =>
      queue.start(
        'transcribe',
        { takeId, modelId: null, language: 'auto', translateTo: null },
        { interviewId: null, subjectId: takeId, title: takeId },
      )
    const [begun, ofRemoved] = ['take', 'removed'].map(transcribe)
    for (const { id } of [begun!, ofRemoved!]) {
      await until(id, 'failed')
      library.jobs.appendChunk(id, { settledMs: 20_000, words: [], stretches: [] })
    }
    const barely = transcribe('take')
    await until(barely.id, 'failed')
    await queue.clear()
    expect((await queue.list()).map(({ id }) => id)).toEqual([begun!.id])
    fails = false
    await until(transcribe('take').id, 'done')
    await queue.clear()
    expect(await queue.list()).toEqual([])
  })
})
