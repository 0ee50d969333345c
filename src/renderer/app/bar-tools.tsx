import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core'
import { useResizeObserver } from '@mantine/hooks'
import { IconArrowBackUp, IconArrowForwardUp, IconKeyboard, IconSearch } from '@tabler/icons-react'
import { useLayoutEffect } from 'react'
import { JobTray } from '../features/jobs/job-tray.tsx'
import { useTranslation } from '../i18n/use-translation.tsx'
import { keyCaps } from '../lib/keys.ts'
import { openHelp, openPalette } from './overlays.ts'
import classes from './top-bar.module.css'
import { useHistory } from './use-history.ts'

/** What stands at the end of the bar on every screen: undo and redo, the palette, the keys, the jobs. */
export function BarTools() {
  const { t } = useTranslation()
  const history = useHistory()
  const [box, { width }] = useResizeObserver()
  useLayoutEffect(() => {
    // The headings beside it end where it begins.
    document.documentElement.style.setProperty('--iz-tools', `${Math.ceil(width)}px`)
  }, [width])
  return (
    <div ref={box} className={classes.tools}>
      <Tooltip label={history.undoLabel ?? t('history.nothing_to_undo')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('history.undo')}
          aria-disabled={!history.canUndo}
          {...(history.canUndo ? {} : { 'data-disabled': true })}
          onClick={history.undo}
        >
          <IconArrowBackUp size={19} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={history.redoLabel ?? t('history.nothing_to_redo')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('history.redo')}
          aria-disabled={!history.canRedo}
          {...(history.canRedo ? {} : { 'data-disabled': true })}
          onClick={history.redo}
        >
          <IconArrowForwardUp size={19} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <UnstyledButton className={classes.search} onClick={openPalette}>
        <IconSearch size={15} stroke={1.8} aria-hidden />
        <span>{t('palette.open')}</span>
        <kbd>{keyCaps('mod+k', '').join(' ')}</kbd>
      </UnstyledButton>
      <Tooltip label={t('keys.open')}>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('keys.open')} onClick={openHelp}>
          <IconKeyboard size={19} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <JobTray />
    </div>
  )
}
