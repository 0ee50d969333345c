import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from '../../i18n/use-translation.tsx'
import type { CueRowProps } from './cue-row-props.ts'
import { MarkedText } from './marked-text.tsx'
import classes from './subtitles.module.css'

/** What the other track says at the time of a cue. */
export function BesideText({ beside }: Pick<CueRowProps, 'beside'>) {
  const { t } = useTranslation()
  if (!beside?.text) return null
  return (
    <span className={classes.beside} lang={beside.language}>
      <VisuallyHidden>{t('subtitle_tools.original')}: </VisuallyHidden>
      <MarkedText text={beside.text} />
    </span>
  )
}
