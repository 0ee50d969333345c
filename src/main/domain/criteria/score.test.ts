import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Verdict } from '#shared/api/criteria.ts'
import { criteriaLists, yesNo } from '../../../../test/support/criteria.ts'
import { type Candidate, rank } from './rank.ts'
import { type Judged, scoreOf, toFindOut } from './score.ts'

const order: Verdict[] = ['not_met', 'unknown', 'met']
const eligibilities = ['no', 'open', 'yes']
const verdicts = fc.constantFrom(...order)
const judgedLists = criteriaLists.chain((criteria) =>
  fc.tuple(...criteria.map((criterion) => verdicts.map((verdict): Judged => ({ criterion, verdict })))),
)

describe('a score', () => {
  it('says what a small set comes to', () => {
    const judged: Judged[] = [
      { criterion: yesNo('a', { need: 'required', weight: 3 }), verdict: 'met' },
      { criterion: yesNo('b', { weight: 2 }), verdict: 'not_met' },
      { criterion: yesNo('c', { need: 'required', weight: 1 }), verdict: 'unknown' },
      { criterion: yesNo('d', { weight: 4 }), verdict: 'unknown' },
    ]
    expect(scoreOf(judged)).toEqual({
      ...{ eligibility: 'open', points: 3, total: 10, open: 5, percent: 30 },
      ...{ met: 1, notMet: 1, unknown: 2 },
    })
    expect(toFindOut(judged)).toEqual(['c', 'd'])
  })

  it('makes one required criterion that is not met decide, and a preferred one never', () => {
    const judge = (need: 'required' | 'preferred', verdict: Verdict) =>
      scoreOf([
        { criterion: yesNo('a', { need: 'required' }), verdict: 'met' },
        { criterion: yesNo('b', { need }), verdict },
      ]).eligibility
    expect([judge('required', 'not_met'), judge('required', 'unknown'), judge('required', 'met')]).toEqual([
      ...eligibilities,
    ])
    expect(order.map((verdict) => judge('preferred', verdict))).toEqual(['yes', 'yes', 'yes'])
  })

  it('of no criteria rules nobody out and gives nothing', () => {
    expect(scoreOf([])).toMatchObject({ eligibility: 'yes', points: 0, total: 0, percent: 0 })
  })

  it('says 100 % only of who meets everything', () => {
    fc.assert(
      fc.property(judgedLists, (judged) => {
        const { percent } = scoreOf(judged)
        expect(percent === 100).toBe(judged.length > 0 && judged.every((one) => one.verdict === 'met'))
      }),
    )
  })

  it('is monotone: a better verdict never lowers eligibility, points or percent', () => {
    fc.assert(
      fc.property(judgedLists, fc.nat(), verdicts, (judged, place, verdict) => {
        fc.pre(judged.length > 0)
        const index = place % judged.length
        const before = judged[index]!
        fc.pre(order.indexOf(verdict) > order.indexOf(before.verdict))
        const [low, high] = [scoreOf(judged), scoreOf(judged.with(index, { ...before, verdict }))]
        expect(eligibilities.indexOf(high.eligibility)).toBeGreaterThanOrEqual(
          eligibilities.indexOf(low.eligibility),
        )
        expect(high.points).toBeGreaterThanOrEqual(low.points)
        expect(high.percent).toBeGreaterThanOrEqual(low.percent)
        expect(high.points + high.open).toBeGreaterThanOrEqual(low.points + low.open)
        if (verdict === 'met') expect(high.points).toBe(low.points + before.criterion.weight)
      }),
      { numRuns: 500 },
    )
  })

  it('adds up: every point is given, open or lost', () => {
    fc.assert(
      fc.property(judgedLists, (judged) => {
        const score = scoreOf(judged)
        const lost = judged.filter((one) => one.verdict === 'not_met')
        expect(score.points + score.open + lost.reduce((sum, one) => sum + one.criterion.weight, 0)).toBe(
          score.total,
        )
        expect(score.met + score.notMet + score.unknown).toBe(judged.length)
        expect(new Set(toFindOut(judged)).size).toBe(score.unknown)
      }),
    )
  })
})

const candidate = (id: string, judged: readonly Judged[]): Candidate => ({
  id,
  judged,
  score: scoreOf(judged),
})
const fieldsOfCandidates = criteriaLists.chain((criteria) =>
  fc.array(fc.tuple(...criteria.map(() => verdicts)), { maxLength: 6 }).map((rows) =>
    rows.map((row, index) =>
      candidate(
        `s${index}`,
        criteria.map((criterion, at) => ({ criterion, verdict: row[at]! })),
      ),
    ),
  ),
)

