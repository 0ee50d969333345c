import fc from 'fast-check'
import type {
  AnswerValue,
  Criterion,
  CriterionAnswer,
  CriterionFields,
  CriterionOption,
} from '../../src/shared/api/criteria.ts'

const none = { kk: '', ru: '', en: '' }
const days = fc
  .date({ min: new Date('1980-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const ordered = <T extends number | string>(value: fc.Arbitrary<T>) =>
  fc
    .tuple(fc.option(value), fc.option(value))
    .map(([a, b]) => (a !== null && b !== null && a > b ? [b, a] : [a, b]) as [T | null, T | null])

const optionIds = ['a', 'b', 'c', 'd']
const options: fc.Arbitrary<CriterionOption[]> = fc
  .subarray(optionIds, { minLength: 1 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) => fc.boolean().map((good) => ({ id, good, label: { ...none, kk: id }, code: id }))),
    ),
  )

const common = fc.record({
  name: fc.string({ maxLength: 8 }).map((kk) => ({ ...none, kk: kk.trim() })),
  help: fc.constant(none),
  need: fc.constantFrom('required' as const, 'preferred' as const),
  weight: fc.integer({ min: 1, max: 10 }),
  scope: fc.constantFrom('speaker' as const, 'theme' as const),
  fact: fc.constant(null),
})

/** Any criterion a person could have made. */
export const criterionFields: fc.Arbitrary<CriterionFields> = common.chain((fields) =>
  fc.oneof(
    fc.boolean().map((good): CriterionFields => ({ ...fields, kind: 'yes_no', good })),
    ordered(fc.integer({ min: -50, max: 2100 })).map(
      ([min, max]): CriterionFields => ({ ...fields, kind: 'number', min, max, unit: none }),
    ),
    options.map((list): CriterionFields => ({ ...fields, kind: 'one_of', options: list })),
    fc
      .tuple(options, fc.integer({ min: 1, max: 3 }))
      .map(([list, atLeast]): CriterionFields => ({ ...fields, kind: 'several_of', options: list, atLeast })),
    ordered(days).map(([from, to]): CriterionFields => ({ ...fields, kind: 'date', from, to })),
  ),
)

export const criteriaLists: fc.Arbitrary<Criterion[]> = fc
  .array(criterionFields, { maxLength: 8 })
  .map((list) => list.map((fields, index): Criterion => ({ ...fields, id: `c${index}` })))

/** Any answer at all, fitting or not. */
export const answerValues: fc.Arbitrary<AnswerValue> = fc.oneof(
  fc.boolean(),
  fc.integer({ min: -60, max: 2200 }),
  fc.constantFrom(...optionIds, 'gone'),
  fc.subarray([...optionIds, 'gone']),
  days,
)

/** An answer that fits this criterion. */
export function valueFor(criterion: CriterionFields): fc.Arbitrary<AnswerValue> {
  switch (criterion.kind) {
    case 'yes_no':
      return fc.boolean()
    case 'number':
      return fc.integer({ min: -60, max: 2200 })
    case 'one_of':
      return fc.constantFrom(...criterion.options.map((option) => option.id))
    case 'several_of':
      return fc.subarray(criterion.options.map((option) => option.id))
    case 'date':
      return days
  }
}

/** At most one answer for each criterion `c0` to `c9` and place, as the library keeps them. */
export const answerLists: fc.Arbitrary<CriterionAnswer[]> = fc
  .uniqueArray(
    fc.record({
      criterionId: fc.integer({ min: 0, max: 9 }).map((index) => `c${index}`),
      themeId: fc.constantFrom(null, 't1', 't2'),
      value: fc.option(answerValues),
      verdict: fc.option(fc.constantFrom('met' as const, 'not_met' as const, 'unknown' as const)),
      note: fc.string({ maxLength: 5 }),
      day: fc.integer({ min: 1, max: 9 }),
    }),
    { selector: ({ criterionId, themeId }) => `${criterionId} ${themeId}`, maxLength: 15 },
  )
  .map((list) =>
    list.map(({ day, ...answer }, index) => ({
      ...answer,
      id: `answer-${index}`,
      speakerId: 's',
      setId: 'set',
      setVersion: 1,
      former: [],
      updatedAt: `2026-01-0${day}T00:00:00.000Z`,
    })),
  )

/** A yes/no criterion that is fine but for what the test says of it. */
export function yesNo(id: string, fields: Partial<Criterion> = {}): Criterion {
  const name = { ...none, kk: id }
  return {
    ...{ id, name, help: none, need: 'preferred', weight: 1, scope: 'speaker', fact: null },
    ...{ kind: 'yes_no', good: true },
    ...fields,
  } as Criterion
}
