import { ActionIcon, Menu, Select } from '@mantine/core'
import {
  IconArrowsHorizontal,
  IconDots,
  IconEar,
  IconEarOff,
  IconFileImport,
  IconLanguage,
  IconPencil,
  IconReplace,
  IconScissors,
  IconSparkles,
  IconTrash,
} from '@tabler/icons-react'
import { mutationOptions, useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { TrackSummary } from '#shared/api/tracks.ts'
import type { Hesitations } from '#shared/subtitles.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { notifyDone } from '../../lib/notify.tsx'
import { useChangeParams } from '../../lib/params.ts'
import { flushEdits } from '../../lib/pending-edits.ts'
import { tellOnce, toldAtOnce } from '../../lib/tell-once.ts'
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'
import { notifyRemoved } from '../../lib/undo-toast.tsx'
import { countChanged } from './changed-cues.ts'
import type { TrackTool } from './cue-list.tsx'
import { DownloadMenu } from './download-menu.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import classes from './subtitles.module.css'
import { editTrack, trackScope } from './use-track-edits.ts'

interface Props {
  tracks: readonly TrackSummary[]
  current: TrackSummary
  onChoose: (id: string | null) => void
  onImport: () => void
  /** The track whose texts stand beside, null when none is shown. */
  beside: TrackSummary | null
  onBeside: (id: string | null) => void
  onTool: (tool: TrackTool) => void
  onTranslate: () => void
  /** Of the recording, 0 where it is not known. */
  durationMs: number
  onShowCue: (cueId: string) => void
}

const told = toldAtOnce(() => queryClient.invalidateQueries(trpc.tracks.pathFilter()))

function recutting(id: string) {
  return mutationOptions({
    ...told,
    scope: trackScope(id),
    mutationFn: (hesitations: Hesitations | undefined) => rpc.tracks.recut.mutate({ id, hesitations }),
    onSuccess: (track) => queryClient.setQueryData(trpc.tracks.get.queryKey({ id }), track),
  })
}

/** A track's language, and its name where that says more. */
const nameOf = ({ language, name }: TrackSummary) =>
  name === languageNames[language] ? name : `${languageNames[language]} · ${name}`

/** Which track is worked on, and what can be done with it as a whole. */
export function TrackBar(props: Props) {
  const {
    tracks,
    current,
    onChoose,
    onImport,
    beside,
    onBeside,
    onTool,
    onTranslate,
    durationMs,
    onShowCue,
  } = props
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  /** What takes the focus waits for the menu, which gives it back to its button. */
  const afterMenu = useRef<(() => void) | null>(null)
  const leaveMenu = () => {
    afterMenu.current?.()
    afterMenu.current = null
  }
  const [renaming, setRenaming] = useState(false)
  // What is done to a track is done to the one that was on the screen when it was asked for; another may be chosen meanwhile.
  const { id, name } = current
  const changeParams = useChangeParams()
  const removal = useMutation(trpc.tracks.remove.mutationOptions(told))
  const remove = () =>
    tellOnce(removal.mutateAsync({ id }), () => {
      changeParams((params) => {
        params.delete('track', id)
        return params
      })
      notifyRemoved(t('subtitles.removed', { name }))
    })
  const recutSaved = async (hesitations?: Hesitations) => {
    // What was typed last is to be there again when this is undone; what could not be saved has been said.
    if (!(await flushEdits())) return
    const recut = queryClient.getMutationCache().build(queryClient, recutting(id))
    tellOnce(recut.execute(hesitations), () => notifyDone(t('subtitles.recut_done')))
  }
  // The screen has the track already; this asks nobody.
  const cues = useQuery(trpc.tracks.get.queryOptions({ id })).data?.cues ?? []
  const mend = async () => {
    await flushEdits()
    // What was typed last has only now come to be among them.
    const before = queryClient.getQueryData(trpc.tracks.get.queryKey({ id }))?.cues ?? cues
    const track = await editTrack(id, { kind: 'mend' }).catch(() => null)
    if (!track) return
    const count = countChanged(before, track.cues)
    notifyDone(count > 0 ? t('subtitle_tools.mended', { count }) : t('subtitle_tools.mended_none'), 'mend')
  }
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
          label: nameOf(track),
        }))}
        value={current.id}
        onChange={onChoose}
      />
      {tracks.length > 1 && (
        <Select
          size="xs"
          flex={1}
          miw={0}
          maw={260}
          clearable
          aria-label={t('subtitle_tools.beside')}
          placeholder={t('subtitle_tools.beside_short')}
          data={tracks
            .filter(({ id }) => id !== current.id)
            .map((track) => ({ value: track.id, label: nameOf(track) }))}
          value={beside?.id ?? null}
          onChange={onBeside}
        />
      )}
      <div style={{ marginLeft: 'auto', display: 'flex', flex: 'none', gap: 6 }}>
        <DownloadMenu track={current} durationMs={durationMs} onShowCue={onShowCue} />
        {!readOnly && (
          <Menu position="bottom-end" onExitTransitionEnd={leaveMenu}>
            <Menu.Target>
              <ActionIcon size={30} variant="default" aria-label={t('subtitles.menu')}>
                <IconDots size={17} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconFileImport size={16} />} onClick={onImport}>
                {t('subtitles.import')}
              </Menu.Item>
              <Menu.Item leftSection={<IconLanguage size={16} />} onClick={onTranslate}>
                {t('subtitle_tools.translate')}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconReplace size={16} />}
                onClick={() => {
                  afterMenu.current = () => onTool('replace')
                }}
              >
                {t('subtitle_tools.replace')}
              </Menu.Item>
              <Menu.Item leftSection={<IconSparkles size={16} />} onClick={() => void mend()}>
                {t('subtitle_tools.mend')}
              </Menu.Item>
              <Menu.Item leftSection={<IconArrowsHorizontal size={16} />} onClick={() => onTool('shift')}>
                {t('subtitle_tools.shift')}
              </Menu.Item>
              <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setRenaming(true)}>
                {t('subtitles.describe')}
              </Menu.Item>
              {current.transcriptId && (
                <Menu.Item leftSection={<IconScissors size={16} />} onClick={() => void recutSaved()}>
                  {t('subtitles.recut')}
                </Menu.Item>
              )}
              {current.transcriptId && (
                <Menu.Item
                  leftSection={showsHesitations ? <IconEarOff size={16} /> : <IconEar size={16} />}
                  onClick={() => void recutSaved(showsHesitations ? 'hide' : 'show')}
                >
                  {t(showsHesitations ? 'subtitles.hide_hesitations' : 'subtitles.show_hesitations')}
                </Menu.Item>
              )}
              <Menu.Divider />
              <Menu.Item
                color="var(--mantine-color-error)"
                leftSection={<IconTrash size={16} />}
                onClick={remove}
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
