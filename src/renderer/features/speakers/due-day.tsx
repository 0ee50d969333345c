import { IconAlertCircle } from '@tabler/icons-react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import classes from './speakers.module.css'

interface Props {
  /** 'YYYY-MM-DD' */
  day: string
  overdue: boolean
}

/** The day of a next step; one that has passed is marked by colour, sign and word. */
export function DueDay({ day, overdue }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const text = format.date(`${day}T12:00:00`)
  if (!overdue) return <span className={classes.due}>{text}</span>
  return (
    <span className={classes.due} data-overdue title={t('speakers.overdue')}>
      <IconAlertCircle size={14} aria-hidden />
      {text}
      <span className={classes.hidden}>{t('speakers.overdue')}</span>
    </span>
  )
}
