import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adult, form, guardian, noGuardian } from '../../test/support/consent-forms.ts'
import { anonymityLevels, consentPlatforms } from './api/consents.ts'
import {
  type ConsentReasonCode,
  type ConsentRecord,
  type ConsentSituation,
  consentAllows,
  consentReasonCodes,
} from './consent-allows.ts'
import { languages } from './language.ts'

/* Laws, on situations of up to five forms within a few days of each other, so that all of the edges meet. */
const day = fc.integer({ min: 1, max: 12 }).map((n) => `2026-01-${String(n).padStart(2, '0')}`)
const rareDay = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: day })
const dayOrNone = fc.option(day, { freq: 2 })
const platformArb = fc.constantFrom(...consentPlatforms)
const languageArb = fc.constantFrom(...languages)
const recordArb: fc.Arbitrary<ConsentRecord> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom('consent', 'release'),
  interviewId: fc.constantFrom(null, null, 'talk'),
  platforms: fc.subarray([...consentPlatforms], { minLength: 3 }),
  languages: fc.subarray([...languages], { minLength: 1 }),
  anonymity: fc.option(fc.constantFrom(...anonymityLevels), { freq: 8 }),
  embargoUntil: rareDay,
  approvalRequired: fc.boolean(),
  signedOn: fc.option(day, { freq: 6 }),
  adultConfirmed: fc.boolean(),
  guardian: fc.constantFrom(noGuardian, guardian),
  guardianConfirmed: fc.constant(false),
  assentOn: dayOrNone,
  withdrawnOn: rareDay,
  approvals: fc.array(
    fc.record({
      decision: fc.constantFrom('approved', 'approved', 'changes', 'refused'),
      decidedOn: day,
      platform: fc.option(platformArb),
      language: fc.option(languageArb),
      createdAt: day,
    }),
    { maxLength: 3 },
  ),
})
const situationArb: fc.Arbitrary<ConsentSituation> = fc.record({
  birthDate: fc.constantFrom('2000-01-01', '2000-01-01', '2008-01-05', '2012-01-01', null),
  filmedOn: dayOrNone,
  records: fc.array(recordArb, { minLength: 1, maxLength: 5 }),
})
/** A situation in which the question asked is mostly answered with yes. */
const openArb: fc.Arbitrary<ConsentSituation> = fc.record({
  birthDate: fc.constant('2000-01-01'),
  filmedOn: dayOrNone,
  records: fc
    .array(
      recordArb.map((record) => ({
        ...record,
        anonymity: 'named' as const,
        platforms: [...consentPlatforms],
        languages: [...languages],
        embargoUntil: null,
        approvalRequired: false,
        withdrawnOn: null,
      })),
      { maxLength: 3 },
    )
    .map((records) => [
      form('consent', { signedOn: '2026-01-01' }),
      form('release', {
        signedOn: '2026-01-01',
        platforms: [...consentPlatforms],
        languages: [...languages],
      }),
      ...records,
    ]),
})
const anySituation = fc.oneof(situationArb, openArb)
const question = fc.tuple(platformArb, languageArb, day)

type Question = [(typeof consentPlatforms)[number], (typeof languages)[number], string]

function allowed(situation: ConsentSituation, [platform, language, on]: Question): boolean {
  return consentAllows(situation, platform, language, on).allowed
}

function withRecord(situation: ConsentSituation, index: number, change: Partial<ConsentRecord>) {
  const at = index % situation.records.length
  return {
    ...situation,
    records: situation.records.map((record, i) => (i === at ? { ...record, ...change } : record)),
  }
}

const runs = { numRuns: 400 }

