import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { big, managedModels, never, pathOf, until } from '../../support/managed-models.ts'

const app = managedModels()
const { server, events, folder, download, installed } = app

describe('a download', () => {
  it('ends with a model that is installed, with all its files', async () => {
    expect(await app.models.download('ctc', false)).toMatchObject({ id: 'ctc', name: 'Model ctc' })
    await until(async () => (await app.models.downloads()).length === 0)
    expect(readdirSync(folder('ctc')).sort()).toEqual(['ctc.onnx', 'vocab.txt'])
    expect(await installed('ctc')).toMatchObject({
      ...{ id: 'ctc', engine: 'gigaam', path: folder('ctc', 'ctc.onnx') },
      vocabularyPath: folder('ctc', 'vocab.txt'),
    })
    expect(await app.models.downloads()).toEqual([])
    expect(await app.models.download('ctc', false)).toBeNull()
    expect(events).toContainEqual({ type: 'changed', entity: 'models', id: 'ctc' })
  })

  it('runs with others, three at once, and each tells how far it is', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) server.always(pathOf(id), { rate: 1_500_000 })
    for (const id of ['a', 'b', 'c', 'd', 'e']) await app.models.download(id, false)
    await until(async () => (await app.models.downloads()).filter((one) => one.doneBytes > 0).length === 3)
    const states = (await app.models.downloads()).map(({ state }) => state)
    expect(states.filter((state) => state === 'queued')).toHaveLength(2)
    await until(async () => (await app.models.downloads()).length === 0)
    expect((await app.models.list()).map(({ id }) => id).sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
    const told = events.filter((event) => event.type === 'changed' && event.entity === 'downloads')
    expect(told.length).toBeGreaterThan(10)
    // Every block of every file would be hundreds.
    expect(told.length).toBeLessThan(80)
  })

  it('can be paused and resumed, and goes on from what it has', async () => {
    server.always(pathOf('a'), { rate: 1_000_000 })
    await app.models.download('a', false)
    await until(async () => ((await download('a'))?.doneBytes ?? 0) > 200_000)
    const paused = await app.models.pauseDownload('a')
    expect(paused.state).toBe('paused')
    const sofar = paused.doneBytes
    server.always(pathOf('a'), null)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect((await download('a'))?.doneBytes).toBe(sofar)
    await app.models.download('a', false)
    await until(async () => (await installed('a')) !== undefined)
    expect(server.requestsFor(pathOf('a')).at(-1)?.range).toBe(`bytes=${sofar}-`)
  })

  it('is known after a crash or a restart, paused, and goes on', async () => {
    server.always(pathOf('a'), { rate: 1_000_000 })
    await app.models.download('a', false)
    await until(async () => ((await download('a'))?.doneBytes ?? 0) > 200_000)
    await app.services.close()
    server.always(pathOf('a'), null)
    await app.start()
    const left = await download('a')
    expect(left).toMatchObject({ state: 'paused', totalBytes: big.length })
    expect(left?.doneBytes).toBeGreaterThan(200_000)
    await app.models.download('a', false)
    await until(async () => (await installed('a')) !== undefined)
    expect(server.requestsFor(pathOf('a')).at(-1)?.range).toBe(`bytes=${left?.doneBytes}-`)
  })

  it('leaves nothing when it is cancelled', async () => {
    server.always(pathOf('a'), { rate: 1_000_000 })
    await app.models.download('a', false)
    await until(async () => ((await download('a'))?.doneBytes ?? 0) > 0)
    await app.models.cancelDownload('a')
    expect(existsSync(folder('a'))).toBe(false)
    expect(await app.models.downloads()).toEqual([])
    await expect(app.models.cancelDownload('a')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('that is stopped while it starts is stopped', async () => {
    const [started] = await Promise.allSettled([
      app.models.download('a', false),
      app.models.cancelDownload('a'),
    ])
    expect(started.status).toBe('fulfilled')
    expect([existsSync(folder('a')), await app.models.downloads()]).toEqual([false, []])
    await app.models.download('a', false)
    const paused = await app.models.pauseDownload('a')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect([paused.state, (await download('a'))?.state]).toEqual(['paused', 'paused'])
  })

  it.each(['pauseDownload', 'cancelDownload'] as const)('that is asked for during %s comes', async (stop) => {
    server.always(pathOf('a'), { rate: 1_000_000 })
    await app.models.download('a', false)
    await until(async () => ((await download('a'))?.doneBytes ?? 0) > 200_000)
    server.always(pathOf('a'), null)
    const stopped = app.models[stop]('a')
    // It has been told to stop, and has not stopped yet.
    await Promise.resolve()
    expect(await app.models.download('a', false)).toMatchObject({ id: 'a' })
    await stopped
    await until(async () => (await app.models.downloads()).length === 0)
    expect(await installed('a')).toBeDefined()
  })

  it('knows its size after a pause as before, where only the server knows it', async () => {
    const path = pathOf('unverified', 'x/model.onnx')
    server.always(path, { rate: 1_500_000 })
    for (const least of [100_000, 300_000, 500_000]) {
      await app.models.download('unverified', false)
      await until(async () => ((await download('unverified'))?.doneBytes ?? 0) > least)
      expect(await download('unverified')).toMatchObject({ totalBytes: big.length })
      await app.models.pauseDownload('unverified')
    }
    server.always(path, null)
  })

  it('that fails says why, and can be tried again', async () => {
    server.always(pathOf('a'), { status: 404 })
    await app.models.download('a', false)
    await until(async () => (await download('a'))?.state === 'failed')
    expect(await download('a')).toMatchObject({
      error: { code: 'download_failed', params: { file: 'ggml-a.bin' } },
    })
    server.always(pathOf('a'), null)
    await app.models.download('a', false)
    await until(async () => (await installed('a')) !== undefined)
  })

  it('can be waited for, and stopping the wait pauses it', async () => {
    server.always(pathOf('a'), { rate: 1_000_000 })
    const stop = new AbortController()
    const waiting = app.models.fetch('a', false, {
      signal: stop.signal,
      onProgress: (done) => done > 100_000 && stop.abort(),
    })
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
    expect((await download('a'))?.state).toBe('paused')
    server.always(pathOf('a'), null)
    expect(await app.models.fetch('a', false, { signal: never })).toMatchObject({ catalogueId: 'a' })
  })

  it('is paused as well where the wait was stopped while it began', async () => {
    server.always(pathOf('a'), { rate: 1_000_000 })
    const stop = new AbortController()
    const waiting = app.models.fetch('a', false, { signal: stop.signal })
    stop.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
    expect((await download('a'))?.state).toBe('paused')
  })
})
