import { Alert, Anchor } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Clip } from '#shared/api/clips.ts'
import type { PresetId } from '#shared/clip.ts'
import { formatClockTenths } from '#shared/time.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { usePlayer } from '../player/player-context.ts'

interface Props {
  clip: Clip
  trackId: string
  styleId: string
  presetId: PresetId | 'source'
}

/** Says before the export what it would be refused for: letters of the clip's captions that the font of its look lacks. */
export function UndrawnLetters({ clip, ...preview }: Props) {
  const { t } = useTranslation()
  const player = usePlayer()
  // What the player shows already: nothing is asked twice.
  const undrawn = useQuery(trpc.clips.preview.queryOptions(preview)).data?.undrawn ?? []
  const inside = undrawn.filter(({ atMs, endMs }) => atMs < clip.outMs && endMs > clip.inMs)
  const [first] = inside
  if (!first) return null
  const letters = [...new Set(inside.flatMap((cue) => cue.letters))].slice(0, 20).join(' ')
  return (
    <Alert color="orange" variant="light" p="xs" mt={10} icon={<IconAlertTriangle size={18} />} role="status">
      {t('clips.undrawn', { letters, at: formatClockTenths(first.atMs) })}{' '}
      <Anchor
        component={Link}
        href={`/interviews/${clip.interviewId}/subtitles?take=${clip.takeId}&track=${preview.trackId}`}
        fz="sm"
        underline="always"
        onClick={() => player.seek(first.atMs)}
      >
        {t('clips.undrawn_open')}
      </Anchor>
    </Alert>
  )
}
