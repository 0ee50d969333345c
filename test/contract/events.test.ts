import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AppEvent, appEventSchema } from '#shared/api/events.ts'
import { makeContractApp } from './support/app.ts'
import { type Mount, mountKinds } from './support/mounts.ts'

/** Reads a stream of events until `count` have come. */
async function readEvents(response: Response, count: number) {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  const events: { id: number; event: AppEvent }[] = []
  let text = ''
  while (events.length < count) {
    const { done, value } = await reader.read()
    if (done) throw new Error('the stream ended early')
    text += value
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const id = /^id: (\d+)$/m.exec(block)?.[1]
      const data = /^data: (.+)$/m.exec(block)?.[1]
      if (id && data) events.push({ id: Number(id), event: appEventSchema.parse(JSON.parse(data)) })
    }
  }
  return { events, letGo: () => reader.cancel() }
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000
  while (!condition() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10))
}

describe.each(mountKinds)('the stream of events by %s', (_name, open) => {
  const app = makeContractApp()
  let mount: Mount
  beforeAll(async () => {
    mount = await open(app.handler)
  })
  afterAll(() => mount.close())
  const ids = ({ events }: { events: { id: number }[] }) => events.map(({ id }) => id)

  it('carries what happens from now on', async () => {
    const response = await mount.fetch('/events')
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-store')
    await until(() => app.events.listeners.size === 1)
    app.events.emit({ type: 'changed', entity: 'clips', id: 'сұхбат\n\nid: 99' })
    const read = await readEvents(response, 1)
    expect(read.events[0]).toEqual({
      id: 14,
      event: { type: 'changed', entity: 'clips', id: 'сұхбат\n\nid: 99' },
    })
    await read.letGo()
    await until(() => app.events.listeners.size === 0)
    expect(app.events.listeners.size).toBe(0)
  })

  it.each([
    ['Last-Event-ID', '/events', { 'last-event-id': '11' }],
    ['the address', '/events?after=11', {}],
    ['Last-Event-ID rather than the older address', '/events?after=3', { 'last-event-id': '11' }],
  ])('resumes after %s', async (_what, path, headers) => {
    const read = await readEvents(await mount.fetch(path, { headers }), 3)
    expect(ids(read)).toEqual([12, 13, 14])
    await read.letGo()
  })

  it('says so when it cannot resume', async () => {
    const read = await readEvents(await mount.fetch('/events?after=3'), 2)
    expect(read.events[0]?.event).toEqual({ type: 'reset' })
    await read.letGo()
  })

  it('ends when the client goes away', async () => {
    await until(() => app.events.listeners.size === 0)
    const client = new AbortController()
    const response = await mount.fetch('/events', { signal: client.signal })
    await until(() => app.events.listeners.size === 1)
    expect(app.events.listeners.size).toBe(1)
    client.abort()
    await response.text().catch(() => {})
    await until(() => app.events.listeners.size === 0)
    expect(app.events.listeners.size).toBe(0)
  })

  it('begins with the changes of the time a window has been loading', async () => {
    const read = await readEvents(await mount.fetch('/events?ago=1500'), 0)
    expect(app.events.starts.at(-1)).toEqual({ agoMs: 1500 })
    await read.letGo()
  })

  it.each(['after', 'ago'])('refuses a number that is none: %s', async (field) => {
    const response = await mount.fetch(`/events?${field}=soon`)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ code: 'invalid_input', params: { field } })
  })
})

describe('a client that does not read', () => {
  it('is let go, to come back and resume', async () => {
    const app = makeContractApp()
    const response = await app.handler(new Request('http://direct.test/events'))
    const notes = 'x'.repeat(100_000)
    for (let i = 0; i < 60; i++) app.events.emit({ type: 'changed', entity: 'app', id: notes })
    expect(app.events.listeners.size).toBe(0)
    expect((await response.text()).length).toBeLessThan(6_000_000)
  })
})
