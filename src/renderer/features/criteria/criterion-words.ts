import type { TFunction } from 'i18next'
import type { AnswerValue, Criterion, CriterionFields, CriterionKind } from '#shared/api/criteria.ts'
import type { LocalizedText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { type Format, useFormat } from '../../lib/format.ts'
import { useShowText } from '../../ui/localized.tsx'

const none = { kk: '', ru: '', en: '' }

/** A new criterion of a kind, as a person finds it in the form. */
export function newCriterion(kind: CriterionKind): CriterionFields {
  const common = {
    ...{ name: none, help: none, need: 'preferred' as const, weight: 1 },
    ...{ scope: 'speaker' as const, fact: null },
  }
  const options = [0, 1].map(() => newOption())
  switch (kind) {
    case 'yes_no':
      return { ...common, kind, good: true }
    case 'number':
      return { ...common, kind, min: null, max: null, unit: none }
    case 'one_of':
      return { ...common, kind, options }
    case 'several_of':
      return { ...common, kind, options, atLeast: 1 }
    case 'date':
      return { ...common, kind, from: null, to: null }
  }
}

export function newOption() {
  return { id: crypto.randomUUID(), label: none, good: true, code: '' }
}

/** The same criterion as another kind: what both kinds have is kept, also an earlier list of options. */
export function asKind(fields: CriterionFields, kind: CriterionKind): CriterionFields {
  const fresh = newCriterion(kind)
  const { name, help, need, weight, scope } = fields
  const kept = 'options' in fields && 'options' in fresh ? { options: fields.options } : {}
  return { ...fresh, ...kept, name, help, need, weight, scope }
}

interface Words {
  name(criterion: { name: LocalizedText }): string
  /** What meets the criterion: “15 to 35 years”. */
  demand(criterion: CriterionFields): string
  /** An answer in words; an option that is gone is left out. */
  value(criterion: Criterion, value: AnswerValue): string
}

/** Criteria and answers in the words of the interface language. */
export function useCriterionWords(): Words {
  const { t } = useTranslation()
  const format = useFormat()
  const show = useShowText()
  return {
    name: (criterion) => show(criterion.name) || t('criteria.unnamed'),
    demand: (criterion) => demandOf(criterion, t, format, show),
    value: (criterion, value) => {
      if (typeof value === 'boolean') return value ? t('criteria.yes') : t('criteria.no')
      if (typeof value === 'number') {
        const unit = criterion.kind === 'number' ? show(criterion.unit) : ''
        return `${value}${unit ? ` ${unit}` : ''}`
      }
      if (criterion.kind === 'date' && typeof value === 'string') return dayText(value, format)
      const chosen = Array.isArray(value) ? value : [value]
      return 'options' in criterion
        ? criterion.options
            .filter((option) => chosen.includes(option.id))
            .map((option) => show(option.label) || t('criteria.unnamed'))
            .join(', ')
        : ''
    },
  }
}

/** A day at noon where the person is: the same day in every time zone. */
function dayText(day: string, format: Format): string {
  return format.date(`${day}T12:00:00`)
}

function demandOf(
  criterion: CriterionFields,
  t: TFunction,
  format: Format,
  show: (text: LocalizedText) => string,
): string {
  switch (criterion.kind) {
    case 'yes_no':
      return criterion.good ? t('criteria.yes') : t('criteria.no')
    case 'number': {
      const { min, max } = criterion
      if (min === null && max === null) return t('criteria.range.any')
      const unit = show(criterion.unit)
      const range = min === null ? `≤ ${max}` : max === null ? `≥ ${min}` : `${min}–${max}`
      return unit ? `${range} ${unit}` : range
    }
    case 'date': {
      const [from, to] = [criterion.from, criterion.to].map((end) => end && dayText(end, format))
      if (from && to) return `${from} – ${to}`
      if (from) return t('criteria.range.from', { from })
      return to ? t('criteria.range.to', { to }) : t('criteria.range.any')
    }
    default:
      return t('criteria.options_count', { count: criterion.options.length })
  }
}
