import { Button } from '@mantine/core'
import { IconAlertTriangle, IconMovie } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { Take } from '#shared/api/interviews.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { Nothing } from '../../ui/nothing.tsx'
import { JobProgress } from '../jobs/job-progress.tsx'
import { isActive, useJobOf } from '../jobs/use-jobs.ts'

/** Stands in for a stage that needs a recording while there is none that can be used. */
export function TakeNeeded({ interviewId, take }: { interviewId: string; take: Take | null }) {
  const { t } = useTranslation()
  const job = useJobOf('import', take?.id ?? null)
  if (take?.status === 'importing') {
    return (
      <Nothing
        icon={IconMovie}
        title={t('workspace.importing')}
        text={t('workspace.importing_text', { file: take.name })}
      >
        {job && isActive(job) && (
          <div style={{ width: 280 }}>
            <JobProgress job={job} label={t('workspace.importing')} />
          </div>
        )}
      </Nothing>
    )
  }
  return (
    <Nothing
      icon={take ? IconAlertTriangle : IconMovie}
      title={take ? t(`workspace.${take.status === 'missing' ? 'missing' : 'failed'}`) : t('workspace.none')}
      text={take ? t('workspace.trouble_text', { file: take.name }) : t('workspace.none_text')}
    >
      <Button component={Link} href={`/interviews/${interviewId}/recordings`}>
        {take ? t('workspace.to_recordings') : t('recordings.add')}
      </Button>
    </Nothing>
  )
}
