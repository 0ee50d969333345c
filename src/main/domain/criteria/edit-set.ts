import { type Criterion, type CriterionFields, criterionFacts } from '#shared/api/criteria.ts'

/** The list with a criterion moved to a place counted from 0; beyond the end means the end. */
export function moveCriterion(criteria: readonly Criterion[], id: string, to: number): Criterion[] {
  const moved = criteria.find((criterion) => criterion.id === id)
  if (!moved) return [...criteria]
  const others = criteria.filter((criterion) => criterion.id !== id)
  return others.toSpliced(Math.min(to, others.length), 0, moved)
}

/** The list with a criterion's fields replaced; its id, and with it its answers, stay. */
export function replaceCriterion(
  criteria: readonly Criterion[],
  id: string,
  fields: CriterionFields,
): Criterion[] {
  return criteria.map((criterion) => (criterion.id === id ? { ...settled(fields), id } : criterion))
}

/** The fields without a fact that this kind cannot ask for and without options that are there twice. */
export function settled(fields: CriterionFields): CriterionFields {
  const facts: readonly string[] = criterionFacts[fields.kind]
  const fact = fields.fact !== null && facts.includes(fields.fact) ? fields.fact : null
  if (fields.kind !== 'one_of' && fields.kind !== 'several_of') return { ...fields, fact }
  const options = fields.options.filter(
    (option, index) => fields.options.findIndex((other) => other.id === option.id) === index,
  )
  return { ...fields, fact, options }
}

/** Criteria with new ids, as a set of its own needs them. */
export function renewed(criteria: readonly Criterion[], newId: () => string): Criterion[] {
  return criteria.map((criterion) => ({ ...criterion, id: newId() }))
}
