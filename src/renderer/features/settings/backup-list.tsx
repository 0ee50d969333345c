import { Button, Modal, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LibraryBackup } from '#shared/api/settings.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { failureText } from '../../lib/error-text.ts'
import { useFormat } from '../../lib/format.ts'
import { notifyDone } from '../../lib/notify.tsx'
import { trpc } from '../../lib/trpc.ts'
import classes from './settings.module.css'
import { useLibraryActions } from './use-library-actions.ts'

interface Props {
  /** The library's folder. */
  path: string
  /** Stands where there is none. */
  none: string
  /** Only looked at: nothing can be restored here. */
  readOnly?: boolean
  onRestored: () => void
}

/** A glance is enough for most; the last days come first. */
const shownAtFirst = 3

/** The backups of a library, and going back to one of them. */
export function BackupList({ path, none, readOnly = false, onRestored }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data, error } = useQuery({ ...trpc.app.backups.queryOptions({ path }), staleTime: 0 })
  const [isWhole, setWhole] = useState(false)
  const [chosen, setChosen] = useState<LibraryBackup | null>(null)
  const shown = isWhole ? data : data?.slice(0, shownAtFirst)
  return (
    <>
      {error && <Text fz="sm">{failureText(t, error)}</Text>}
      {!data && !error && <Skeleton h={120} mt={10} />}
      {data?.length === 0 && <Text fz="sm">{none}</Text>}
      <ul className={classes.backups} hidden={!shown?.length}>
        {shown?.map((backup) => {
          const date = format.dateTime(backup.madeAt)
          return (
            <li key={backup.name}>
              <div>
                <Text fz="sm" fw={500} className="tabular">
                  {date}
                </Text>
                <Text fz="xs" c="dimmed" className="tabular">
                  {[t(`library.backups.reason.${backup.reason}`), format.bytes(backup.bytes)].join(' · ')}
                </Text>
              </div>
              {!readOnly && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('library.backups.restore_named', { date })}
                  onClick={() => setChosen(backup)}
                >
                  {t('library.backups.restore')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {data && shown && data.length > shown.length && (
        <Button size="compact-xs" variant="subtle" mt={6} onClick={() => setWhole(true)}>
          {t('library.backups.all', { count: data.length })}
        </Button>
      )}
      <RestoreDialog path={path} backup={chosen} onClose={() => setChosen(null)} onRestored={onRestored} />
    </>
  )
}

interface DialogProps extends Pick<Props, 'path' | 'onRestored'> {
  backup: LibraryBackup | null
  onClose: () => void
}

function RestoreDialog({ path, backup, onClose, onRestored }: DialogProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { restore } = useLibraryActions()
  // What is asked about stays readable while the dialog closes.
  const [asked, setAsked] = useState(backup)
  if (backup && backup !== asked) setAsked(backup)
  const date = asked ? format.dateTime(asked.madeAt) : ''
  const dismiss = () => {
    if (!restore.isPending) onClose()
  }
  const go = async () => {
    if (!asked) return
    // What shows the library that was is drawn anew before this ends, and callbacks of `mutate` would go with it.
    const restored = await restore.mutateAsync({ path, backup: asked.name }).catch(() => null)
    onClose()
    if (!restored) return
    notifyDone(t('library.backups.done', { date }))
    onRestored()
  }
  return (
    <Modal
      opened={backup !== null}
      onClose={dismiss}
      title={t('library.backups.ask', { date })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text fz="sm">{t('library.backups.ask_text')}</Text>
        <Text fz="sm">{t('library.backups.ask_kept')}</Text>
        <div className={classes.answers}>
          <Button variant="default" onClick={dismiss} disabled={restore.isPending} data-autofocus>
            {t('common.cancel')}
          </Button>
          <Button loading={restore.isPending} onClick={() => void go()}>
            {t('library.backups.restore')}
          </Button>
        </div>
      </Stack>
    </Modal>
  )
}
