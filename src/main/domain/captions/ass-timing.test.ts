import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cue } from '#shared/subtitles.ts'
import type { Word } from '#shared/transcript.ts'
import { eventsOf, litWord, reels, style } from '../../../../test/support/ass-captions.ts'
import { captionsToAss } from './ass.ts'
import { timedTokens } from './timing.ts'

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

/** What is lit from when to when, null where no word is. */
function litSpans(cue: Cue): [number, number, string | null][] {
  const events = eventsOf(captionsToAss([cue], style, reels, { offsetMs: 0, durationMs: 5000 }))
  return events.filter(({ layer }) => layer === 1).map((event) => [event.start, event.end, litWord(event)])
}

describe('the timing of captions as ASS', () => {
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
    expect(litSpans(cue)).toEqual([
      [0, 500, 'бір'],
      [500, 1500, null],
      [1500, 2000, 'екі'],
      [2000, 2500, null],
    ])
  })

  it('lights a marked word as any other, for as long as it takes without its markup', () => {
    const cue: Cue = { startMs: 1000, endMs: 3000, text: '<i>мен</i> <b>университетте</b>', words: [] }
    expect(litSpans(cue)).toEqual([
      [1000, 1440, 'мен'],
      [1440, 3000, 'университетте'],
    ])
  })

  it('shares the time by length where a cue has no word times', () => {
    const cue: Cue = { startMs: 1000, endMs: 3000, text: 'мен университетте', words: [] }
    expect(litSpans(cue)).toEqual([
      [1000, 1440, 'мен'],
      [1440, 3000, 'университетте'],
    ])
  })
})
