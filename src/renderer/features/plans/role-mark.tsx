import type { QuestionRole } from '#shared/api/questions.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './plans.module.css'

/** What a question is for, as a small mark in its colour. */
export function RoleMark({ role }: { role: QuestionRole }) {
  const { t } = useTranslation()
  return (
    <span className={classes.role} data-role={role}>
      {t(`questions.roles.${role}`)}
    </span>
  )
}
