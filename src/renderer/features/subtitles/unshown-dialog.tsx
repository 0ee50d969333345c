import { Button, Group, Modal, Stack, Text, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { StoredCue } from '#shared/api/tracks.ts'
import { formatTimecode } from '#shared/time.ts'
import { unshownCues } from '#shared/unshown-cues.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import classes from './unshown-dialog.module.css'
import { useTrackEdits } from './use-track-edits.ts'

/** So many are listed; more are not gone through one by one here. */
const mostListed = 50

interface Props {
  trackId: string
  opened: boolean
  onClose: () => void
  onShow: (cueId: string) => void
  /** There is none any longer. */
  onMended: (cues: readonly StoredCue[]) => void
}

/** Why the track is not saved as a file: the cues that no player would ever show, each a way to itself. */
export function UnshownDialog({ opened, onClose, ...rest }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      // Who goes to a cue goes on in its text.
      returnFocus={false}
      title={t('subtitle_tools.unshown')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {opened && <Body onClose={onClose} {...rest} />}
    </Modal>
  )
}

function Body({ trackId, onClose, onShow, onMended }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const cues = useQuery(trpc.tracks.get.queryOptions({ id: trackId })).data?.cues ?? []
  const { edit } = useTrackEdits(trackId)
  const firstButton = useRef<HTMLButtonElement>(null)
  const [isUnderWay, setUnderWay] = useState(false)
  const [isTried, setTried] = useState(false)
  const unshown = unshownCues(cues)
  const lengthen = async () => {
    if (isUnderWay) return
    setUnderWay(true)
    const track = await edit({ kind: 'lengthen' }).catch(() => null)
    setUnderWay(false)
    setTried(track !== null)
    if (track && unshownCues(track.cues).length === 0) onMended(track.cues)
  }
  // The button that was pressed is gone then.
  useEffect(() => {
    if (isTried) firstButton.current?.focus()
  }, [isTried])
  const first = cues[unshown[0] ?? -1]
  return (
    <Stack>
      <Text fz="sm" c="dimmed" role="status">
        {t(isTried ? 'subtitle_tools.unshown_left' : 'subtitle_tools.unshown_text')}
      </Text>
      <ul className={classes.list}>
        {unshown.slice(0, mostListed).map((index) => {
          const cue = cues[index]!
          return (
            <li key={cue.id}>
              <UnstyledButton className={classes.cue} onClick={() => onShow(cue.id)}>
                <span className="tabular">{index + 1}</span>
                <span className="tabular">
                  {formatTimecode(cue.startMs)} – {formatTimecode(cue.endMs)}
                </span>
                <span className={classes.text}>{cue.text}</span>
              </UnstyledButton>
            </li>
          )
        })}
      </ul>
      {unshown.length > mostListed && (
        <Text fz="sm" c="dimmed">
          {t('subtitle_tools.unshown_more', { count: unshown.length - mostListed })}
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        {first && (
          <Button
            ref={firstButton}
            variant={readOnly || isTried ? 'filled' : 'default'}
            data-autofocus={readOnly || undefined}
            onClick={() => onShow(first.id)}
          >
            {t('subtitle_tools.unshown_first')}
          </Button>
        )}
        {!readOnly && !isTried && (
          <Button data-autofocus aria-disabled={isUnderWay || undefined} onClick={() => void lengthen()}>
            {t('subtitle_tools.unshown_lengthen')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
