import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { queueOf } from '../../../../test/support/job-queue.ts'

describe('JobQueue', () => {
  it('lets nothing about speech run beside a transcription, and what is short go before the next one', async () => {
    const order: string[] = []
    let running = 0
    const allAsked = Promise.withResolvers<void>()
    const { queue, until } = queueOf(async (job) => {
      running += 1
      expect(running).toBe(1)
      order.push(job.title)
      await allAsked.promise
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
    allAsked.resolve()
    for (const job of jobs) await until(job.id, 'done')
    expect(order).toEqual(['first', 'part', 'voices', 'second'])
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
})
