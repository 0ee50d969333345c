import { ActionIcon, Button, Menu, Select } from '@mantine/core'
import {
  IconDots,
  IconDownload,
  IconEar,
  IconEarOff,
  IconFileImport,
  IconPencil,
  IconScissors,
  IconTrash,
} from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TrackSummary } from '#shared/api/tracks.ts'
import { subtitleFormats } from '#shared/subtitles.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { downloadFrom } from '../../lib/download.ts'
import { languageNames } from '../../lib/languages.ts'
import { notifyDone, notifyFailure } from '../../lib/notify.tsx'
import { flushEdits } from '../../lib/pending-edits.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { notifyRemoved } from '../../lib/undo-toast.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import classes from './subtitles.module.css'

interface Props {
  tracks: readonly TrackSummary[]
  current: TrackSummary
  onChoose: (id: string | null) => void
  onImport: () => void
}

/** Which track is worked on, and what can be done with it as a whole. */
export function TrackBar({ tracks, current, onChoose, onImport }: Props) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const [renaming, setRenaming] = useState(false)
  const settled = () => queryClient.invalidateQueries(trpc.tracks.pathFilter())
  const remove = useMutation(
    trpc.tracks.remove.mutationOptions({
      onSuccess: () => {
        onChoose(null)
        notifyRemoved(t('subtitles.removed', { name: current.name }))
      },
      onError: notifyFailure,
      onSettled: settled,
    }),
  )
  const recut = useMutation(
    trpc.tracks.recut.mutationOptions({
      onSuccess: () => notifyDone(t('subtitles.recut_done')),
      onError: notifyFailure,
      onSettled: settled,
    }),
  )
  // The screen has the track already; this asks nobody.
  const cues = useQuery(trpc.tracks.get.queryOptions({ id: current.id })).data?.cues ?? []
  const showsHesitations = cues.some(({ words }) => words.some(({ filler }) => filler))
  return (
    <div className={classes.bar}>
      <Select
        size="xs"
        flex={1}
        miw={0}
        maw={340}
        aria-label={t('subtitles.track')}
        allowDeselect={false}
        data={tracks.map((track) => ({
          value: track.id,
          label:
            track.name === languageNames[track.language]
              ? track.name
              : `${languageNames[track.language]} · ${track.name}`,
        }))}
        value={current.id}
        onChange={onChoose}
      />
      <div style={{ marginLeft: 'auto', display: 'flex', flex: 'none', gap: 6 }}>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="xs" variant="light" leftSection={<IconDownload size={14} />}>
              {t('subtitles.export')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {subtitleFormats.map((format) => (
              <Menu.Item
                key={format}
                onClick={() => void flushEdits().then(() => downloadFrom(`/tracks/${current.id}/${format}`))}
              >
                {t(`subtitles.format.${format}`)}
              </Menu.Item>
            ))}
            <Menu.Item
              onClick={() => void flushEdits().then(() => downloadFrom(`/tracks/${current.id}/srt?names=1`))}
            >
              {t('subtitles.srt_named')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {!readOnly && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon size={30} variant="default" aria-label={t('subtitles.menu')}>
                <IconDots size={17} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconFileImport size={16} />} onClick={onImport}>
                {t('subtitles.import')}
              </Menu.Item>
              <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setRenaming(true)}>
                {t('subtitles.rename')}
              </Menu.Item>
              {current.transcriptId && (
                <Menu.Item
                  leftSection={<IconScissors size={16} />}
                  onClick={() => recut.mutate({ id: current.id })}
                >
                  {t('subtitles.recut')}
                </Menu.Item>
              )}
              {current.transcriptId && (
                <Menu.Item
                  leftSection={showsHesitations ? <IconEarOff size={16} /> : <IconEar size={16} />}
                  onClick={() =>
                    recut.mutate({ id: current.id, hesitations: showsHesitations ? 'hide' : 'show' })
                  }
                >
                  {t(showsHesitations ? 'subtitles.hide_hesitations' : 'subtitles.show_hesitations')}
                </Menu.Item>
              )}
              <Menu.Divider />
              <Menu.Item
                color="var(--mantine-color-error)"
                leftSection={<IconTrash size={16} />}
                onClick={() => remove.mutate({ id: current.id })}
              >
                {t('subtitles.remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <RenameDialog track={current} opened={renaming} onClose={() => setRenaming(false)} />
    </div>
  )
}
