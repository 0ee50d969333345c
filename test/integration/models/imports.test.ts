import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { big, managedModels, network, pathOf, until, vocabulary } from '../../support/managed-models.ts'
import { whisperModelPath } from '../../support/speech-recordings.ts'

const app = managedModels()
const { server, folder, download, installed, bring, importFrom } = app

describe('importing', () => {
  it('tells a model of the catalogue by its content, whatever its name, and copies it', async () => {
    const place = bring(['менің моделім.onnx', network], ['сөздік.txt', vocabulary])
    const report = await importFrom(join(place, 'менің моделім.onnx'))
    expect(report).toMatchObject({ added: [{ id: 'ctc', own: true, missing: false }], refused: [] })
    expect(readdirSync(folder('ctc')).sort()).toEqual(['ctc.onnx', 'vocab.txt'])
    expect(readdirSync(place)).toHaveLength(2)
  })

  it('ends a download of the same model that was under way', async () => {
    server.always(pathOf('a'), { rate: 1_000_000 })
    await Promise.all([app.models.download('a', false), app.models.download('a', false)])
    await until(async () => ((await download('a'))?.doneBytes ?? 0) > 0)
    expect(server.requestsFor(pathOf('a'))).toHaveLength(1)
    expect((await importFrom(bring(['x.bin', big]))).added.map(({ id }) => id)).toContain('a')
    expect(await app.models.downloads()).toEqual([])
    expect(readdirSync(folder('a'))).toEqual(['ggml-a.bin'])
    expect(await installed('a')).toMatchObject({ path: folder('a', 'ggml-a.bin') })
  })

  it('takes all of a folder', async () => {
    const place = bring(['x.onnx', network], ['y.txt', vocabulary], ['қате.bin', randomBytes(50)])
    mkdirSync(join(place, 'ішінде'))
    copyFileSync(whisperModelPath, join(place, 'ішінде', 'own.bin'))
    const { added, refused } = await importFrom(place)
    expect(added.map(({ name, catalogueId }) => [name, catalogueId])).toEqual([
      ['Model ctc', 'ctc'],
      ['own.bin', null],
    ])
    expect(refused).toEqual([
      { file: 'қате.bin', error: { code: 'model_invalid', params: { file: 'қате.bin' } } },
    ])
  })

  it('takes a second copy for the same model, and says what belongs to one that came alone', async () => {
    const place = bring(['x.bin', big], ['көшірме.bin', big], ['тыныс.onnx', Buffer.from('punctuation')])
    const { added, refused } = await importFrom(place)
    expect(added.map(({ id }) => id)).toContain('a')
    expect(refused).toEqual([
      {
        file: 'тыныс.onnx',
        error: { code: 'model_vocabulary_missing', params: { file: 'тыныс.onnx', reason: 'tokenizer' } },
      },
    ])
  })

  it('refuses what only has the name of a model of the catalogue', async () => {
    const place = bring(['ggml-a.bin', big.subarray(0, 900_000)])
    expect((await importFrom(place)).refused).toMatchObject([{ error: { code: 'model_mismatch' } }])
    await expect(app.models.add(join(place, 'ggml-a.bin'))).rejects.toMatchObject({
      code: 'model_mismatch',
    })
    expect(await app.models.list()).toEqual([])
  })

  it('says that a folder has none, or is not there', async () => {
    await expect(importFrom(bring(['a.mp4', big]))).rejects.toMatchObject({ code: 'models_not_found' })
    await expect(importFrom(join(app.root, 'жоқ'))).rejects.toMatchObject({ code: 'file_missing' })
  })

  it('tries a model of the person and refuses what does not work, with a reason', async () => {
    const words = vocabulary.toString().split('\n')
    const ofAnother = Buffer.from(words.filter((_, i) => i !== 3).join('\n'))
    const cut = readFileSync(whisperModelPath).subarray(0, 4_000_000)
    const place = bring(['мысал.onnx', Buffer.concat([network, Buffer.alloc(8)])], ['vocab.txt', ofAnother])
    writeFileSync(join(place, 'кесілген.bin'), cut)
    const unheardOf = readFileSync(whisperModelPath)
    unheardOf.write('x', unheardOf.indexOf('decoder.positional_embedding'))
    writeFileSync(join(place, 'бөтен.bin'), unheardOf)
    const { added, refused } = await importFrom(place)
    expect(added).toEqual([])
    expect(refused.map(({ file }) => file).sort()).toEqual(['бөтен.bin', 'кесілген.bin', 'мысал.onnx'])
    for (const { error } of refused) expect(['model_invalid', 'model_crashed']).toContain(error.code)
    const reasonOf = (name: string) => refused.find(({ file }) => file === name)?.error.params.reason
    expect([reasonOf('кесілген.bin'), reasonOf('бөтен.bin')]).toEqual(['cut_short', undefined])
  })
})
