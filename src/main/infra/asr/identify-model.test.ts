import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  ctcModelPath,
  ctcVocabularyPath,
  whisperModelPath,
} from '../../../../test/support/speech-recordings.ts'
import { makeTempDir } from '../../../../test/support/temp.ts'
import { identifyModel } from './identify-model.ts'

const folder = makeTempDir('models')
const onnxStart = Buffer.from([0x08, 0x07, 0x12, 0x00])

/** A folder of its own with the given files. */
function place(name: string, files: Record<string, string | Buffer>): string {
  const path = join(folder, name)
  mkdirSync(path)
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content)
  return path
}

describe('identifyModel', () => {
  it('knows a ggml file by its first bytes, whatever its name', async () => {
    expect(await identifyModel(whisperModelPath)).toEqual({
      engine: 'whisper',
      path: whisperModelPath,
      vocabularyPath: null,
    })
    const path = join(place('renamed', { 'модель.dat': Buffer.from('lmgg and the rest') }), 'модель.dat')
    expect(await identifyModel(path)).toMatchObject({ engine: 'whisper' })
  })

  it('finds the vocabulary beside an ONNX file', async () => {
    expect(await identifyModel(ctcModelPath)).toEqual({
      engine: 'gigaam',
      path: ctcModelPath,
      vocabularyPath: ctcVocabularyPath,
    })
  })

  it('prefers the vocabulary that is named like the model', async () => {
    const path = place('two', {
      'multilingual_ctc.int8.onnx': onnxStart,
      'another_vocab.txt': '',
      'multilingual_vocab.txt': '',
    })
    const model = await identifyModel(join(path, 'multilingual_ctc.int8.onnx'))
    expect(model.vocabularyPath).toBe(join(path, 'multilingual_vocab.txt'))
  })

  it.each([
    ['a missing file', 'нет.onnx', null, 'model_missing'],
    ['an empty file', 'пустой.bin', '', 'model_invalid'],
    ['a text', 'text.bin', 'this is no model', 'model_invalid'],
    ['a text called .onnx', 'text.onnx', 'this is no model', 'model_invalid'],
    ['an ONNX file without vocabulary', 'alone.onnx', onnxStart, 'model_vocabulary_missing'],
  ])('refuses %s', async (label, file, content, code) => {
    const path = place(label, content === null ? {} : { [file]: content })
    await expect(identifyModel(join(path, file))).rejects.toMatchObject({ code, params: { file } })
  })

  it('refuses a folder', async () => {
    await expect(identifyModel(folder)).rejects.toMatchObject({ code: 'model_invalid' })
  })
})
