import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { big, managedModels, network, never, vocabulary } from '../../support/managed-models.ts'

const app = managedModels()
const { events, folder, installed, bring, importFrom } = app

describe('importing', () => {
  it('tells a window how far it is, under the id the window gave it', async () => {
    const place = bring(['x.onnx', network], ['y.txt', vocabulary])
    const id = crypto.randomUUID()
    await app.models.importFollowed(id, place, never)
    const told = events.flatMap((event) => (event.type === 'import_progress' ? [event] : []))
    expect(told.every(({ importId, done, total }) => importId === id && done <= total)).toBe(true)
    const total = 2 * (network.length + vocabulary.length)
    expect(told.at(-1)).toMatchObject({ done: total, total })
  })

  it('can be stopped from the window, and leaves nothing', async () => {
    const place = bring(['x.onnx', network], ['y.txt', vocabulary])
    const id = crypto.randomUUID()
    const stop = app.services.events.subscribe(null, (_, { type }) => {
      if (type === 'import_progress') void app.models.stopImport(id)
    })
    await expect(app.models.importFollowed(id, place, never)).rejects.toMatchObject({
      code: 'cancelled',
    })
    stop()
    expect(existsSync(folder('ctc'))).toBe(false)
  })

  it('takes back what was copied before it was stopped', async () => {
    // Several models of this catalogue are the same file: the first are whole when it is stopped.
    const place = bring(['x.bin', big])
    const halfway = async () => {
      const stop = new AbortController()
      const onProgress = (done: number, total: number | null) => done > (total ?? 0) / 2 && stop.abort()
      await expect(app.models.importFrom(place, { signal: stop.signal, onProgress })).rejects.toMatchObject({
        code: 'cancelled',
      })
    }
    await halfway()
    expect(existsSync(folder('a'))).toBe(false)
    // What is installed already stays.
    await importFrom(place)
    await halfway()
    expect(await installed('a')).toBeDefined()
  })

  it('takes back nothing that was there before', async () => {
    // As after a loss of models.json: nothing is on the list, and the files are there.
    mkdirSync(folder('ctc'), { recursive: true })
    writeFileSync(folder('ctc', 'ctc.onnx'), network)
    writeFileSync(folder('ctc', 'vocab.txt'), vocabulary)
    const stop = new AbortController()
    const onProgress = (done: number, total: number | null) => done > (total ?? 0) / 2 && stop.abort()
    const importing = app.models.importFrom(folder('ctc'), { signal: stop.signal, onProgress })
    await expect(importing).rejects.toMatchObject({ code: 'cancelled' })
    expect(readdirSync(folder('ctc')).sort()).toEqual(['ctc.onnx', 'vocab.txt'])
  })

  it('says why it ended also where something cannot be taken back', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    mkdirSync(folder('b', 'ggml-b.bin'), { recursive: true })
    const stop = new AbortController()
    // The copy of the second of these models has begun, and a folder is where it should be.
    const onProgress = (done: number) => done > 2 * big.length && stop.abort()
    const place = bring(['x.bin', big])
    await expect(app.models.importFrom(place, { signal: stop.signal, onProgress })).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(logged).toHaveBeenCalledOnce()
    expect(existsSync(folder('a'))).toBe(false)
    logged.mockRestore()
  })
})