describe('a ranking', () => {
  const criteria = [yesNo('a', { need: 'required' }), yesNo('b', { weight: 2 }), yesNo('c', { weight: 1 })]
  const of = (id: string, ...row: Verdict[]) =>
    candidate(
      id,
      criteria.map((criterion, index) => ({ criterion, verdict: row[index]! })),
    )

  it('puts eligibility before points, points before open points, and says so', () => {
    const ranked = rank([
      of('out', 'not_met', 'met', 'met'),
      of('open', 'met', 'not_met', 'unknown'),
      of('best', 'met', 'met', 'not_met'),
      of('closed', 'met', 'not_met', 'not_met'),
    ])
    expect(ranked.map(({ candidate: { id }, rank: place, reason }) => [id, place, reason])).toEqual([
      ['best', 1, { by: 'points', criteria: [{ criterionId: 'b', gain: 2 }] }],
      ['open', 2, { by: 'open_points', criteria: [{ criterionId: 'c', gain: 1 }] }],
      ['closed', 3, { by: 'eligibility', criteria: [{ criterionId: 'a', gain: 3 }] }],
      ['out', 4, null],
    ])
  })

  it('names what decides, though the one below has met more', () => {
    const required = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => yesNo(id, { need: 'required' }))
    const judge = (id: string, ...row: Verdict[]) =>
      candidate(
        id,
        required.map((criterion, index) => ({ criterion, verdict: row[index] ?? 'unknown' })),
      )
    const [first] = rank([judge('out', 'met', 'met', 'met', 'met', 'met', 'not_met'), judge('unassessed')])
    expect(first).toMatchObject({
      candidate: { id: 'unassessed' },
      reason: { by: 'eligibility', criteria: [{ criterionId: 'f' }] },
    })
    expect(first!.reason!.criteria).toHaveLength(1)
    // To have met what is unknown of the other weighs less than not to be ruled out.
    const [half] = rank([
      judge('half', 'met', 'met', 'met', 'met'),
      judge('out', ...Array.from({ length: 5 }, (): Verdict => 'unknown'), 'not_met'),
    ])
    expect(half!.reason!.criteria.map(({ criterionId }) => criterionId)).toEqual(['f', 'a', 'b', 'c', 'd'])
  })

  it('lets equals share a rank and keeps the order they came in', () => {
    const ranked = rank([
      of('x', 'met', 'met', 'met'),
      of('y', 'met', 'met', 'met'),
      of('z', 'met', 'met', 'unknown'),
    ])
    expect(ranked.map(({ candidate: { id }, rank: place }) => [id, place])).toEqual([
      ['x', 1],
      ['y', 1],
      ['z', 3],
    ])
    expect(ranked[0]!.reason).toEqual({ by: 'equal', criteria: [] })
  })

  it('never puts a speaker below one who is worse or equal in everything', () => {
    fc.assert(
      fc.property(fieldsOfCandidates, (candidates) => {
        const place = new Map(rank(candidates).map((one) => [one.candidate.id, one.rank]))
        for (const better of candidates) {
          for (const worse of candidates) {
            const dominates = better.judged.every(
              (one, index) => order.indexOf(one.verdict) >= order.indexOf(worse.judged[index]!.verdict),
            )
            if (dominates) expect(place.get(better.id)).toBeLessThanOrEqual(place.get(worse.id)!)
          }
        }
      }),
    )
  })

  it('explains: what the criteria of a reason add up to is the difference in points', () => {
    fc.assert(
      fc.property(fieldsOfCandidates, (candidates) => {
        const ranked = rank(candidates)
        for (const [index, { candidate: above, reason }] of ranked.entries()) {
          const below = ranked[index + 1]?.candidate
          if (!below) {
            expect(reason).toBeNull()
            continue
          }
          const gained = reason!.criteria.reduce((sum, one) => sum + one.gain, 0)
          if (reason!.by === 'points') expect(gained).toBe(above.score.points - below.score.points)
          if (reason!.by === 'open_points') expect(gained).toBe(above.score.open - below.score.open)
          if (reason!.by === 'eligibility') expect(reason!.criteria.every((one) => one.gain > 0)).toBe(true)
          // The first one always speaks for it: a list that is cut short is no contradiction.
          if (reason!.by !== 'equal') expect(reason!.criteria[0]!.gain).toBeGreaterThan(0)
        }
      }),
    )
  })
})
