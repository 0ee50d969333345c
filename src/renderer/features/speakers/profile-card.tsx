import { Title } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './speakers.module.css'

interface Props {
  title: string
  /** It can be left out of everything that is shared. */
  sensitive?: boolean
  /** Stands at the end of the heading. */
  action?: ReactNode
  children: ReactNode
}

/** One subject of a profile. */
export function ProfileCard({ title, sensitive, action, children }: Props) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <section className={`${classes.card} ${sensitive ? classes.sensitive : ''}`} aria-labelledby={id}>
      <div className={classes.cardHead}>
        <Title order={2} fz="md" id={id}>
          {title}
        </Title>
        {sensitive && (
          <span className={classes.mark} title={t('speakers.sensitive_text')}>
            <IconLock size={12} aria-hidden />
            {t('speakers.sensitive')}
          </span>
        )}
        {action && <div style={{ marginLeft: 'auto' }}>{action}</div>}
      </div>
      {children}
    </section>
  )
}
