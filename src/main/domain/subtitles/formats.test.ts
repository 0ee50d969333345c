import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { IzError } from '#shared/error.ts'
import type { Cue, SubtitleFormat } from '#shared/subtitles.ts'
import { parseAss } from './formats/ass.ts'
import { normaliseCueText, parseTags } from './formats/cue-text.ts'
import { parseSrt } from './formats/srt.ts'
import { parseVtt } from './formats/vtt.ts'
import { parseSubtitles, printSubtitles } from './formats.ts'

const read = (name: string) =>
  parseSubtitles(readFileSync(new URL(`../../../../test/fixtures/subtitles/${name}`, import.meta.url)), name)
const bytes = (text: string) => new TextEncoder().encode(text)
const rows = (cues: Cue[]) => cues.map((cue) => [cue.startMs, cue.endMs, cue.text])
const errorOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    if (error instanceof IzError) return { code: error.code, ...error.params }
    throw error
  }
  return null
}
const plain = (startMs: number, endMs: number, text: string): Cue => ({ startMs, endMs, text, words: [] })

const kazakh = [
  'Менің атым Айгүл.',
  'Мен Қазақстанға\nбес жыл бұрын көшіп келдім.',
  'Өмір, үміт, жаңа, һәм ғылым.',
]

describe('encodings', () => {
  test.each([
    'utf8-bom-crlf.srt',
    'utf16le-bom.srt',
    'utf16be-bom.srt',
    'utf16le-no-bom.srt',
    'old-mac.srt',
    'kz1048.srt',
  ])('%s reads as Kazakh', (name) => {
    expect(rows(read(name))).toEqual([
      [1000, 3500, kazakh[0]],
      [4000, 6500, kazakh[1]],
      [7000, 9500, kazakh[2]],
    ])
  })
  test('Windows-1251 reads as Russian, Windows-1252 as French', () => {
    expect(read('cp1251.srt').map((cue) => cue.text)).toEqual([
      'Меня зовут Аслан.',
      'Я переехал в Казахстан\nпять лет назад.',
      'Ёжик, съешь ещё — «всё»…',
    ])
    expect(read('cp1252.srt')[0]!.text).toBe('Café Zoë, s’il vous plaît.')
  })
  test('a file cut off in the middle of a letter stays UTF-8 and loses that letter only', () => {
    expect(read('cut-in-a-letter.srt').at(-1)!.text).toBe('Өмір, үміт, жаңа, һәм ғылы')
  })
})

describe('SubRip', () => {
  test('as people break it: other arrows, dots, missing hours, numbers and blank lines, tags', () => {
    expect(rows(read('broken.srt'))).toEqual([
      [1000, 2500, 'Бірінші жол'],
      [3000, 4500, '<i>Екінші</i> жол'],
      [5000, 7000, 'Нөмірсіз,\nарасында бос жол бар\n7'],
      [8000, 9250, '2 + 2 < 5 және <күледі>'],
      [10_000, 11_000, ''],
      [12_000, 13_000, '<b>Соңғы</b>'],
    ])
  })
  test('a comparison in a text is text, not a tag', () => {
    const text = 'a < b && c > d, <i >шын</i> <b class="x">қалың</b>'
    const cues = parseSrt(`1\n00:00:01,000 --> 00:00:02,000\n${text}\n`)
    expect(cues[0]!.text).toBe('a < b && c > d, <i>шын</i> <b>қалың</b>')
    expect(parseSrt(printSubtitles(cues, 'srt'))).toEqual(cues)
  })
  test('a time that cannot be read is named by file and line, not swallowed as text', () => {
    expect(errorOf(() => read('bad-time.srt'))).toEqual({
      code: 'subtitles_unrecognised',
      file: 'bad-time.srt',
      line: 6,
    })
  })
  test('is printed numbered, with commas and plain line ends, without empty cues', () => {
    expect(
      printSubtitles(
        [plain(0, 999, ' Бір \n\n екі '), plain(1000, 1500, ' '), plain(3_600_000, 3_600_001, 'үш')],
        'srt',
      ),
    ).toBe('1\n00:00:00,000 --> 00:00:00,999\nБір\nекі\n\n2\n01:00:00,000 --> 01:00:00,001\nүш\n')
  })
  test('text that looks like a timing line comes back as text', () => {
    const cues = [plain(0, 900, '10:30 → 11:45\n00:00:01,000 --> 00:00:02,000\n7'), plain(1000, 2000, '12')]
    expect(parseSrt(printSubtitles(cues, 'srt'))).toEqual(cues)
  })
})

