import { Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconVocabulary } from '@tabler/icons-react'
import type { Word } from '#shared/transcript.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './editor.module.css'

/** A word with the signs of what is known about it; they never part at the end of a line. */
export function WordText({ word, grade }: { word: Word; grade: 0 | 1 | 2 }) {
  const { t } = useTranslation()
  const text = grade === 0 ? word.text : <u data-doubt={grade}>{word.text}</u>
  const flagged = word.flag !== undefined && !word.checked
  if (!flagged && word.heard === undefined) return text
  return (
    <bdi className={classes.signed}>
      {text}
      {flagged && (
        <Tooltip label={t(`editor.flag.${word.flag!}`)} multiline maw={280}>
          <IconAlertTriangle
            className={classes.flag}
            size={14}
            stroke={2}
            role="img"
            aria-label={t(`editor.flag.${word.flag!}`)}
          />
        </Tooltip>
      )}
      {word.heard !== undefined && (
        <Tooltip label={t('editor.heard', { text: word.heard })} multiline maw={280}>
          <IconVocabulary
            className={classes.heard}
            size={14}
            stroke={1.8}
            role="img"
            aria-label={t('editor.heard', { text: word.heard })}
          />
        </Tooltip>
      )}
    </bdi>
  )
}
