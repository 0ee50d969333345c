import { Input, Textarea, TextInput } from '@mantine/core'
import { useId } from 'react'
import { languages } from '#shared/language.ts'
import type { LocalizedText } from '#shared/localized.ts'
import { languageNames } from '../../lib/languages.ts'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import classes from './editor.module.css'

interface Props {
  label: string
  description?: string
  value: LocalizedText
  disabled: boolean
  multiline?: boolean
  maxLength?: number
  autoFocus?: boolean
  onEdit: (value: LocalizedText) => void
  onDone: () => void
}

/** One text in the three languages, one field under the other; any of them may stay empty. */
export function LocalizedFields({
  label,
  description,
  value,
  disabled,
  multiline = false,
  maxLength = 300,
  autoFocus = false,
  onEdit,
  onDone,
}: Props) {
  const id = useId()
  return (
    <fieldset className={classes.fieldset} aria-labelledby={id}>
      <Input.Label component="div" id={id}>
        {label}
      </Input.Label>
      {description && <Input.Description mb={6}>{description}</Input.Description>}
      {languages.map((language, index) => {
        const props = {
          lang: language,
          'aria-label': `${label}, ${languageNames[language]}`,
          leftSection: <LanguageBadge language={language} />,
          leftSectionWidth: 46,
          maxLength,
          disabled,
          value: value[language],
          onBlur: onDone,
          ...(autoFocus && index === 0 ? { 'data-autofocus': true } : {}),
        }
        return multiline ? (
          <Textarea
            key={language}
            {...props}
            classNames={{ section: classes.topSection }}
            autosize
            minRows={2}
            maxRows={6}
            onChange={(event) => onEdit({ ...value, [language]: event.currentTarget.value })}
          />
        ) : (
          <TextInput
            key={language}
            {...props}
            onChange={(event) => onEdit({ ...value, [language]: event.currentTarget.value })}
          />
        )
      })}
    </fieldset>
  )
}