describe('WebVTT', () => {
  test('follows the specification: header, notes, styles, regions, settings, identifiers, classes, ruby, entities', () => {
    expect(rows(read('everything.vtt'))).toEqual([
      [1000, 3500, 'Сәлем & қош келдіңіз!'],
      [4000, 8000, 'Біз бұрын <i>Қытайда</i> тұрдық'],
      [11_000, 12_000, '漢 <i> \u00a0әә&unknown; AT&T'],
      [13_000, 14_000, '- Иә.\n- Жоқ.'],
    ])
    expect(rows(read('no-blank-after-header.vtt'))).toEqual([[1000, 2000, 'Бірден']])
  })
  test('hours of one digit, which every browser reads, lose no cue', () => {
    const text =
      'WEBVTT\n\n1:00:00.000 --> 1:00:02.000\nбір\n\n75:00:00.000 --> 75:00:02.000\nкөп\n\n9:00.000 --> 9:02.000\nжоқ\n'
    expect(rows(parseVtt(text))).toEqual([
      [3_600_000, 3_602_000, 'бір'],
      [270_000_000, 270_002_000, 'көп'],
    ])
  })
  test('voices become speakers, timestamps become word times', () => {
    const [voiced, timed] = read('everything.vtt')
    expect(new Set(voiced!.words.map((word) => word.speaker))).toEqual(new Set(['Айгүл Серікқызы']))
    expect(timed!.words.map(({ text, startMs, endMs }) => [text, startMs, endMs])).toEqual([
      ['Біз', 4000, 5000],
      ['бұрын', 5000, 6500],
      ['Қытайда', 6500, 7000],
      ['тұрдық', 7000, 8000],
    ])
  })
  test('is printed with escapes and a voice, and read back the same', () => {
    const [voiced] = read('everything.vtt')
    const printed = printSubtitles([voiced!, plain(4000, 5000, 'a < b && <b>c</b> --> d')], 'vtt')
    expect(printed).toBe(
      'WEBVTT\n\n00:00:01.000 --> 00:00:03.500\n<v Айгүл Серікқызы>Сәлем &amp; қош келдіңіз!\n\n' +
        '00:00:04.000 --> 00:00:05.000\na &lt; b &amp;&amp; <b>c</b> --&gt; d\n',
    )
    expect(parseVtt(printed)[0]).toEqual(voiced)
  })
})

describe('ASS and SSA', () => {
  test('events in time order; overrides, comments and drawings go, italics and bold stay', () => {
    expect(rows(read('aegisub.ass'))).toEqual([
      [1000, 2500, 'Бірінші жол\u00a0бар'],
      [5000, 6000, '<i>Екінші</i>, үтірмен,\nекі жол'],
      [9000, 10_000, 'C:\\temp {жақша} <b>қалың</b> жай'],
    ])
    expect(rows(read('old.ssa'))).toEqual([[1000, 2000, 'Привет, мир']])
  })
  test('the name of an event is the speaker', () => {
    expect(read('aegisub.ass')[0]!.words[0]!.speaker).toBe('Айгүл')
  })
  test('is printed with its text shielded and times to the nearest centisecond', () => {
    const printed = printSubtitles([plain(1004, 1995, '{\\an8} \\N <i>бір</i>\nекі')], 'ass')
    expect(printed).toContain(
      'Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,\\{\\\u2060an8\\} \\\u2060N {\\i1}бір{\\i0}\\Nекі\n',
    )
    expect(rows(parseAss(printed))).toEqual([[1000, 2000, '{\\an8} \\N <i>бір</i>\nекі']])
  })
})

test('plain text: a paragraph for each speaker and between long pauses, one line each', () => {
  const said = (cue: Cue, speaker: string): Cue => ({
    ...cue,
    words: [{ text: 'x', startMs: cue.startMs, endMs: cue.endMs, confidence: null, language: null, speaker }],
  })
  expect(
    printSubtitles(
      [
        said(plain(0, 1000, 'Сәлем,\n<i>досым</i>!'), 'Аслан'),
        said(plain(1100, 2000, 'Қалайсың?'), 'Аслан'),
        said(plain(2100, 3000, 'Жақсы.'), 'Айгүл'),
        said(plain(6000, 7000, 'Ал сен?'), 'Айгүл'),
      ],
      'txt',
    ),
  ).toBe('Аслан: Сәлем, досым! Қалайсың?\n\nАйгүл: Жақсы.\n\nАл сен?\n')
  expect(printSubtitles([plain(0, 1000, '- Иә.\n- Жоқ.'), plain(1100, 2000, 'Бітті.')], 'txt')).toBe(
    '- Иә.\n\n- Жоқ.\n\nБітті.\n',
  )
})

