import { ActionIcon, Button, Checkbox, Input, TextInput, Tooltip } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { CriterionFact, CriterionOption } from '#shared/api/criteria.ts'
import { languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import { useShowText } from '../../ui/localized.tsx'
import { newOption } from './criterion-words.ts'
import classes from './editor.module.css'

interface Props {
  options: CriterionOption[]
  fact: CriterionFact | null
  disabled: boolean
  onEdit: (options: CriterionOption[]) => void
  onCommit: (options: CriterionOption[]) => void
  onDone: () => void
}

/** The answers one can choose from, each in three languages, and which of them meet the criterion. */
export function OptionsEditor({ options, fact, disabled, onEdit, onCommit, onDone }: Props) {
  const { t } = useTranslation()
  const show = useShowText()
  const change = (index: number, patch: Partial<CriterionOption>) =>
    options.map((option, at) => (at === index ? { ...option, ...patch } : option))
  return (
    <fieldset className={classes.fieldset} aria-label={t('criteria.options')}>
      <Input.Label component="div">{t('criteria.options')}</Input.Label>
      <Input.Description mb={6}>{t('criteria.options_text')}</Input.Description>
      {options.map((option, index) => {
        const name = show(option.label) || t('criteria.option_number', { number: index + 1 })
        return (
          <div key={option.id} className={classes.option}>
            <Tooltip label={t('criteria.meets')}>
              <Checkbox
                aria-label={t('criteria.meets_named', { name })}
                color="teal.8"
                disabled={disabled}
                checked={option.good}
                onChange={(event) => onCommit(change(index, { good: event.currentTarget.checked }))}
              />
            </Tooltip>
            {languages.map((language) => (
              <TextInput
                key={language}
                size="xs"
                flex={1}
                lang={language}
                aria-label={`${t('criteria.option_number', { number: index + 1 })}, ${languageNames[language]}`}
                leftSection={<LanguageBadge language={language} />}
                leftSectionWidth={40}
                maxLength={200}
                disabled={disabled}
                value={option.label[language]}
                onChange={(event) =>
                  onEdit(change(index, { label: { ...option.label, [language]: event.currentTarget.value } }))
                }
                onBlur={onDone}
              />
            ))}
            {fact !== null && (
              <Tooltip label={t('criteria.code_text')}>
                <TextInput
                  size="xs"
                  w={58}
                  aria-label={t('criteria.code_named', { name })}
                  placeholder={t('criteria.code')}
                  maxLength={20}
                  disabled={disabled}
                  value={option.code}
                  onChange={(event) => onEdit(change(index, { code: event.currentTarget.value }))}
                  onBlur={onDone}
                />
              </Tooltip>
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={disabled}
              aria-label={t('common.remove_named', { name })}
              onClick={() => onCommit(options.filter((other) => other.id !== option.id))}
            >
              <IconTrash size={15} />
            </ActionIcon>
          </div>
        )
      })}
      {!disabled && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={15} />}
          onClick={() => onCommit([...options, newOption()])}
        >
          {t('criteria.add_option')}
        </Button>
      )}
    </fieldset>
  )
}
