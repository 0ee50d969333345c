import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { languages } from '#shared/language.ts'
import type { LocalizedText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { isWriting } from '../../lib/is-writing.ts'
import { languageNames } from '../../lib/languages.ts'
import classes from './questions.module.css'

interface Props {
  /** What the text is; each field is called by it and its language. */
  label: string
  value: LocalizedText
  readOnly: boolean
  /** Languages are named above the fields; else only to who cannot see their order. */
  named?: boolean
  autoFocus?: boolean
  maxLength: number
  onChange: (value: LocalizedText) => void
  onBlur: () => void
}

/** A text in the three languages side by side. */
export function LocalizedAreas(props: Props) {
  const { label, value, readOnly, named, autoFocus, maxLength, onChange, onBlur } = props
  const { t, i18n } = useTranslation()
  // The library may have taken its time: who has gone on to write elsewhere stays there.
  const [isFree] = useState(() => !isWriting())
  return (
    <fieldset className={classes.areas}>
      <legend className={classes.hidden}>{label}</legend>
      {languages.map((language) => (
        <Textarea
          key={language}
          size="sm"
          lang={language}
          {...(named ? { label: languageNames[language] } : {})}
          aria-label={`${label}, ${languageNames[language]}`}
          placeholder={named ? t('questions.not_written') : languageNames[language]}
          data-language={language}
          data-missing={value[language].trim() === '' || undefined}
          classNames={{ input: classes.area ?? '' }}
          autosize
          minRows={named ? 2 : 1}
          maxRows={8}
          maxLength={maxLength}
          readOnly={readOnly}
          autoFocus={autoFocus === true && isFree && language === i18n.language}
          value={value[language]}
          onChange={(event) => onChange({ ...value, [language]: event.currentTarget.value })}
          onBlur={onBlur}
        />
      ))}
    </fieldset>
  )
}
