import { describe, expect, it } from 'vitest'
import type { CaptionStyle } from '#shared/clip.ts'
import type { Cue } from '#shared/subtitles.ts'
import { eventsOf, litWord, reels, style } from '../../../../test/support/ass-captions.ts'
import { captionsToAss } from './ass.ts'
import { escapeAss } from './text.ts'

const anyStyle: CaptionStyle[] = [null, '#101010D9'].flatMap((box) =>
  [null, '#FFD23F'].flatMap((highlight) =>
    [true, false].map((bold) => ({ ...style, box, highlight, bold, speakerColours: ['#FFE14D', '#00FFFF'] })),
  ),
)

describe('the shape of captions as ASS', () => {
  it('sets the script to the frame and the font size to what libass takes for an em', () => {
    const script = captionsToAss([], style, reels, { offsetMs: 0, durationMs: 1000 })
    expect(script).toContain('PlayResX: 1080\nPlayResY: 1920\nWrapStyle: 2\n')
    // Golos Text: (980 + 230) / 1000 of an em of 60 pixels.
    expect(script).toMatch(/^Style: Caption,Golos Text,72.6,&H00FFFFFF,&H00FFFFFF,&H00000000,&HFF000000,-1,/m)
  })

  it('writes each speaker in a colour of its own, the same in a clip of one alone, and a name that nobody has in the usual one', () => {
    const speakerColours = ['#FFFFFF', '#FFFF00', '#00FFFF']
    const said = (startMs: number, ...names: (string | null)[]): Cue => ({
      ...{ startMs, endMs: startMs + 1000, text: names.map((_, index) => `сөз${index}`).join(' ') },
      words: names.map((speaker, index) => ({
        ...{ text: `сөз${index}`, speaker, confidence: null, language: null },
        ...{ startMs: startMs + index * 100, endMs: startMs + index * 100 + 100 },
      })),
    })
    const coloursOf = (cues: Cue[], colours: string[] | undefined = speakerColours) => {
      const own = { ...style, highlight: null, ...(colours ? { speakerColours: colours } : {}) }
      const script = captionsToAss(cues, own, reels, { offsetMs: 0, durationMs: 60_000 })
      return eventsOf(script)
        .filter(({ layer }) => layer > 0)
        .map(({ text }) => [...text.matchAll(/\{\\1c&H(\w{6})&\\1a&H00&\}/g)].map(([, colour]) => colour))
    }
    const all = [said(0, 'a'), said(2000, 'b'), said(4000, 'c'), said(6000, null)]
    expect(coloursOf(all)).toEqual([[], ['00FFFF'], ['FFFF00'], []])
    expect(coloursOf([all[1]!])).toEqual([['00FFFF']])
    // A dialogue in one cue changes its colour in the middle, and goes back.
    expect(coloursOf([said(0, 'a', 'b', 'a')])).toEqual([['00FFFF', 'FFFFFF']])
    expect(coloursOf(all, ['#FFFF00'])).toEqual([['00FFFF'], ['00FFFF'], ['00FFFF'], []])
  })

  it('switches italics, bold and underline in every layer, and never shows the markup', () => {
    const cue: Cue = {
      ...{ startMs: 0, endMs: 2000, words: [] },
      text: 'Ол <i>бірінші күні</i> <b>кел</b>ді\n<u><i>иә</i></u>, 2 < 3',
    }
    const texts = (given: CaptionStyle) =>
      eventsOf(captionsToAss([cue], given, reels, { offsetMs: 0, durationMs: 2000 })).map(({ text }) =>
        text.replace(/^\{\\an2.*?\}/, ''),
      )
    const regular = { ...style, bold: false, highlight: null }
    const upper = 'Ол {\\i1}бірінші күні{\\i0} {\\b1}кел{\\b0}ді'
    const lower = '{\\i1\\u1}иә{\\i0\\u0}, 2 < 3'
    // The shadow of each line, and the line.
    expect(texts(regular)).toEqual([upper, upper, lower, lower])
    // What is bold as it is has nothing to switch.
    expect(texts({ ...regular, bold: true })[0]).toBe(upper.replace(/\{\\b\d\}/g, ''))
  })

  it('gives a speaker’s dash the speaker’s colour, and the word before it its whole time', () => {
    const words = ['a', 'b'].map((speaker, index) => ({
      ...{ text: `сөз${index}`, startMs: index * 1000, endMs: index * 1000 + 900 },
      ...{ confidence: null, language: null, speaker },
    }))
    const spokenOf = (text: string, given: CaptionStyle) => {
      const cue: Cue = { startMs: 0, endMs: 2000, text, words }
      const own = { ...given, speakerColours: ['#FFE14D', '#00FFFF'] }
      const events = eventsOf(captionsToAss([cue], own, reels, { offsetMs: 0, durationMs: 2000 }))
      return events.filter(({ layer }) => layer === 1)
    }
    for (const text of ['– сөз0\n– сөз1', '<i>– сөз0</i>\n– сөз1', '–\u00a0сөз0\n–\u00a0сөз1']) {
      const [first, second] = spokenOf(text, { ...style, highlight: null })
      expect(first!.text).toMatch(/\{\\1c&H4DE1FF&\\1a&H00&\}– сөз0/)
      expect(second!.text).toMatch(/\{\\1c&HFFFF00&\\1a&H00&\}– сөз1/)
      const lit = spokenOf(text, style).filter(litWord)
      expect(lit.map((event) => [event.start, event.end, litWord(event)!.slice(-4)])).toEqual([
        [0, 900, 'сөз0'],
        [1000, 1900, 'сөз1'],
      ])
    }
  })

  it.each([
    ...['<c>', '<v Айгүл>', '<lang>', '<ruby>', '<rt>', '<font>', '{\\an8}', '<00:00:01.000>'],
    ...['<c> <v>', '<c>\n{\\an8}', '<c></c>', '— <c>', '<c> сөз', '<b><c></b>'],
  ])('shows a cue of %j as it stands, in any style and whatever words it has', (text) => {
    const word = { startMs: 100, endMs: 900, confidence: null, language: null, speaker: 'a' }
    for (const given of anyStyle) {
      for (const words of [[], [{ ...word, text: 'сөз' }]]) {
        const cue: Cue = { startMs: 0, endMs: 2000, text, words }
        const script = captionsToAss([cue], given, reels, { offsetMs: 0, durationMs: 2000 })
        const pieces = text.replace(/<\/?b>/g, '').split(/\s+/)
        for (const piece of pieces) expect(script).toContain(escapeAss(piece))
        expect(script).not.toMatch(/Infinity|NaN|undefined/)
      }
    }
  })

  it.each(['<i></i>', '<b> </b>', '<i>\n</i>', '<u>\u00a0</u>', '<i>'])(
    'leaves out a cue of %j, in any style',
    (text) => {
      const cue = (startMs: number, own: string): Cue => ({ startMs, endMs: 2000, text: own, words: [] })
      for (const given of anyStyle) {
        const script = (cues: Cue[]) => captionsToAss(cues, given, reels, { offsetMs: 0, durationMs: 2000 })
        expect(eventsOf(script([cue(0, text)]))).toEqual([])
        // What nobody sees shortens no caption before it either.
        expect(script([cue(0, 'Сәлем'), cue(1000, text)])).toBe(script([cue(0, 'Сәлем')]))
      }
    },
  )

  it('keeps a backslash apart from the switch after it', () => {
    const shown = (text: string, given: CaptionStyle) =>
      eventsOf(
        captionsToAss([{ startMs: 0, endMs: 2000, text, words: [] }], given, reels, {
          ...{ offsetMs: 0, durationMs: 2000 },
        }),
      )
        .filter((event) => event.layer === 1)
        .map((event) => event.text.replace(/^\{\\an2.*?\}/, ''))
    const dark = { ...style, highlight: null }
    expect(shown('C:\\<i>Name</i>', dark)).toEqual(['C:\\\u200b{\\i1}Name'])
    expect(shown('<i>C:\\</i>Name', dark)).toEqual(['{\\i1}C:\\\u200b{\\i0}Name'])
    // Nothing is switched in a style that is bold as it is, and `\N` would break the line.
    expect(shown('C:\\<b>Name</b>', dark)).toEqual(['C:\\\u200bName'])
    for (const line of shown('a\\ b\\', style)) expect(line).not.toMatch(/\\\{/)
  })

  it('ends what a cue leaves open before the cue that begins with it', () => {
    const cue = (endMs: number, text: string): Cue => ({ startMs: 0, endMs, text, words: [] })
    const cues = [cue(1000, '<i>бірінші'), cue(2000, 'екінші</i> <b>үшінші'), cue(3000, 'төртінші')]
    const plain = { ...style, bold: false, highlight: null, shadowPx: 0 }
    const texts = eventsOf(captionsToAss(cues, plain, reels, { offsetMs: 0, durationMs: 3000 })).map(
      ({ text }) => text.replace(/^\{\\an2.*?\}/, ''),
    )
    expect(texts.join(' ')).toBe('{\\i1}бірінші{\\i0} екінші {\\b1}үшінші{\\b0} төртінші')
  })
})
