import { ActionIcon, Group, Title, Tooltip, UnstyledButton } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconKeyboard, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { JobTray } from '../features/jobs/job-tray.tsx'
import { keyCaps } from '../lib/keys.ts'
import { openHelp, openPalette } from './overlays.ts'
import classes from './top-bar.module.css'
import { useHistory } from './use-history.ts'

interface Props {
  title: string
  before?: ReactNode
  actions?: ReactNode
}

/** The bar over every screen: its heading, undo and redo, the palette, the jobs, the keys. */
export function TopBar({ title, before, actions }: Props) {
  const { t } = useTranslation()
  const history = useHistory()
  useEffect(() => {
    document.title = `${title} · Iz Studio`
  }, [title])
  return (
    <header className={classes.bar}>
      <div className={classes.heading}>
        {before}
        <Title order={1} className={classes.title} title={title}>
          {title}
        </Title>
      </div>
      {actions && <Group gap="xs">{actions}</Group>}
      <Group gap={2} wrap="nowrap" ml="auto">
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
      </Group>
    </header>
  )
}
