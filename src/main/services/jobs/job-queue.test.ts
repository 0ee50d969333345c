import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { IzError } from '#shared/error.ts'
import { queueOf, untilAborted } from '../../../../test/support/job-queue.ts'
import { promptMs } from '../../../../test/support/promptness.ts'

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

  it('gives the job that is already at it instead of a second one', async () => {
    const { queue, start } = queueOf(untilAborted)
    expect(start('export', 'a').id).toBe(start('export', 'a').id)
    expect(await queue.list()).toHaveLength(1)
  })

  it('cancels a running job within a second, even one that does not listen', async () => {
    const letGo = Promise.withResolvers<void>()
    const { queue, start, stateOf, until } = queueOf(() => letGo.promise)
    const job = start('export', 'a')
    await until(job.id, 'running')
    const before = performance.now()
    expect(await queue.cancel(job.id)).toMatchObject({ state: 'cancelled', error: null })
    expect(performance.now() - before).toBeLessThan(promptMs)
    letGo.resolve()
    await sleep(100)
    expect(stateOf(job.id)).toBe('cancelled')
  })

  it('takes a queued job out of the queue when it is cancelled', async () => {
    const seen: string[] = []
    const cancelled = Promise.withResolvers<void>()
    const { queue, start, until } = queueOf(async (job) => {
      seen.push(job.title)
      await cancelled.promise
    })
    const [first, second, third] = [start('export', 'a'), start('export', 'b'), start('export', 'c')]
    await until(first.id, 'running')
    expect((await queue.cancel(second.id)).state).toBe('cancelled')
    cancelled.resolve()
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

  it('takes in nothing while it closes, nor afterwards: it would go on in the library that is opened next', async () => {
    const { library, queue, start, until } = queueOf(untilAborted)
    const job = start('export', 'a')
    await until(job.id, 'running')
    const closed = queue.close()
    const refusal = expect.objectContaining({ code: 'library_not_open' })
    expect(() => start('export', 'b')).toThrow(refusal)
    await expect(queue.retry(job.id)).rejects.toEqual(refusal)
    await closed
    expect(() => start('export', 'b')).toThrow(refusal)
    expect(library.jobs.list().map(({ title }) => title)).toEqual(['a'])
  })

  it('is interrupted where its work was, as by Ctrl-C', async () => {
    const { library, start, until } = queueOf(async () => {
      throw new IzError('interrupted', { file: 'а.mp4' })
    })
    const job = start('export', 'a')
    await until(job.id, 'interrupted')
    expect(library.jobs.get(job.id)?.error).toEqual({ code: 'interrupted', params: {} })
  })
})
