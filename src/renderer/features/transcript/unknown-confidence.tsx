import { Button, Stack, Text } from '@mantine/core'
import { IconTimeline } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { StoredTranscript } from '#shared/api/transcripts.ts'
import type { Word } from '#shared/transcript.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { isActive, useJobOf } from '../jobs/use-jobs.ts'
import { useFileGone } from '../workspace/recording-file.ts'
import { StagePart } from './stage-part.tsx'
import { useTimeBySound } from './use-time-by-sound.ts'

interface Props {
  transcript: StoredTranscript
  /** Words nobody has checked, of which the model did not say how sure it is. */
  unknown: readonly Word[]
}

/** Says that a model did not tell how sure it is of its words, and offers to find it out by the sound where that can be done. */
export function UnknownConfidence({ transcript, unknown }: Props) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const isGone = useFileGone()
  const { takeId } = transcript
  const transcripts = useQuery(trpc.transcripts.list.queryOptions({ takeId })).data ?? []
  const models = useQuery(trpc.models.list.queryOptions()).data ?? []
  const job = useJobOf('align', transcript.id)
  const timing = useTimeBySound(transcript)
  const [asked, setAsked] = useState(false)
  const first = unknown[0]
  if (!first) return null
  // The words of a translation are not those in the sound.
  const isSpoken = transcripts.some(({ id, translated }) => id === transcript.id && !translated)
  const hasModel = models.some(({ engine, missing }) => engine === 'gigaam' && !missing)
  // A few words timed by hand leave all the others open.
  const isTimed = asked && job?.state === 'done'
  const canTime = isSpoken && hasModel && !readOnly && !isGone && !isTimed
  return (
    <Stack gap={6} align="flex-start">
      <Text fz="xs" c="dimmed">
        {t('editor.unknown_text', { count: unknown.length })}
      </Text>
      {canTime && (
        <>
          <Text fz="xs" c="dimmed">
            {t('editor.unknown_help')}
          </Text>
          <StagePart>
            <Button
              size="compact-xs"
              variant="light"
              leftSection={<IconTimeline size={14} />}
              loading={timing.isPending || (job !== null && isActive(job))}
              onClick={() => {
                setAsked(true)
                timing.start({ inMs: first.startMs, outMs: unknown.at(-1)!.endMs })
              }}
            >
              {t('editor.tool.timing')}
            </Button>
          </StagePart>
        </>
      )}
    </Stack>
  )
}
