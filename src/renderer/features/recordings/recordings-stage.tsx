import { Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Take } from '#shared/api/interviews.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { useUploads } from '../../lib/uploads.ts'
import { nextStep } from '../workspace/stages.ts'
import { RecordingDrop } from './recording-drop.tsx'
import classes from './recordings.module.css'
import { TakeCard } from './take-card.tsx'
import { UploadCard } from './upload-card.tsx'

/** The recordings of an interview, and adding some. */
export function RecordingsStage({ interviewId, takes }: { interviewId: string; takes: readonly Take[] }) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const uploads = useUploads().filter((upload) => upload.interviewId === interviewId)
  const summary = useQuery(trpc.interviews.list.queryOptions()).data?.find(({ id }) => id === interviewId)
  const empty = takes.length === 0 && uploads.length === 0
  const next = summary && takes.some((take) => take.status === 'ready') ? nextStep(summary) : null
  return (
    <div className={classes.scroll}>
      <Stack className={classes.column} gap="md">
        {!readOnly && <RecordingDrop interviewId={interviewId} large={empty} />}
        {uploads.map((upload) => (
          <UploadCard key={upload.id} upload={upload} />
        ))}
        {takes.map((take) => (
          <TakeCard key={take.id} take={take} />
        ))}
        {next && next.stage !== 'recordings' && (
          <Group justify="space-between" className={classes.next}>
            <Text fw={500}>{t('recordings.ready')}</Text>
            <Button
              component={Link}
              href={`/interviews/${interviewId}/${next.stage}`}
              rightSection={<IconArrowRight size={16} />}
            >
              {t(`home.next.${next.step}`)}
            </Button>
          </Group>
        )}
      </Stack>
    </div>
  )
}
