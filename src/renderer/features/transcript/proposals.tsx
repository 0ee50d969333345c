import { Button, Group, Text } from '@mantine/core'
import { IconGitCompare, IconPlayerStop, IconRefresh } from '@tabler/icons-react'
import type { Proposal, StoredTranscript } from '#shared/api/transcripts.ts'
import { formatClock } from '#shared/time.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { JobProgress } from '../jobs/job-progress.tsx'
import { jobStatus } from '../jobs/job-words.ts'
import { isActive, useJobActions, useJobOf } from '../jobs/use-jobs.ts'
import classes from './editor.module.css'

interface Props {
  transcript: StoredTranscript
  proposals: readonly Proposal[]
  onCompare: (proposal: Proposal) => void
}

/** A part being recognised anew, and those that wait to be compared. */
export function Proposals({ transcript, proposals, onCompare }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { cancel } = useJobActions()
  const job = useJobOf('retranscribe', transcript.id)
  const running = job && isActive(job) ? job : null
  const first = proposals[0]
  if (!running && !first) return null
  return (
    <div className={classes.banner}>
      {running && (
        <div>
          <Group justify="space-between" wrap="nowrap" gap="xs">
            <Text fz="sm" role="status" className="tabular">
              <IconRefresh size={14} className={classes.bannerIcon} aria-hidden />
              {t('editor.again_running')} · {jobStatus(t, format, running)}
            </Text>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              leftSection={<IconPlayerStop size={13} />}
              onClick={() => cancel(running.id)}
            >
              {t('editor.stop')}
            </Button>
          </Group>
          <JobProgress job={running} label={t('editor.again_running')} />
        </div>
      )}
      {first && (
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Text fz="sm" role="status" className="tabular">
            <IconGitCompare size={14} className={classes.bannerIcon} aria-hidden />
            {t('editor.proposals', { count: proposals.length })} · {formatClock(first.startMs)}–
            {formatClock(first.endMs)}
          </Text>
          <Button size="compact-xs" variant="filled" onClick={() => onCompare(first)}>
            {t('editor.compare')}
          </Button>
        </Group>
      )}
    </div>
  )
}
