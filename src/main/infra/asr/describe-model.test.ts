import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  ctcModelPath,
  ctcVocabularyPath,
  whisperModelPath,
} from '../../../../test/support/speech-recordings.ts'
import { makeTempDir } from '../../../../test/support/temp.ts'
import { describeModel } from './describe-model.ts'

const folder = makeTempDir('described')
const russian = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'
const kazakh = `${russian}әғқңөұүһі`
const latin = 'abcdefghijklmnopqrstuvwxyz'

/** A gigaam model with these tokens. */
function withTokens(tokens: readonly string[]) {
  const vocabularyPath = join(folder, `${tokens.length}-vocab.txt`)
  writeFileSync(vocabularyPath, ['▁', ...tokens, '<blk>'].map((token, id) => `${token} ${id}`).join('\n'))
  return { engine: 'gigaam', path: join(folder, 'model.onnx'), vocabularyPath } as const
}

describe('what a gigaam model knows', () => {
  it.each([
    ['Russian letters', [...russian], ['ru']],
    ['Russian pieces of words', [...russian.slice(2), '▁аб', 'бы', '<unk>'], ['ru']],
    ['Kazakh letters', [...kazakh], ['kk', 'ru']],
    ['Latin letters', [...latin], ['en']],
    ['letters of all three', [...kazakh, ...latin], ['kk', 'ru', 'en']],
  ])('is what can be spelt with %s', async (_, tokens, languages) => {
    expect(await describeModel(withTokens(tokens))).toEqual({ languages, canTranslate: false })
  })

  it('is nothing with letters of no language of the app', async () => {
    await expect(describeModel(withTokens([...'ابپت']))).rejects.toMatchObject({
      code: 'model_invalid',
      params: { file: 'model.onnx' },
    })
  })

  it('is all three of the models of the sample project', async () => {
    const files = { engine: 'gigaam', path: ctcModelPath, vocabularyPath: ctcVocabularyPath } as const
    const whisper = { engine: 'whisper', path: whisperModelPath, vocabularyPath: null } as const
    for (const model of [files, whisper]) {
      expect((await describeModel(model)).languages).toEqual(['kk', 'ru', 'en'])
    }
  })
})
