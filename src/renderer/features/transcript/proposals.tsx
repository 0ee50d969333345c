import { Button, Group, Text } from '@mantine/core'
import { IconGitCompare } from '@tabler/icons-react'
import type { Proposal, StoredTranscript } from '#shared/api/transcripts.ts'
import { formatClock } from '#shared/time.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { isActive, useJobOf } from '../jobs/use-jobs.ts'
import classes from './editor.module.css'
import { RunningPart } from './running-part.tsx'
import { StagePart } from './stage-part.tsx'

interface Props {
  transcript: StoredTranscript
  proposals: readonly Proposal[]
  onCompare: (proposal: Proposal) => void
}

/** What is at work on parts of the transcript, and the parts recognised anew that wait to be compared. */
export function Proposals({ transcript, proposals, onCompare }: Props) {
  const { t } = useTranslation()
  const again = useJobOf('retranscribe', transcript.id)
  const timing = useJobOf('align', transcript.id)
  const first = proposals[0]
  const isAgain = again !== null && isActive(again)
  const isTiming = timing !== null && isActive(timing)
  if (!isAgain && !isTiming && !first) return null
  return (
    <div className={classes.banner}>
      {isAgain && (
        <StagePart key="again">
          <RunningPart kind="retranscribe" job={again} />
        </StagePart>
      )}
      {isTiming && (
        <StagePart key="timing">
          <RunningPart kind="align" job={timing} />
        </StagePart>
      )}
      {first && (
        <StagePart key="new">
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
        </StagePart>
      )}
    </div>
  )
}
