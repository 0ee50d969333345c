import { Alert, Anchor } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Clip } from '#shared/api/clips.ts'
import type { PresetId } from '#shared/clip.ts'
import { undrawnWords } from '#shared/undrawn.ts'
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
  const said = undrawnWords(undrawn.filter(({ atMs, endMs }) => atMs < clip.outMs && endMs > clip.inMs))
  if (!said) return null
  const { letters, at, atMs } = said
  return (
    <Alert color="orange" variant="light" p="xs" mt={10} icon={<IconAlertTriangle size={18} />} role="status">
      {t('clips.undrawn', { letters, at })}{' '}
      <Anchor
        component={Link}
        href={`/interviews/${clip.interviewId}/subtitles?take=${clip.takeId}&track=${preview.trackId}`}
        fz="sm"
        underline="always"
        onClick={() => player.seek(atMs)}
      >
        {t('clips.undrawn_open')}
      </Anchor>
    </Alert>
  )
}
