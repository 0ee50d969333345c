import { Group, Input, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import type { CriterionFields } from '#shared/api/criteria.ts'
import { languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { DayField } from '../../ui/day-field.tsx'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import classes from './editor.module.css'
import { OptionsEditor } from './options-editor.tsx'

interface Props {
  value: CriterionFields
  disabled: boolean
  onEdit: (value: CriterionFields) => void
  onCommit: (value: CriterionFields) => void
  onDone: () => void
}

/** What meets the criterion, by its kind. */
export function DemandFields({ value, disabled, onEdit, onCommit, onDone }: Props) {
  const { t } = useTranslation()
  switch (value.kind) {
    case 'yes_no':
      return (
        <div>
          <Input.Label component="div">{t('criteria.good_answer')}</Input.Label>
          <SegmentedControl
            aria-label={t('criteria.good_answer')}
            w={240}
            fullWidth
            disabled={disabled}
            value={value.good ? 'yes' : 'no'}
            onChange={(good) => onCommit({ ...value, good: good === 'yes' })}
            data={[
              { value: 'yes', label: t('criteria.yes') },
              { value: 'no', label: t('criteria.no') },
            ]}
          />
        </div>
      )
    case 'number': {
      const wrong = value.min !== null && value.max !== null && value.min > value.max
      const end = (next: number | string) => (next === '' || Number.isNaN(Number(next)) ? null : Number(next))
      return (
        <fieldset className={classes.fieldset} aria-label={t('criteria.range.label')}>
          <Group gap="sm" align="flex-start" wrap="nowrap">
            <NumberInput
              label={t('criteria.range.min')}
              placeholder={t('criteria.range.open')}
              disabled={disabled}
              value={value.min ?? ''}
              onChange={(min) => onEdit({ ...value, min: end(min) })}
              onBlur={onDone}
              flex={1}
            />
            <NumberInput
              label={t('criteria.range.max')}
              placeholder={t('criteria.range.open')}
              disabled={disabled}
              value={value.max ?? ''}
              error={wrong && t('criteria.range.wrong')}
              onChange={(max) => onEdit({ ...value, max: end(max) })}
              onBlur={onDone}
              flex={1}
            />
          </Group>
          <Input.Label component="div" mt="sm">
            {t('criteria.unit')}
          </Input.Label>
          <Group gap="sm" wrap="nowrap">
            {languages.map((language) => (
              <TextInput
                key={language}
                flex={1}
                lang={language}
                aria-label={`${t('criteria.unit')}, ${languageNames[language]}`}
                leftSection={<LanguageBadge language={language} />}
                leftSectionWidth={46}
                maxLength={40}
                disabled={disabled}
                value={value.unit[language]}
                onChange={(event) =>
                  onEdit({ ...value, unit: { ...value.unit, [language]: event.currentTarget.value } })
                }
                onBlur={onDone}
              />
            ))}
          </Group>
        </fieldset>
      )
    }
    case 'date': {
      const wrong = value.from !== null && value.to !== null && value.from > value.to
      return (
        <div>
          <Group gap="sm" align="flex-start" wrap="nowrap">
            <DayField
              label={t('criteria.range.earliest')}
              disabled={disabled}
              value={value.from}
              onCommit={(from) => onCommit({ ...value, from })}
            />
            <DayField
              label={t('criteria.range.latest')}
              disabled={disabled}
              value={value.to}
              onCommit={(to) => onCommit({ ...value, to })}
            />
          </Group>
          {wrong && <Input.Error mt={4}>{t('criteria.range.wrong')}</Input.Error>}
        </div>
      )
    }
    default:
      return (
        <>
          <OptionsEditor
            options={value.options}
            fact={value.fact}
            disabled={disabled}
            onEdit={(options) => onEdit({ ...value, options })}
            onCommit={(options) => onCommit({ ...value, options })}
            onDone={onDone}
          />
          {value.kind === 'several_of' && (
            <NumberInput
              label={t('criteria.at_least')}
              w={240}
              min={1}
              max={Math.max(1, value.options.filter((option) => option.good).length)}
              clampBehavior="strict"
              allowDecimal={false}
              disabled={disabled}
              value={value.atLeast}
              onChange={(next) => onEdit({ ...value, atLeast: Math.max(1, Number(next) || 1) })}
              onBlur={onDone}
            />
          )}
        </>
      )
  }
}
