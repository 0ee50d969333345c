import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { IzError } from '../../../src/shared/error.ts'
import { big, managedModels, network, never, vocabulary } from '../../support/managed-models.ts'
import { whisperModelPath } from '../../support/speech-recordings.ts'

const app = managedModels()
const { folder } = app

describe('importing', () => {
  const part = (bytes: Buffer) => new Blob([new Uint8Array(bytes)]).stream() as ReadableStream<Uint8Array>
  const send = (group: string, name: string, bytes: Buffer, signal: AbortSignal) =>
    app.models.addUpload(group, { name, bytes: null, body: part(bytes) }, signal)

  it('that is sent and stopped leaves what has become a model of the list', async () => {
    const group = crypto.randomUUID()
    await send(group, 'vocab.txt', vocabulary, never)
    await send(group, 'өзім.bin', readFileSync(whisperModelPath), never)
    await expect(send(group, 'екінші.bin', big, AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(readdirSync(folder(group))).toEqual(['өзім.bin'])
    expect((await app.models.installed()).map(({ name }) => name)).toEqual(['өзім.bin'])
  })

  it('that is sent and does not work leaves what has become a model of the list', async () => {
    const group = crypto.randomUUID()
    // Not the catalogue's, by an empty remark of the ONNX format.
    const own = Buffer.concat([network, Buffer.from([0x32, 0])])
    await send(group, 'vocab.txt', vocabulary, never)
    expect(await send(group, 'менікі.onnx', own, never)).toMatchObject({ catalogueId: null })
    // It has the model's name, and lacks a symbol.
    const wrong = vocabulary.toString().split('\n').toSpliced(3, 1).join('\n')
    const sent = send(group, 'менікі-vocab.txt', Buffer.from(wrong), never)
    await expect(sent).rejects.toBeInstanceOf(IzError)
    expect(existsSync(folder(group, 'менікі.onnx'))).toBe(true)
    expect(await app.models.list()).toMatchObject([{ name: 'менікі.onnx', missing: false }])
  })

  it('that is sent and stopped leaves nothing of what was sent before', async () => {
    const group = crypto.randomUUID()
    await send(group, 'сөздік.txt', vocabulary, never)
    expect(existsSync(folder(group))).toBe(true)
    await expect(send(group, 'ctc.onnx', network, AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(existsSync(folder(group))).toBe(false)
  })

  it('comes as an upload as well, and is moved to its place', async () => {
    expect(await send('g', 'сөздік.txt', vocabulary, never)).toBeNull()
    expect(await send('g', 'ctc.onnx', network, never)).toMatchObject({
      ...{ id: 'ctc', path: folder('ctc', 'ctc.onnx') },
    })
    expect(existsSync(folder('g'))).toBe(false)
  })
})
