import type { AnswerValue, CriterionFields, Verdict } from '#shared/api/criteria.ts'

/** Whether a stored value is one this criterion can have; after a change of the criterion it may no longer be. */
export function fits(criterion: CriterionFields, value: AnswerValue): boolean {
  switch (criterion.kind) {
    case 'yes_no':
      return typeof value === 'boolean'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'one_of':
      return typeof value === 'string' && criterion.options.some((option) => option.id === value)
    case 'several_of':
      return (
        Array.isArray(value) &&
        value.every((id) => criterion.options.some((option) => option.id === id)) &&
        new Set(value).size === value.length
      )
    case 'date':
      return typeof value === 'string' && isDay(value)
  }
}

/** What a value says of a criterion: `unknown` for none and for one that does not fit. Both ends of a range belong to it. */
export function verdictOf(criterion: CriterionFields, value: AnswerValue | null): Verdict {
  if (value === null || !fits(criterion, value)) return 'unknown'
  return meets(criterion, value) ? 'met' : 'not_met'
}

function meets(criterion: CriterionFields, value: AnswerValue): boolean {
  switch (criterion.kind) {
    case 'yes_no':
      return value === criterion.good
    case 'number':
      return Number(value) >= (criterion.min ?? -Infinity) && Number(value) <= (criterion.max ?? Infinity)
    case 'one_of':
      return criterion.options.some((option) => option.id === value && option.good)
    case 'several_of': {
      const chosen = new Set(value as string[])
      return (
        criterion.options.filter((option) => option.good && chosen.has(option.id)).length >= criterion.atLeast
      )
    }
    case 'date': {
      const day = String(value)
      return day >= (criterion.from ?? '') && day <= (criterion.to ?? '9999-12-31')
    }
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
