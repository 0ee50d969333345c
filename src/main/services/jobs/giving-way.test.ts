import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { queueOf, untilAborted } from '../../../../test/support/job-queue.ts'

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
    await vi.waitFor(() => expect(order).toEqual(['long', 'part', 'long']), { timeout: 20_000, interval: 5 })
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
    await vi.waitFor(() => expect(order).toEqual(['long', 'part', 'long']), { timeout: 20_000, interval: 5 })
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
