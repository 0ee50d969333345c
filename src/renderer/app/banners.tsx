import { IconEye, IconPlugConnectedX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.tsx'
import { useConnection } from '../lib/connection.ts'
import { useReadOnly } from './app-state.ts'
import classes from './banners.module.css'

/** A break shorter than this is not worth a word. */
const patienceMs = 1500

/** What concerns the whole window: no connection, or reading only. */
export function Banners() {
  const { t } = useTranslation()
  const down = useConnection() === 'down'
  const readOnly = useReadOnly()
  const [lost, setLost] = useState(false)
  useEffect(() => {
    if (!down) return setLost(false)
    const timer = window.setTimeout(() => setLost(true), patienceMs)
    return () => window.clearTimeout(timer)
  }, [down])
  return (
    <div aria-live="polite">
      {lost && (
        <div className={classes.banner} data-tone="warning">
          <IconPlugConnectedX size={17} aria-hidden />
          {t('connection.lost')}
        </div>
      )}
      {readOnly && <ReadOnlyBanner />}
    </div>
  )
}

/** Says that another window has this library, and that nothing can be changed here. */
export function ReadOnlyBanner() {
  const { t } = useTranslation()
  return (
    <div className={classes.banner} data-tone="info">
      <IconEye size={17} aria-hidden />
      {t('shell.read_only')}
    </div>
  )
}
