import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import golden from '../../../../../test/fixtures/speech/punctuation/golden.json' with { type: 'json' }
import { punctuationTokenizerPath } from '../../../../../test/support/punctuation-model.ts'
import { readSentencePieces } from './sentencepiece-file.ts'
import { wordTokenizer } from './word-tokenizer.ts'

const bytes = readFileSync(punctuationTokenizerPath)
const model = readSentencePieces(bytes)

describe('a SentencePiece model', () => {
  it('has its pieces, and the ids of what is unknown, of the beginning and of the end', () => {
    expect(model).toMatchObject({ unknownId: 0, beginId: 1, endId: 2 })
    expect(model.pieces.slice(0, 4).map(({ text }) => text)).toEqual(['<unk>', '<s>', '</s>', '<pad>'])
    expect(model.pieces.at(-1)).toEqual({ text: '▁before', score: -3 })
    expect(model.pieces.every(({ score }) => score <= 0)).toBe(true)
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['text', Buffer.from('# vocabulary\n▁ 0\nа 1\n')],
    ['half of it', bytes.subarray(0, bytes.length / 2 - 1)],
    ['an ONNX', readFileSync(punctuationTokenizerPath.replace('sentencepiece.model', 'punctuation.onnx'))],
  ])('is not %s', (_, other) => {
    expect(() => readSentencePieces(other)).toThrow()
  })

  it('is read or refused, whatever the bytes are, and does not hang', () => {
    fc.assert(
      fc.property(
        fc.nat(bytes.length - 1),
        fc.nat(255),
        fc.uint8Array({ maxLength: 40 }),
        (at, byte, tail) => {
          for (const broken of [bytes.with(at, byte), Buffer.concat([bytes.subarray(0, at), tail]), tail]) {
            try {
              expect(readSentencePieces(broken).pieces.length).toBeGreaterThan(0)
            } catch (error) {
              expect(error).toBeInstanceOf(Error)
              expect((error as Error).message).not.toBe('')
            }
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('words in pieces', () => {
  const tokenize = wordTokenizer(model)

  it('are those of SentencePiece itself', () => {
    // Our own preparation is made to do nothing: what SentencePiece was given was not prepared either.
    const plain = golden.filter(({ text }) => text === text.toLowerCase().normalize('NFKC'))
    expect(plain.length).toBeGreaterThan(70)
    for (const { text, ids } of plain) {
      expect(text.split(' ').flatMap((word) => tokenize(word).ids)).toEqual(ids)
    }
  })

  it('cover each sign of the word once, and the ▁ before it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{L}\p{N}'-]{1,12}( \p{N}{3})?$/u), (word) => {
        const { ids, lengths, signs } = tokenize(word)
        expect(lengths).toHaveLength(ids.length)
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(signs + 1)
        expect(ids.every((id) => id >= 0 && id < model.pieces.length)).toBe(true)
      }),
    )
  })

  it('are made in lower case', () => {
    expect(tokenize('ҚАЗІР')).toEqual(tokenize('қазір'))
  })
})
