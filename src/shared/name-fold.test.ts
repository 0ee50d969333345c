import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldName } from './name-fold.ts'

/** The same names as papers and chats spell them. */
const spellings = [
  ['Айгерім', 'Aigerim', 'Aygerim', 'Aıgerım', 'ايگەرىم', 'Айгерим'],
  ['Ержан', 'Yerzhan', 'Erjan', 'Ercan', 'ەرجان'],
  ['Жәнібек', 'Janibek', 'Zhanibek', 'Jänıbek', 'جانىبەك', 'Жанибек'],
  ['Әлия', 'Alia', 'Aliya', 'Älia', 'ءاليا', 'Алия'],
  ['Нұрсұлтан', 'Nursultan', 'Nūrsūltan', 'نۇرسۇلتان', 'Нур-Султан'],
  ['Шыңғыс', 'Shyngys', 'Şyñğys', 'شىڭعىس', 'Чингис'],
  ['Қуаныш', 'Kuanysh', 'Quanyş', 'قۋانىش', 'Куаныш'],
  ['Халида', 'Khalida', 'Halida', 'حاليدا'],
  ['Өмірзақ', 'Omirzak', 'Ömırzaq', 'ءومىرزاق', 'Омирзак'],
  ['Ғабит', 'Gabit', 'Ğabit', 'Gʻabit', 'عابيت', 'Габит'],
  ['Күләш', 'Kulash', 'Küläş', 'كۇلاش'],
  ['Сәуле', 'Saule', 'Säule', 'Sawle', 'ساۋلە'],
  ['Жібек Серікқызы', 'Zhibek Serikkyzy', 'JIBEK SERIKQYZY', 'جىبەك سەرىكقىزى'],
]

describe('a name folds to the same skeleton in all three scripts', () => {
  it.each(spellings)('%s', (...forms) => {
    expect([...new Set(forms.map(foldName))]).toEqual([foldName(forms[0] ?? '')])
  })

  it('and different names to different ones', () => {
    const skeletons = spellings.map(([first = '']) => foldName(first))
    expect(new Set(skeletons).size).toBe(spellings.length)
    expect(foldName('Айгерім')).not.toBe(foldName('Айгүл'))
  })
})

/** Cyrillic to töte and to Latin by the published tables, written here apart from the rule. */
const töte: Record<string, string> = {
  ...{
    а: 'ا',
    ә: 'ا',
    б: 'ب',
    в: 'ۆ',
    г: 'گ',
    ғ: 'ع',
    д: 'د',
    е: 'ە',
    ж: 'ج',
    з: 'ز',
    и: 'ي',
    й: 'ي',
    к: 'ك',
    қ: 'ق',
  },
  ...{
    л: 'ل',
    м: 'م',
    н: 'ن',
    ң: 'ڭ',
    о: 'و',
    ө: 'و',
    п: 'پ',
    р: 'ر',
    с: 'س',
    т: 'ت',
    у: 'ۋ',
    ұ: 'ۇ',
    ү: 'ۇ',
    ф: 'ف',
  },
  ...{ х: 'ح', һ: 'ھ', ц: 'تس', ч: 'چ', ш: 'ش', щ: 'شش', ы: 'ى', і: 'ى', э: 'ە', ю: 'يۋ', я: 'يا', ё: 'يو' },
}
const latin: Record<string, string> = {
  ...{
    а: 'a',
    ә: 'ä',
    б: 'b',
    в: 'v',
    г: 'g',
    ғ: 'ğ',
    д: 'd',
    е: 'e',
    ж: 'j',
    з: 'z',
    и: 'i',
    й: 'i',
    к: 'k',
    қ: 'q',
  },
  ...{
    л: 'l',
    м: 'm',
    н: 'n',
    ң: 'ñ',
    о: 'o',
    ө: 'ö',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ұ: 'ū',
    ү: 'ü',
    ф: 'f',
  },
  ...{ х: 'h', һ: 'h', ц: 's', ч: 'ş', ш: 'ş', щ: 'ş', ы: 'y', і: 'ı', э: 'e', ю: 'iu', я: 'ia', ё: 'io' },
}
const write = (word: string, table: Record<string, string>) =>
  [...word].map((letter) => table[letter]).join('')
const word = fc
  .array(fc.constantFrom(...Object.keys(töte)), { minLength: 1, maxLength: 14 })
  .map((all) => all.join(''))

describe('the law of folding', () => {
  it('any Kazakh word is the same in Cyrillic, töte and Latin, in capitals and without the hamza', () => {
    fc.assert(
      fc.property(word, (cyrillic) => {
        const skeleton = foldName(cyrillic)
        expect(foldName(write(cyrillic, töte))).toBe(skeleton)
        expect(foldName(`ء${write(cyrillic, töte)}`)).toBe(skeleton)
        expect(foldName(write(cyrillic, latin))).toBe(skeleton)
        expect(foldName(cyrillic.toUpperCase())).toBe(skeleton)
        expect(foldName(cyrillic.normalize('NFD'))).toBe(skeleton)
      }),
      { numRuns: 500 },
    )
  })

  it('a skeleton folds to itself, whatever the text was', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), word, fc.string()), (text) => {
        const once = foldName(text)
        expect(foldName(once)).toBe(once)
      }),
      { numRuns: 500 },
    )
  })

  it('the order and the number of words stay', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        expect(foldName(words.join('  '))).toBe(words.map(foldName).join(' '))
      }),
      { numRuns: 100 },
    )
  })
})

it('leaves letters of other scripts and digits, and drops punctuation', () => {
  expect(foldName('阿依古丽')).toBe('阿依古丽')
  expect(foldName('  № 12, «Ай!» ')).toBe('no 12 ai')
  expect(foldName('۷۰۱ ٧٠')).toBe('701 70')
  expect(foldName('—')).toBe('')
})
