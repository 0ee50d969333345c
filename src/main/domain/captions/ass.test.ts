import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaptionStyle } from '#shared/clip.ts'
import type { Cue } from '#shared/subtitles.ts'
import type { Word } from '#shared/transcript.ts'
import { captionsToAss } from './ass.ts'
import { escapeAss } from './text.ts'
import { timedTokens } from './timing.ts'

const style: CaptionStyle = {
  id: 'test',
  name: { kk: '', ru: '', en: '' },
  font: 'Golos Text',
  bold: true,
  sizePx: 60,
  colour: '#FFFFFF',
  outlineColour: '#000000',
  outlinePx: 4,
  shadowPx: 6,
  box: null,
  highlight: '#FFD23F',
  maxLineLength: { landscape: 42, portrait: 26 },
}
const reels = { width: 1080, height: 1920, safeArea: { top: 270, right: 120, bottom: 570, left: 120 } }
const anyStyle: CaptionStyle[] = [null, '#101010D9'].flatMap((box) =>
  [null, '#FFD23F'].flatMap((highlight) =>
    [true, false].map((bold) => ({ ...style, box, highlight, bold, speakerColours: ['#FFE14D', '#00FFFF'] })),
  ),
)

interface Event {
  layer: number
  start: number
  end: number
  place: string
  text: string
}

function eventsOf(script: string): Event[] {
  const ms = (time: string) => {
    const [hours, minutes, seconds] = time.split(':').map(Number)
    return Math.round((hours! * 3600 + minutes! * 60 + seconds!) * 1000)
  }
  return [...script.matchAll(/^Dialogue: (\d),([\d:.]+),([\d:.]+),Caption,,0,0,0,,(.*)$/gm)].map(
    ([, layer, start, end, text]) => ({
      layer: Number(layer),
      start: ms(start!),
      end: ms(end!),
      place: /\\pos\([^)]*\)/.exec(text!)![0],
      text: text!,
    }),
  )
}

