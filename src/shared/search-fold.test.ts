import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText, plainText, searchWords } from './search-fold.ts'

const letters = fc.string({
  unit: fc.constantFrom(
    ...'абғдеқңөұүһіәйёъьщ АҚӘІ.,?-abcixyzH1ʼ’é'.split(''),
    'й',
    'e\u0301',
    '👍',
    '\u00ad',
  ),
  maxLength: 40,
})

describe('the fold of search', () => {
  it('makes Kazakh letters and what a Russian keyboard has for them the same', () => {
    expect(foldText('Қазақстанға көшіп келген күніңіз')).toBe(foldText('Казакстанга кошип келген куниниз'))
    expect(foldText('Ұлттық әдет-ғұрып')).toBe(foldText('улттык адет гурып'))
    expect(foldText('Шаһар')).toBe(foldText('шахар'))
  })

  it('takes Latin look-alikes for the letters they look like', () => {
    expect(foldText('Сiз')).toBe(foldText('Сіз'))
    expect(foldText('cәлем')).toBe(foldText('сәлем'))
  })

  it('is deaf to case, punctuation, marks and normal form', () => {
    expect(foldText('  «ЙОД», — деді!  ')).toBe(foldText('йод деді'.normalize('NFD')))
    expect(foldText("ауыл'дың")).toBe(foldText('ауылдың'))
  })

  it('keeps the letters apart where it is exact', () => {
    expect(plainText('Қала')).toBe('қала')
    expect(plainText('Қала')).not.toBe(plainText('кала'))
  })

  it('folds letter by letter: the fold of two texts side by side is their folds side by side', () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(foldText(`${a} ${b}`)).toBe([foldText(a), foldText(b)].filter(Boolean).join(' '))
      }),
    )
  })

  it('finds folded whatever is found exactly: a beginning of a word folds to a beginning of its fold', () => {
    fc.assert(
      fc.property(letters, fc.nat(40), (text, length) => {
        for (const word of searchWords(text)) {
          const beginning = [...word.plain].slice(0, length).join('')
          expect(word.folded.startsWith(foldText(beginning))).toBe(true)
        }
      }),
    )
  })

  it('changes nothing when it is done again', () => {
    fc.assert(
      fc.property(letters, (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text))
      }),
    )
  })

  it('says where each word stands in the text as given', () => {
    fc.assert(
      fc.property(letters, (text) => {
        let behind = 0
        for (const word of searchWords(text)) {
          expect(word.start).toBeGreaterThanOrEqual(behind)
          expect(plainText(text.slice(word.start, word.end))).toBe(word.plain)
          expect(word.foldedEnds).toHaveLength(word.folded.length)
          expect(word.plainEnds.at(-1)).toBeLessThanOrEqual(word.end)
          behind = word.end
        }
      }),
    )
  })
})