describe('what is no subtitle file', () => {
  test.each([
    ['empty.srt', { code: 'subtitles_empty', file: 'empty.srt' }],
    ['no-cues.vtt', { code: 'subtitles_empty', file: 'no-cues.vtt' }],
    ['not-subtitles.srt', { code: 'subtitles_unrecognised', file: 'not-subtitles.srt', line: 1 }],
  ])('%s', (name, expected) => {
    expect(errorOf(() => read(name))).toEqual(expected)
  })
  test('content decides, not the ending', () => {
    expect(rows(parseSubtitles(bytes('WEBVTT\n\n00:01.000 --> 00:02.000\nИә'), 'liar.srt'))).toEqual([
      [1000, 2000, 'Иә'],
    ])
  })
})

const ms = fc.integer({ min: 0, max: 86_399_999 })
const fragment = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '\n',
      '\n\n',
      ' ',
      '-->',
      '{',
      '}',
      '\\N',
      '\\',
      '<',
      '>',
      '&amp;',
      '&',
      '7',
      '0:01 --> 0:02',
      '\u00a0',
      'WEBVTT',
      'Қазақ',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom('<i>', '</i>', '<b>', '</b>', '</u>') },
)
const cueArb = fc
  .tuple(ms, ms, fc.array(fragment, { maxLength: 8 }))
  .map(([a, b, parts]) => plain(Math.min(a, b), Math.max(a, b), parts.join('')))
const tracks = fc.array(cueArb, { minLength: 1, maxLength: 8 })
/** What a format can carry of a text; parsing tags closes those left open. */
const carried = (cues: Cue[]) =>
  cues
    .map((cue) => ({ ...cue, text: normaliseCueText(parseTags(cue.text)) }))
    .filter((cue) => cue.text !== '')

describe('laws', () => {
  test.each<SubtitleFormat>(['srt', 'vtt', 'ass'])('%s: print and parse keep text and times', (format) => {
    fc.assert(
      fc.property(tracks, (track) => {
        const cues = carried(track)
        fc.pre(cues.length > 0)
        const back = parseSubtitles(bytes(printSubtitles(cues, format)), `x.${format}`)
        if (format !== 'ass') {
          expect(back).toEqual(cues)
          return
        }
        const centi = (time: number) => Math.round(time / 10) * 10
        const expected = cues.map((cue) => ({ ...cue, startMs: centi(cue.startMs), endMs: centi(cue.endMs) }))
        expect(back).toEqual(expected.sort((a, b) => a.startMs - b.startMs))
        expect(parseSubtitles(bytes(printSubtitles(back, 'ass')), 'x.ass')).toEqual(back)
      }),
      { numRuns: 300 },
    )
  })

  const junk = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc
      .array(
        fc.oneof(
          fc.constantFrom(
            'WEBVTT',
            '\n',
            '\r\n',
            '\r',
            '00:00:01,000',
            ' --> ',
            '00:02.000',
            '1',
            '[Events]',
            'Format: Start, Text',
            'Dialogue: 0,',
            '0:00:01.00,',
            '<v ',
            '<',
            '>',
            '{\\p1}',
            '{',
            '&#',
            ';',
            '\u0000',
            '\ufeff',
          ),
          fc.string({ unit: 'binary', maxLength: 6 }),
        ),
        { maxLength: 40 },
      )
      .map((parts) => bytes(parts.join(''))),
  )
  test('reading anything gives cues or an IzError', () => {
    fc.assert(
      fc.property(junk, (content) => {
        for (const read of [parseSrt, parseVtt, parseAss])
          errorOf(() => read(new TextDecoder().decode(content)))
        const error = errorOf(() => parseSubtitles(content, 'x'))
        if (error) expect(error).toHaveProperty('file', 'x')
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    '<i>',
    '{\\',
    '&',
    '-->',
    '1\n',
    '\n',
    '<i>\n',
    '{\n',
    ' \n',
    'Dialogue: ',
    '00:00:01.000 --> 00:00:02.000\n',
  ])('half a megabyte of %j takes no time', (unit) => {
    const filler = unit.repeat(500_000 / unit.length)
    const begun = process.cpuUsage()
    const heads = [
      '',
      'WEBVTT\n\n00:00.000 --> 00:01.000\n',
      '[Events]\nDialogue: 0,0:00:00.00,0:00:01.00,,,0,0,0,,',
      '1\n00:00:00,000 --> 00:00:01,000\n',
    ]
    for (const head of heads) errorOf(() => parseSubtitles(bytes(head + filler), 'x'))
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(3000)
  })
})
