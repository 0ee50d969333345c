import { Group, Text } from '@mantine/core'
import { IconPlayerStop, IconRefresh, IconTimeline } from '@tabler/icons-react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import type { Job } from '../../lib/job.ts'
import { JobProgress } from '../jobs/job-progress.tsx'
import { jobStatus } from '../jobs/job-words.ts'
import { StopJob } from '../jobs/stop-job.tsx'
import classes from './editor.module.css'

const icons = { retranscribe: IconRefresh, align: IconTimeline }
export type PartKind = keyof typeof icons

/** How far the work on a part of a transcript is: recognising it anew, or timing its words by the sound. */
export function RunningPart({ kind, job }: { kind: PartKind; job: Job }) {
  const { t } = useTranslation()
  const format = useFormat()
  const Glyph = icons[kind]
  const name = t(kind === 'align' ? 'editor.timing_running' : 'editor.again_running')
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text fz="sm" role="status" className="tabular">
          <Glyph size={14} className={classes.bannerIcon} aria-hidden />
          {name} · {jobStatus(t, format, job)}
        </Text>
        <StopJob
          jobId={job.id}
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconPlayerStop size={13} />}
        >
          {t('editor.stop')}
        </StopJob>
      </Group>
      <JobProgress job={job} label={name} />
    </div>
  )
}
