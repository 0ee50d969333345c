import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printChapters } from '#shared/chapters.ts'
import { anyPlaced, beganMs, markAt } from '../../../../test/support/session-marks.ts'
import { placeMarks } from './alignment.ts'
import { chaptersAreShown, chaptersOf } from './chapters.ts'

const durations = fc.integer({ min: 0, max: 3_600_000 })
const place = (...marks: ReturnType<typeof markAt>[]) => placeMarks(marks, beganMs)
const short = (chapters: ReturnType<typeof chaptersOf>) =>
  chapters.map(({ startMs, text }) => [startMs / 1000, text.kk])

describe('the chapters of a recording', () => {
  it('are its questions, in whole seconds, after an opening', () => {
    const placed = place(
      markAt(0, 'start', 0),
      markAt(42_700, 'asked', 1),
      markAt(50_000, 'great', 2),
      markAt(180_000, 'skipped', 3),
      markAt(200_300, 'asked', 4),
    )
    const chapters = chaptersOf(placed, 400_000)
    expect(short(chapters)).toEqual([
      [0, ''],
      [42, 'Сұрақ 1'],
      [200, 'Сұрақ 4'],
    ])
    expect(chapters.map(({ markId }) => markId === null)).toEqual([true, false, false])
    expect(chaptersAreShown(chapters, 400_000)).toBe(true)
  })

  it('open with the question that is being answered when the recording begins', () => {
    const placed = place(markAt(-30_000, 'asked', 0), markAt(60_000, 'asked', 1))
    expect(short(chaptersOf(placed, 120_000))).toEqual([
      [0, 'Сұрақ 0'],
      [60, 'Сұрақ 1'],
    ])
    const ended = place(markAt(-90_000, 'asked', 0), markAt(-60_000, 'end', 1), markAt(60_000, 'asked', 2))
    expect(short(chaptersOf(ended, 120_000))[0]).toEqual([0, ''])
  })

  it('leave out a question that was left at once, and one that hardly begins before the end', () => {
    const placed = place(
      markAt(5000, 'asked', 0),
      markAt(60_000, 'asked', 1),
      markAt(66_000, 'asked', 2),
      markAt(115_000, 'asked', 3),
    )
    expect(short(chaptersOf(placed, 120_000))).toEqual([
      [0, 'Сұрақ 0'],
      [60, 'Сұрақ 2'],
    ])
  })

  it('start at 0, come in order, last ten seconds at least and stay inside, whatever was marked', () => {
    fc.assert(
      fc.property(anyPlaced, durations, (placed, durationMs) => {
        const chapters = chaptersOf(placed, durationMs)
        expect(chapters[0]?.startMs).toBe(0)
        const ends = [...chapters.slice(1).map(({ startMs }) => startMs), durationMs]
        for (const [index, { startMs }] of chapters.entries()) {
          expect(startMs % 1000).toBe(0)
          if (chapters.length > 1) expect((ends[index] ?? 0) - startMs).toBeGreaterThanOrEqual(10_000)
        }
        expect(chaptersAreShown(chapters, durationMs)).toBe(chapters.length >= 3)
      }),
    )
  })

  it('are not shown by YouTube when one is too short, too few, or the first is not at 0', () => {
    const chapter = (seconds: number) => ({
      startMs: seconds * 1000,
      markId: null,
      text: { kk: '', ru: '', en: '' },
    })
    const shown = (starts: number[]) => chaptersAreShown(starts.map(chapter), 60_000)
    expect(shown([0, 10, 20])).toBe(true)
    expect(shown([0, 10])).toBe(false)
    expect(shown([0, 9, 20])).toBe(false)
    expect(shown([1, 15, 30])).toBe(false)
    expect(shown([0, 10, 55])).toBe(false)
  })
})

describe('the printed list', () => {
  it('has a line for each, with hours only where there are any', () => {
    const chapters = [
      { startMs: 0, title: 'Басы' },
      { startMs: 62_000, title: '  Қай жылы\nкелдіңіз <б>? ' },
    ]
    expect(printChapters(chapters)).toBe('00:00 Басы\n01:02 Қай жылы келдіңіз б?')
    expect(printChapters([...chapters, { startMs: 3_723_000, title: 'Соңы' }])).toBe(
      '0:00:00 Басы\n0:01:02 Қай жылы келдіңіз б?\n1:02:03 Соңы',
    )
  })

  it('gives back every start', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1 }), (seconds) => {
        const lines = printChapters(seconds.map((second) => ({ startMs: second * 1000, title: 'х' }))).split(
          '\n',
        )
        const read = lines.map((line) =>
          (line.split(' ')[0] ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0),
        )
        expect(read).toEqual(seconds)
      }),
    )
  })
})