/** The word in the highlight colour, or null. */
function litWord(event: Event): string | null {
  return /\{\\1c&H3FD2FF&\\1a&H00&\}(.*?)\{/.exec(event.text)?.[1] ?? null
}

const spokenCue = fc
  .record({
    startMs: fc.integer({ min: 0, max: 20_000 }),
    lengths: fc.array(
      fc.record({ gap: fc.integer({ min: 0, max: 900 }), spoken: fc.integer({ min: 40, max: 900 }) }),
      {
        minLength: 1,
        maxLength: 18,
      },
    ),
  })
  .map(({ startMs, lengths }): Cue => {
    let at = startMs
    const words = lengths.map(({ gap, spoken }, index) => {
      const word = {
        text: `сөз${index}`,
        startMs: at + (index === 0 ? 0 : gap),
        endMs: at + (index === 0 ? 0 : gap) + spoken,
        confidence: null,
        language: null,
        speaker: null,
      }
      at = word.endMs
      return word
    })
    return { startMs, endMs: at + 200, text: words.map((word) => word.text).join(' '), words }
  })

type Timed = Pick<Word, 'startMs' | 'endMs'>

function timed(startMs: number, endMs: number, ...said: [string, number, number][]): Cue {
  const words = said.map(
    ([text, from, to]): Word => ({
      ...{ text, startMs: from, endMs: to },
      ...{ confidence: null, language: null, speaker: null },
    }),
  )
  return { startMs, endMs, text: words.map(({ text }) => text).join(' '), words }
}

describe('captions as ASS', () => {
  it('sets the script to the frame and the font size to what libass takes for an em', () => {
    const script = captionsToAss([], style, reels, { offsetMs: 0, durationMs: 1000 })
    expect(script).toContain('PlayResX: 1080\nPlayResY: 1920\nWrapStyle: 2\n')
    // Golos Text: (980 + 230) / 1000 of an em of 60 pixels.
    expect(script).toMatch(/^Style: Caption,Golos Text,72.6,&H00FFFFFF,&H00FFFFFF,&H00000000,&HFF000000,-1,/m)
  })

  it('cuts cues to the clip and counts from its in point', () => {
    const cue = (startMs: number, endMs: number, text: string): Cue => ({ startMs, endMs, text, words: [] })
    const cues = [
      cue(0, 900, 'бұрын'),
      cue(900, 2500, 'басы'),
      cue(4000, 9000, 'соңы'),
      cue(9000, 9500, 'кейін'),
    ]
    const plainStyle = { ...style, highlight: null, shadowPx: 0 }
    const events = eventsOf(captionsToAss(cues, plainStyle, reels, { offsetMs: 1000, durationMs: 5000 }))
    expect(events.map(({ start, end, text }) => [start, end, text.replace(/\{.*?\}/, '')])).toEqual([
      [0, 1500, 'басы'],
      [3000, 5000, 'соңы'],
    ])
  })

  it('never shows two captions at once, at any offset, also when cues overlap', () => {
    fc.assert(
      fc.property(
        fc.array(spokenCue, { maxLength: 5 }),
        fc.integer({ min: 0, max: 10_000 }),
        (cues, offsetMs) => {
          const durationMs = 9_990
          const events = eventsOf(captionsToAss(cues, style, reels, { offsetMs, durationMs }))
          for (const { start, end } of events) {
            expect(start).toBeGreaterThanOrEqual(0)
            expect(end).toBeGreaterThan(start)
            expect(end).toBeLessThanOrEqual(durationMs)
          }
          const byPlace = Map.groupBy(events, ({ layer, place }) => `${layer} ${place}`)
          for (const same of byPlace.values()) {
            const inOrder = same.toSorted((a, b) => a.start - b.start)
            for (const [index, event] of inOrder.entries()) {
              if (index > 0) expect(event.start).toBeGreaterThanOrEqual(inOrder[index - 1]!.end)
            }
          }
        },
      ),
    )
  })

  it('shows every word that is heard in the clip, at any offset, however much of a cue the next takes away', () => {
    const laid = fc.record({ spoken: fc.array(fc.tuple(spokenCue, fc.boolean()), { maxLength: 5 }) })
    const clip = fc.record({
      offsetMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20_000 })),
      durationMs: fc.oneof(fc.constant(60_000), fc.integer({ min: 1000, max: 20_000 })),
    })
    fc.assert(
      fc.property(laid, clip, ({ spoken }, { offsetMs, durationMs }) => {
        const cues = spoken.map(([cue, isTimed], index) => {
          const own = (text: string) => text.replaceAll('сөз', `${'абвгд'[index]}`)
          return { ...cue, text: own(cue.text), isTimed }
        })
        const given = cues.map(({ isTimed, ...cue }) => (isTimed ? cue : { ...cue, words: [] }))
        const plain = { ...style, highlight: null }
        const events = eventsOf(captionsToAss(given, plain, reels, { offsetMs, durationMs }))
        const shown = events
          .filter(({ layer }) => layer === 1)
          .flatMap(({ text }) => text.replace(/\{.*?\}/g, '').split(' '))
        expect(shown).toHaveLength(new Set(shown).size)
        const heard = cues.flatMap((cue) => {
          // ASS counts in hundredths: what is heard for less than two of them may fall between.
          const isHeard = ({ startMs, endMs }: Timed) =>
            endMs >= offsetMs + 20 && startMs <= offsetMs + durationMs - 20
          const texts = cue.text.split(' ')
          const times = cue.isTimed ? cue.words : timedTokens({ ...cue, words: [] })
          return texts.filter((_, index) => isHeard(times[index]!))
        })
        expect(heard.filter((text) => !shown.includes(text))).toEqual([])
      }),
    )
  })

  it('measures what is left of a cue from where the clip begins', () => {
    const long = timed(5000, 11_000, ['бұрын', 5000, 5600], ['қазір', 8200, 8900], ['соңы', 10_000, 10_600])
    const short = timed(8100, 9000, ['иә', 8100, 8800])
    const plain = { ...style, highlight: null, shadowPx: 0 }
    const shown = (cues: Cue[]) =>
      eventsOf(captionsToAss(cues, plain, reels, { offsetMs: 8000, durationMs: 4000 })).map(
        ({ start, end, text }) => [start, end, text.replace(/\{.*?\}/, '')],
      )
    expect(shown([long, short])).toEqual([
      [0, 3000, 'бұрын қазір соңы'],
      [0, 3000, 'иә'],
    ])
    // What was said before the clip takes no time of it.
    const script = captionsToAss([long, short], style, reels, { offsetMs: 8000, durationMs: 4000 })
    const lit = eventsOf(script).flatMap((event) => litWord(event) ?? [])
    expect(lit).toEqual(['қазір', 'соңы', 'иә'])
  })

  it('says sooner only the words for which the next cue leaves no time', () => {
    const words: [string, number, number][] = [
      ['бір', 0, 500],
      ['екі', 700, 1300],
      ['үш', 1400, 1500],
      ['төрт', 2500, 3000],
    ]
    const next = timed(2000, 4000, ['бес', 2000, 2500])
    const lit = (offsetMs: number) =>
      eventsOf(
        captionsToAss([timed(0, 3200, ...words), next], style, reels, { offsetMs, durationMs: 5000 }),
      ).flatMap((event) => (litWord(event) ? [[litWord(event), event.start, event.end]] : []))
    expect(lit(0)).toEqual([
      ['бір', 0, 700],
      ['екі', 700, 1400],
      ['үш', 1400, 1500],
      ['төрт', 1500, 2000],
      ['бес', 2000, 2500],
    ])
    // The one that is past is not said again.
    expect(lit(600)).toEqual([
      ['екі', 100, 800],
      ['үш', 800, 900],
      ['төрт', 900, 1400],
      ['бес', 1400, 1900],
    ])
  })

  it('keeps two speakers who begin nearly at once together, and cuts the first where enough of it was seen', () => {
    const cue = (startMs: number, endMs: number, text: string): Cue => ({ startMs, endMs, text, words: [] })
    const plain = { ...style, highlight: null, shadowPx: 0 }
    const shown = (...cues: Cue[]) =>
      eventsOf(captionsToAss(cues, plain, reels, { offsetMs: 0, durationMs: 9000 })).map(
        ({ start, end, text }) => [start, end, text.replace(/\{.*?\}/, '')],
      )
    expect(shown(cue(0, 3000, 'Мен келдім'), cue(200, 2000, 'Иә'))).toEqual([
      [0, 3000, 'Мен келдім'],
      [0, 3000, 'Иә'],
    ])
    expect(shown(cue(0, 3000, 'Мен келдім'), cue(1500, 4000, 'Иә'))).toEqual([
      [0, 1500, 'Мен келдім'],
      [1500, 4000, 'Иә'],
    ])
    // Short as it is, most of the first was seen.
    expect(shown(cue(0, 600, 'Мен келдім'), cue(500, 2000, 'Иә'))).toEqual([
      [0, 500, 'Мен келдім'],
      [500, 2000, 'Иә'],
    ])
  })

  it('lights the word being spoken, and no other, at any instant', () => {
    fc.assert(
      fc.property(spokenCue, (cue) => {
        const events = eventsOf(captionsToAss([cue], style, reels, { offsetMs: 0, durationMs: 60_000 }))
        for (const word of cue.words) {
          for (const at of [word.startMs + 10, (word.startMs + word.endMs) / 2, word.endMs - 10]) {
            const lit = events.filter((event) => event.start <= at && at < event.end).map(litWord)
            expect(lit.filter((text) => text !== null)).toEqual([word.text])
          }
        }
      }),
    )
  })

  it('goes dark in a pause', () => {
    const word = (text: string, startMs: number, endMs: number) => ({
      ...{ text, startMs, endMs },
      ...{ confidence: null, language: null, speaker: null },
    })
    const words = [word('бір', 0, 500), word('екі', 1500, 2000)]
    const cue: Cue = { startMs: 0, endMs: 2500, text: 'бір екі', words }
    const events = eventsOf(captionsToAss([cue], style, reels, { offsetMs: 0, durationMs: 5000 }))
    expect(
      events.filter(({ layer }) => layer === 1).map((event) => [event.start, event.end, litWord(event)]),
    ).toEqual([
      [0, 500, 'бір'],
      [500, 1500, null],
      [1500, 2000, 'екі'],
      [2000, 2500, null],
    ])
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

  it('lights a marked word as any other, for as long as it takes without its markup', () => {
    const cue: Cue = { startMs: 1000, endMs: 3000, text: '<i>мен</i> <b>университетте</b>', words: [] }
    const events = eventsOf(captionsToAss([cue], style, reels, { offsetMs: 0, durationMs: 5000 }))
    expect(
      events.filter(({ layer }) => layer === 1).map((event) => [event.start, event.end, litWord(event)]),
    ).toEqual([
      [1000, 1440, 'мен'],
      [1440, 3000, 'университетте'],
    ])
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

  it('shares the time by length where a cue has no word times', () => {
    const cue: Cue = { startMs: 1000, endMs: 3000, text: 'мен университетте', words: [] }
    const events = eventsOf(captionsToAss([cue], style, reels, { offsetMs: 0, durationMs: 5000 }))
    expect(
      events.filter(({ layer }) => layer === 1).map((event) => [event.start, event.end, litWord(event)]),
    ).toEqual([
      [1000, 1440, 'мен'],
      [1440, 3000, 'университетте'],
    ])
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
