import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTypedText } from './typed-text.ts'

const texts = (text: string) => readTypedText(text).words.map((word) => word.text)

describe('a typed transcript', () => {
  it('keeps words with their punctuation', () => {
    expect(texts('— Сәлем, Айгерім!\nИә — «жақсы».')).toEqual(['— Сәлем,', 'Айгерім!', 'Иә —', '«жақсы».'])
  })

  it('has a paragraph for each line, or parted by blank lines where there are any', () => {
    expect(readTypedText('бір екі\nүш\nтөрт').paragraphs).toEqual([0, 2, 3])
    expect(readTypedText('бір екі\nүш\n\n\nтөрт\n').paragraphs).toEqual([0, 3])
  })

  it('takes names before colons for speakers where they come back', () => {
    const typed = readTypedText(
      'Айгерім: Сәлем.\nДәурен Қ.: Сәлем!\nАйгерім: Қалай?\nДәурен Қ.: Айтты: жақсы.',
    )
    expect(typed.speakers).toEqual(['Айгерім', 'Дәурен Қ.'])
    expect(typed.words.map(({ text, speaker }) => [text, speaker])).toEqual([
      ['Сәлем.', 'Айгерім'],
      ['Сәлем!', 'Дәурен Қ.'],
      ['Қалай?', 'Айгерім'],
      ['Айтты:', 'Дәурен Қ.'],
      ['жақсы.', 'Дәурен Қ.'],
    ])
    expect(texts('Айтты: жақсы.')).toEqual(['Айтты:', 'жақсы.'])
  })

  it('leaves times out', () => {
    expect(texts('[00:00:12] Сәлем\n(1:02) қалай\n00:01:05.250 - жақсы\n10:30 да келдім')).toEqual([
      ...['Сәлем', 'қалай', 'жақсы', 'да', 'келдім'],
    ])
  })

  it('keeps a time of day that somebody says, where no other line begins with one', () => {
    expect(texts('10:30 да келдім\nсодан кеттім')).toEqual(['10:30', 'да', 'келдім', 'содан', 'кеттім'])
    expect(texts('[10:30] да келдім')).toEqual(['да', 'келдім'])
  })

  it('takes names on lines of their own for speakers, not for words', () => {
    const typed = readTypedText('Асқар:\nСәлем.\n\nДана:\nСәлем!\n\nАсқар:\nҚалай?\n\nДана :\nЖақсы.')
    expect(typed.words.map(({ text, speaker }) => [text, speaker])).toEqual([
      ...[
        ['Сәлем.', 'Асқар'],
        ['Сәлем!', 'Дана'],
        ['Қалай?', 'Асқар'],
        ['Жақсы.', 'Дана'],
      ],
    ])
    expect(typed.paragraphs).toEqual([0, 1, 2, 3])
    expect(texts('Айтайын:\nжақсы')).toEqual(['Айтайын:', 'жақсы'])
  })

  it('takes the text of subtitles, sentences unbroken', () => {
    const srt =
      '1\n00:00:01,000 --> 00:00:02,000\nМен <i>ауылда</i>\n\n2\n00:00:03,000 --> 00:00:04,000\nтұрамын.\n\n3\n00:00:05,000 --> 00:00:06,000\n- Қалай?\n'
    expect(readTypedText(srt)).toMatchObject({
      words: [{ text: 'Мен' }, { text: 'ауылда' }, { text: 'тұрамын.' }, { text: '- Қалай?' }],
      paragraphs: [0, 3],
    })
    expect(texts(`WEBVTT\n\n00:01.000 --> 00:02.000\nСәлем\n`)).toEqual(['Сәлем'])
  })

  it('takes an arrow in a text for a sign', () => {
    expect(texts('Алматы --> Астана')).toEqual(['Алматы -->', 'Астана'])
  })

  it('has no words where there are none', () => {
    for (const text of ['', ' \n\n ', '—', '🎬\n***', '\uFEFF']) expect(readTypedText(text).words).toEqual([])
  })

  it('reads any text into words with letters, the first paragraph at the first word', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('а', 'қ', ' ', '\n', '-', ':', '1', '.', '🎬', 'ع', '>', '\r') }),
        (text) => {
          const { words, paragraphs } = readTypedText(text)
          for (const word of words) expect(word.text).toMatch(/[\p{L}\p{N}]/u)
          expect(paragraphs[0]).toBe(words.length > 0 ? 0 : undefined)
          expect(paragraphs.every((from, index) => index === 0 || from > paragraphs[index - 1]!)).toBe(true)
          expect(paragraphs.every((from) => from < words.length)).toBe(true)
        },
      ),
    )
  })
})
