import { Button } from '@mantine/core'
import { IconEye, IconPlugConnectedX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useLibraryActions } from '../features/settings/use-library-actions.ts'
import { useTranslation } from '../i18n/use-translation.tsx'
import { useConnection } from '../lib/connection.ts'
import { isFocusFree } from '../lib/focus-heir.ts'
import { focusWhenDrawn } from '../lib/focus-when-drawn.ts'
import { notifyFailure, notifyProblem } from '../lib/notify.tsx'
import { useAppState, useReadOnly } from './app-state.ts'
import classes from './banners.module.css'

/** A break shorter than this is not worth a word. */
const patienceMs = 1500

/** What concerns the whole window: no connection, or reading only. */
export function Banners() {
  const { t } = useTranslation()
  const connection = useConnection()
  const down = connection === 'down' || connection === 'refused'
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
          {t(connection === 'refused' ? 'connection.refused' : 'connection.lost')}
        </div>
      )}
      {readOnly && <ReadOnlyBanner />}
    </div>
  )
}

/** Says that another window has this library, and that nothing can be changed here until that one lets go of it. */
export function ReadOnlyBanner() {
  const { t } = useTranslation()
  const path = useAppState()?.library?.path
  const { open } = useLibraryActions()
  const button = useRef<HTMLButtonElement>(null)
  const editHere = async () => {
    if (path === undefined) return
    // Once it can be edited, this banner is gone, and with it what `mutate` would call.
    const library = await open.mutateAsync({ path }).catch(notifyFailure)
    if (library?.readOnly) notifyProblem(t('error.library_read_only'))
    // While it was pressed it could not have the focus.
    const pressed = button.current
    if (!isFocusFree(pressed)) return
    const staysHere = !library || library.readOnly
    focusWhenDrawn(() => {
      if (staysHere) return pressed?.disabled ? null : pressed
      return pressed?.isConnected ? null : document.getElementById('content')
    })
  }
  return (
    <div className={classes.banner} data-tone="info">
      <IconEye size={17} aria-hidden />
      {t('shell.read_only')}
      <Button
        size="compact-xs"
        variant="default"
        className={classes.action}
        ref={button}
        loading={open.isPending}
        onClick={() => void editHere()}
      >
        {t('shell.edit_here')}
      </Button>
    </div>
  )
}
