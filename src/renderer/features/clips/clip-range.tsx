import { Button, Group, Text } from '@mantine/core'
import type { Clip } from '#shared/api/clips.ts'
import { formatTimecode } from '#shared/time.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { TimeField } from '../../ui/time-field.tsx'
import type { Range } from '../player/player.ts'
import { usePlayer, useSelection } from '../player/player-context.ts'
import classes from './clips.module.css'

interface Props {
  clip: Clip
  disabled: boolean
  onCommit: (range: Range) => Promise<unknown>
}

/** Where a clip begins and ends; marks made on the timeline or with I and O can be taken over. */
export function ClipRange({ clip, disabled, onCommit }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const player = usePlayer()
  const selection = useSelection()
  const playhead = () => player.state.get().timeMs
  const set = async (inMs: number, outMs: number) => {
    if (inMs < outMs) await onCommit({ inMs, outMs })
  }
  const differs = selection && (selection.inMs !== clip.inMs || selection.outMs !== clip.outMs)
  return (
    <>
      <Group gap="sm" align="flex-end" mt={10}>
        <TimeField
          label={t('clips.in')}
          value={clip.inMs}
          playhead={playhead}
          disabled={disabled}
          onCommit={(ms) => set(ms, clip.outMs)}
        />
        <TimeField
          label={t('clips.out')}
          value={clip.outMs}
          playhead={playhead}
          disabled={disabled}
          onCommit={(ms) => set(clip.inMs, ms)}
        />
        <Text fz="sm" c="dimmed" className="tabular" pb={6}>
          {t('player.seconds', { seconds: format.number((clip.outMs - clip.inMs) / 1000, 1) })}
        </Text>
      </Group>
      {differs && !disabled && (
        <div className={classes.marked}>
          <span className="tabular">
            {t('clips.marked', {
              in: formatTimecode(selection.inMs).slice(3),
              out: formatTimecode(selection.outMs).slice(3),
            })}
          </span>
          <Button size="compact-sm" variant="light" onClick={() => onCommit(selection)}>
            {t('clips.take_marked')}
          </Button>
        </div>
      )}
    </>
  )
}