describe('whatever the forms are', () => {
  it('the questions of these laws are answered both ways', () => {
    const answers = fc.sample(fc.tuple(anySituation, question), 400).map(([s, q]) => allowed(s, q))
    expect(new Set(answers)).toEqual(new Set([true, false]))
  })

  it('it is allowed exactly when nothing stands against it; reasons and conditions are known ones', () => {
    fc.assert(
      fc.property(anySituation, question, (situation, [platform, language, on]) => {
        const decision = consentAllows(situation, platform, language, on)
        expect(decision.allowed).toBe(decision.reasons.length === 0)
        const order = decision.reasons.map(({ code }) => consentReasonCodes.indexOf(code))
        expect(order).not.toContain(-1)
        expect(order).toEqual(order.toSorted((a, b) => a - b))
        for (const { recordId } of decision.reasons) {
          expect(recordId === null || situation.records.some(({ id }) => id === recordId)).toBe(true)
        }
      }),
      runs,
    )
  })

  it('the order in which forms were entered does not matter', () => {
    const shuffled = anySituation.chain((situation) =>
      fc.tuple(
        fc.constant(situation),
        fc.shuffledSubarray([...situation.records], { minLength: situation.records.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, question, ([situation, records], asked) => {
        const other = consentAllows({ ...situation, records }, ...asked)
        const one = consentAllows(situation, ...asked)
        expect(other.allowed).toBe(one.allowed)
        expect(other.conditions).toEqual(one.conditions)
        const sorted = (list: typeof one.reasons) => list.map(({ code }) => code).sort()
        expect(sorted(other.reasons)).toEqual(sorted(one.reasons))
      }),
      runs,
    )
  })

  it('without a signed release nothing is allowed, nor without a signed consent', () => {
    fc.assert(
      fc.property(anySituation, question, fc.constantFrom('consent', 'release'), (situation, asked, kind) => {
        const records = situation.records.map((record) =>
          record.kind === kind ? { ...record, signedOn: null } : record,
        )
        expect(allowed({ ...situation, records }, asked)).toBe(false)
      }),
      runs,
    )
  })

  it('withdrawing any form never allows more, and withdrawing one that counts always denies', () => {
    fc.assert(
      fc.property(anySituation, question, day, (situation, asked, withdrawnOn) => {
        const before = allowed(situation, asked)
        const after = situation.records.map((_, i) =>
          allowed(withRecord(situation, i, { withdrawnOn }), asked),
        )
        // giving a withdrawal that is there an earlier day is a correction, which may open again
        const newly = after.filter((_, i) => situation.records[i]?.withdrawnOn === null)
        if (!before) expect(newly).not.toContain(true)
        const [, , on] = asked
        for (const kind of ['consent', 'release'] as const) {
          const days = situation.records.flatMap((record) =>
            record.kind === kind && record.signedOn !== null && record.signedOn <= on
              ? [record.signedOn]
              : [],
          )
          const newest = days.sort().at(-1)
          for (const [i, record] of situation.records.entries()) {
            if (record.kind === kind && record.signedOn === newest) expect(after[i]).toBe(false)
          }
        }
      }),
      runs,
    )
  })

  it('a form for all interviews never opens what the interview’s own forms close', () => {
    const split = anySituation.map((situation) => ({
      ...situation,
      // A consent and a release of its own that count, whatever else was signed for it.
      records: [
        form('consent', { interviewId: 'talk', signedOn: '2026-01-01' }),
        form('release', { interviewId: 'talk', signedOn: '2026-01-01' }),
        ...situation.records,
      ],
    }))
    fc.assert(
      fc.property(split, question, (situation, asked) => {
        const own = situation.records.filter(({ interviewId }) => interviewId !== null)
        if (!allowed({ ...situation, records: own }, asked)) expect(allowed(situation, asked)).toBe(false)
      }),
      runs,
    )
  })

  it('as a video it is allowed only where it is allowed at all, and never where text is all that is', () => {
    fc.assert(
      fc.property(anySituation, question, (situation, asked) => {
        const video = consentAllows(situation, ...asked, 'video')
        if (video.allowed) expect(allowed(situation, asked)).toBe(true)
        if (video.conditions.includes('text_only')) expect(video.allowed).toBe(false)
      }),
      runs,
    )
  })

  it('all withdrawn, nothing is allowed on any day', () => {
    fc.assert(
      fc.property(anySituation, question, day, (situation, asked, withdrawnOn) => {
        const records = situation.records.map((record) => ({ ...record, withdrawnOn }))
        expect(allowed({ ...situation, records }, asked)).toBe(false)
      }),
      runs,
    )
  })

  it('a narrower scope, a stricter anonymity, a later embargo or a demand for approval never allows more', () => {
    const narrower = (record: ConsentRecord) =>
      fc.record<Partial<ConsentRecord>>({
        platforms: fc.subarray([...record.platforms]),
        languages: fc.subarray([...record.languages]),
        anonymity:
          record.anonymity === null
            ? fc.constant(null)
            : fc.constantFrom(...anonymityLevels.slice(anonymityLevels.indexOf(record.anonymity)), null),
        embargoUntil: day.filter((later) => record.embargoUntil === null || later >= record.embargoUntil),
        approvalRequired: fc.constant(true),
      })
    const pair = anySituation.chain((situation) =>
      fc.nat(situation.records.length - 1).chain((index) =>
        fc.tuple(
          fc.constant(situation),
          narrower(situation.records[index]!).map((change) => withRecord(situation, index, change)),
        ),
      ),
    )
    fc.assert(
      fc.property(pair, question, ([situation, narrowed], asked) => {
        if (!allowed(situation, asked)) expect(allowed(narrowed, asked)).toBe(false)
      }),
      runs,
    )
  })

  it('an embargo only ever opens with time', () => {
    const reasonsOn = (situation: ConsentSituation, on: string) =>
      consentAllows(situation, 'youtube', 'kk', on).reasons
    fc.assert(
      fc.property(dayOrNone, day, day, (embargoUntil, a, b) => {
        const [early, late] = a <= b ? [a, b] : [b, a]
        const records = [
          form('consent', { signedOn: '2026-01-01' }),
          form('release', { signedOn: '2026-01-01', embargoUntil }),
        ]
        if (reasonsOn(adult(...records), early).length === 0) {
          expect(reasonsOn(adult(...records), late)).toEqual([])
        }
        expect(reasonsOn(adult(...records), late).length === 0).toBe(
          embargoUntil === null || late >= embargoUntil,
        )
      }),
    )
  })

  it('a minor whose forms lack a guardian or an assent is never released', () => {
    const lacking = fc.constantFrom<Partial<ConsentRecord>>({ guardian: noGuardian }, { assentOn: null })
    fc.assert(
      fc.property(anySituation, question, lacking, (situation, asked, change) => {
        const records = situation.records.map((record) => ({ ...record, ...change }))
        expect(allowed({ ...situation, birthDate: '2012-01-01', records }, asked)).toBe(false)
      }),
      runs,
    )
  })

  it('a form whose names were taken out goes on as it was signed: that a guardian signed stands for who it was', () => {
    fc.assert(
      fc.property(anySituation, question, (situation, asked) => {
        const minor = { ...situation, birthDate: '2012-01-01' }
        const records = situation.records.map((record) => ({
          ...record,
          adultConfirmed: false,
          guardian: { ...noGuardian, signedOn: record.guardian.signedOn },
          guardianConfirmed:
            record.guardian.name !== '' && record.guardian.signedOn !== null && record.assentOn !== null,
        }))
        expect(allowed({ ...minor, birthDate: null, records }, asked)).toBe(allowed(minor, asked))
      }),
      runs,
    )
  })

  it('a guardian and an assent do an adult no harm', () => {
    fc.assert(
      fc.property(anySituation, question, (situation, asked) => {
        const grown = { ...situation, birthDate: '1990-01-01' }
        const records = situation.records.map((record) => ({ ...record, guardian, assentOn: '2026-01-01' }))
        expect(allowed({ ...grown, records }, asked)).toBe(allowed(grown, asked))
      }),
      runs,
    )
  })
})

it('every reason stands against something', () => {
  const given = new Set<ConsentReasonCode>()
  for (const [situation, [platform, language, on]] of fc.sample(fc.tuple(situationArb, question), 3000)) {
    for (const medium of ['any', 'video'] as const) {
      for (const { code } of consentAllows(situation, platform, language, on, medium).reasons) given.add(code)
    }
  }
  expect([...given].sort()).toEqual([...consentReasonCodes].sort())
})
