import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { managedModels, network, never, vocabulary } from '../../support/managed-models.ts'
import { whisperModelPath } from '../../support/speech-recordings.ts'

const app = managedModels()
const { folder, installed } = app

describe('a model that is removed', () => {
  it('frees its space where the app put it there', async () => {
    await app.models.fetch('ctc', false, { signal: never })
    expect(await app.models.remove('ctc')).toEqual({ freedBytes: network.length + vocabulary.length })
    expect([existsSync(folder('ctc')), await installed('ctc')]).toEqual([false, undefined])
  })

  it('leaves the vocabulary that another model needs', async () => {
    const place = folder('екеуі')
    mkdirSync(place, { recursive: true })
    const words = vocabulary.toString()
    writeFileSync(join(place, 'vocab.txt'), words)
    for (const name of ['one.onnx', 'two.onnx']) writeFileSync(join(place, name), network)
    const record = (id: string) => ({
      ...{ id, name: id, engine: 'gigaam', path: join(place, `${id}.onnx`), languages: ['kk'] },
      ...{ vocabularyPath: join(place, 'vocab.txt'), canTranslate: false, catalogueId: null, own: true },
    })
    writeFileSync(join(app.root, 'config', 'models.json'), JSON.stringify(['one', 'two'].map(record)))
    expect(await app.models.remove('one')).toEqual({ freedBytes: network.length })
    expect((await app.models.installed()).map(({ id }) => id)).toEqual(['two'])
    await app.models.remove('two')
    expect(existsSync(place)).toBe(false)
  })

  it('only leaves the list where the person put it there', async () => {
    const { id } = await app.models.add(whisperModelPath)
    expect(await app.models.remove(id)).toEqual({ freedBytes: 0 })
    expect(existsSync(whisperModelPath)).toBe(true)
  })
})
