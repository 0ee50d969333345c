import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { IzError } from '#shared/error.ts'
import type { Job } from '#shared/job.ts'
import { insertTake, queueOf, untilAborted } from '../../../../test/support/job-queue.ts'

describe('JobQueue', () => {
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
