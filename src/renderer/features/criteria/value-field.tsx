import { MultiSelect, NumberInput, SegmentedControl, Select } from '@mantine/core'
import type { AnswerValue, Criterion, CriterionOption } from '#shared/api/criteria.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { useShowText } from '../../ui/localized.tsx'
import { useAutosave } from './use-autosave.ts'

interface Props {
  criterion: Criterion
  value: AnswerValue | null
  name: string
  disabled: boolean
  /** null takes the answer away. */
  onCommit: (value: AnswerValue | null) => Promise<unknown>
}

/** From so many options on, a list can be searched. */
const manyOptions = 8

/** The answer to a criterion, in the field of its kind. */
export function ValueField({ criterion, value, name, disabled, onCommit }: Props) {
  const { t } = useTranslation()
  const show = useShowText()
  const data = (options: readonly CriterionOption[]) =>
    options.map((option, index) => ({
      value: option.id,
      label: show(option.label) || t('criteria.option_number', { number: index + 1 }),
    }))
  const common = { 'aria-label': name, disabled, size: 'sm' as const }
  switch (criterion.kind) {
    case 'yes_no':
      return (
        <SegmentedControl
          {...common}
          fullWidth
          value={value === null ? 'unknown' : value ? 'yes' : 'no'}
          onChange={(next) => void onCommit(next === 'unknown' ? null : next === 'yes')}
          data={[
            { value: 'yes', label: t('criteria.yes') },
            { value: 'no', label: t('criteria.no') },
            { value: 'unknown', label: t('criteria.not_known') },
          ]}
        />
      )
    case 'number':
      return (
        <NumberValue
          {...{ name, disabled, onCommit }}
          value={typeof value === 'number' ? value : null}
          unit={show(criterion.unit)}
        />
      )
    case 'one_of':
      return (
        <Select
          {...common}
          clearable
          clearButtonProps={{ 'aria-label': t('criteria.clear_answer') }}
          searchable={criterion.options.length > manyOptions}
          placeholder={t('criteria.not_known')}
          nothingFoundMessage={t('criteria.nothing_found')}
          data={data(criterion.options)}
          value={typeof value === 'string' ? value : null}
          onChange={(next) => void onCommit(next)}
        />
      )
    case 'several_of':
      return (
        <MultiSelect
          {...common}
          clearable
          clearButtonProps={{ 'aria-label': t('criteria.clear_answer') }}
          searchable={criterion.options.length > manyOptions}
          hidePickedOptions
          {...(Array.isArray(value) && value.length > 0 ? {} : { placeholder: t('criteria.not_known') })}
          nothingFoundMessage={t('criteria.nothing_found')}
          data={data(criterion.options)}
          value={Array.isArray(value) ? value : []}
          onChange={(next) => void onCommit(next.length > 0 ? next : null)}
        />
      )
    case 'date':
      return (
        <DayField
          hideLabel
          label={name}
          disabled={disabled}
          value={typeof value === 'string' ? value : null}
          onCommit={onCommit}
        />
      )
  }
}

function NumberValue({
  value,
  unit,
  name,
  disabled,
  onCommit,
}: Omit<Props, 'criterion' | 'value'> & { value: number | null; unit: string }) {
  const { t } = useTranslation()
  const draft = useAutosave<number | null>(value, onCommit)
  return (
    <NumberInput
      aria-label={unit ? `${name}, ${unit}` : name}
      size="sm"
      disabled={disabled}
      placeholder={t('criteria.not_known')}
      hideControls
      {...(unit && draft.value !== null ? { suffix: ` ${unit}` } : {})}
      value={draft.value ?? ''}
      onChange={(next) => draft.edit(typeof next === 'number' ? next : null)}
      onBlur={draft.flush}
      onKeyDown={(event) => {
        if (event.key === 'Enter') draft.flush()
      }}
    />
  )
}
