import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IzError } from '#shared/error.ts'
import type { Language } from '#shared/language.ts'
import {
  punctuationModelPath,
  punctuationTokenizerPath,
} from '../../../../../test/support/punctuation-model.ts'
import { saidWords, textOf } from '../../../../../test/support/said-words.ts'
import { ctcModelPath, phrases } from '../../../../../test/support/speech-recordings.ts'
import { makeTempDir } from '../../../../../test/support/temp.ts'
import { restoreTextBy } from '../../../domain/transcript/text/restore-text.ts'
import { loadPunctuator, type Punctuator } from './punctuator.ts'

const files = { path: punctuationModelPath, vocabularyPath: punctuationTokenizerPath }
let punctuator: Punctuator
beforeAll(async () => {
  punctuator = await loadPunctuator(files, 1)
})
afterAll(() => punctuator.close())

/** Words it says something of. */
const known = 'тұрдық монголии бес очень қазір сша'.split(' ')

describe('the punctuation model', () => {
  it.each<[language: Language, said: string, written: string]>([
    [
      'kk',
      'біз бұрын қытайда тұрдық қазір иә мен сша ға бес',
      'Біз бұрын Қытайда тұрдық. Қазір иә, мен США ға, бес.',
    ],
    [
      'ru',
      'моя семья живёт в монголии друзья мне очень помогли',
      'Моя семья живёт в Монголии? Друзья мне, очень помогли.',
    ],
    ['en', 'i went home we live in mongolia', 'I went home. We live in Mongolia?'],
  ])('writes %s: %s', async (language, said, written) => {
    const words = await restoreTextBy(punctuator.predict, saidWords(said, language), {
      language,
      glossary: [],
    })
    expect(textOf(words)).toBe(written)
  })

  it('says the same of a word wherever the windows are cut', async () => {
    const lexicon = Object.values(phrases).flatMap((texts) => texts.join(' ').split(' '))
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            { weight: 8, arbitrary: fc.constantFrom('иә', 'да', 'yes') },
            { weight: 1, arbitrary: fc.constantFrom('бұрын', 'раньше', 'before') },
            { weight: 5, arbitrary: fc.constantFrom(...lexicon, ...known) },
          ),
          { minLength: 100, maxLength: 260 },
        ),
        async (texts) => {
          const whole = await punctuator.predict(texts)
          expect(whole).toHaveLength(texts.length)
          // Around each word as many as go through the model at once: all it looks at is there.
          for (let at = 0; at < texts.length; at++) {
            const from = Math.max(0, at - 24)
            const around = texts.slice(from, at + 24)
            expect((await punctuator.predict(around))[at - from]).toEqual(whole[at])
          }
        },
      ),
      { numRuns: 3, endOnFailure: true },
    )
  })

  it('has an answer for every word, however odd or long', async () => {
    const odd = ['', '-', '漢字', '😀', "o'clock", 'а'.repeat(3000), '20 000', 'ﬁn']
    const marks = await punctuator.predict(odd)
    expect(marks).toHaveLength(odd.length)
    expect(await punctuator.predict([])).toEqual([])
  })
})

describe('files that do not belong to it', () => {
  const folder = makeTempDir('punctuation')
  const refused = (given: Partial<typeof files>) =>
    loadPunctuator({ ...files, ...given }, 1).then(
      () => null,
      (error: IzError) => error,
    )

  it('are a tokenizer that is not there, or is none', async () => {
    expect(await refused({ vocabularyPath: join(folder, 'none.model') })).toMatchObject({
      code: 'model_vocabulary_missing',
    })
    const text = join(folder, 'vocab.model')
    writeFileSync(text, '▁ 0\nа 1\n')
    expect(await refused({ vocabularyPath: text })).toMatchObject({
      ...{ code: 'model_invalid', params: { file: 'vocab.model' } },
    })
  })

  it('are an ONNX that is not there, is none, or is of another kind', async () => {
    expect(await refused({ path: join(folder, 'none.onnx') })).toMatchObject({ code: 'model_missing' })
    const text = join(folder, 'text.onnx')
    writeFileSync(text, 'no model')
    expect(await refused({ path: text })).toMatchObject({ code: 'model_invalid' })
    const speech = await refused({ path: ctcModelPath })
    expect(speech).toMatchObject({ code: 'model_invalid' })
    expect(speech?.detail).toContain('features')
  })

  it('are a tokenizer with pieces the model has never heard of', async () => {
    const larger = join(folder, 'larger.model')
    // A field of a protobuf that comes again is one more of a list: ModelProto.pieces, "▁зебра", score 0.
    const text = Buffer.from('▁зебра')
    const piece = Buffer.concat([Buffer.of(0x0a, text.length), text, Buffer.of(0x15, 0, 0, 0, 0)])
    writeFileSync(
      larger,
      Buffer.concat([readFileSync(punctuationTokenizerPath), Buffer.of(0x0a, piece.length), piece]),
    )
    const stranger = await loadPunctuator({ ...files, vocabularyPath: larger }, 1)
    await expect(stranger.predict(['қазір'])).resolves.toHaveLength(1)
    await expect(stranger.predict(['қазір', 'зебра'])).rejects.toMatchObject({ code: 'model_invalid' })
    await stranger.close()
  })
})
