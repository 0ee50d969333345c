import { Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect } from 'react'
import { Link } from 'wouter'
import type { Take } from '#shared/api/interviews.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { usePlayer } from '../player/player-context.ts'
import { canPlay } from './recording-file.ts'
import classes from './workspace.module.css'

/** Says in the player's place, or over a proxy that still plays, that the recording is not where it was, and what goes on without it. */
export function FileGone({ take }: { take: Take }) {
  const { t } = useTranslation()
  return (
    <div className={classes.gone} data-bar={canPlay(take) || undefined} role="status">
      <IconAlertTriangle size={canPlay(take) ? 18 : 28} stroke={1.6} aria-hidden />
      <div>
        <Text fw={600} fz="sm">
          {t('workspace.missing')}
        </Text>
        <Text fz="sm">
          {t(canPlay(take) ? 'workspace.gone_proxy' : 'workspace.gone', { file: take.name })}
        </Text>
      </div>
      <Group gap="xs" flex="none">
        <Button
          size="xs"
          variant="default"
          onClick={() => void queryClient.invalidateQueries(trpc.takes.pathFilter())}
        >
          {t('common.try_again')}
        </Button>
        <Button
          size="xs"
          variant="default"
          component={Link}
          href={`/interviews/${take.interviewId}/recordings`}
        >
          {t('workspace.to_recordings')}
        </Button>
      </Group>
    </div>
  )
}

/** Keeps the time of a recording that has nothing to play, so that marks and the timeline go on. */
export function SilentPlayer({ take }: { take: Take }) {
  const player = usePlayer()
  const durationMs = take.info?.durationMs ?? 0
  const fps = take.info?.video?.fps ?? null
  useEffect(() => player.load(take.id, durationMs, fps), [player, take.id, durationMs, fps])
  return null
}
