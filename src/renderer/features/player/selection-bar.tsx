import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconScissors, IconX } from '@tabler/icons-react'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { useMakeClip } from '../clips/use-make-clip.ts'
import { usePlayer, useSelection } from './player-context.ts'

/** How long the marked range is, and what can be done with it. */
export function SelectionBar({ takeId }: { takeId: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const player = usePlayer()
  const selection = useSelection()
  const readOnly = useReadOnly()
  const makeClip = useMakeClip(takeId)
  if (!selection) return null
  const seconds = format.number((selection.outMs - selection.inMs) / 1000, 1)
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        className="tabular"
        aria-label={t('player.play_selection')}
        onClick={() => player.playRange(selection)}
      >
        {t('player.seconds', { seconds })}
      </Button>
      {!readOnly && (
        <Button
          size="compact-sm"
          leftSection={<IconScissors size={14} />}
          loading={makeClip.isPending}
          onClick={() => makeClip.make(selection)}
        >
          {t('clips.make')}
        </Button>
      )}
      <Tooltip label={t('player.key.clear_marks')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('player.key.clear_marks')}
          onClick={() => player.select(null)}
        >
          <IconX size={16} />
        </ActionIcon>
      </Tooltip>
    </>
  )
}
