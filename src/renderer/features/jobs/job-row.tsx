import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCheck,
  IconFileImport,
  IconMovie,
  IconPlayerStop,
  IconRepeat,
  IconTextRecognition,
  IconTimeline,
  IconUsers,
} from '@tabler/icons-react'
import { useRef } from 'react'
import { Link } from 'wouter'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { errorText } from '../../lib/error-text.ts'
import { harmlessControl, useFocusHeir } from '../../lib/focus-heir.ts'
import { useFormat } from '../../lib/format.ts'
import { ignoreHeldKey } from '../../lib/held-key.ts'
import type { Job } from '../../lib/job.ts'
import { JobProgress } from './job-progress.tsx'
import classes from './job-tray.module.css'
import { canGoOn, jobPlace, jobProblem, jobStatus, jobWarnings } from './job-words.ts'
import { isActive, useJobActions } from './use-jobs.ts'

const icons = {
  import: IconFileImport,
  transcribe: IconTextRecognition,
  export: IconMovie,
  retranscribe: IconRepeat,
  align: IconTimeline,
  diarise: IconUsers,
}

/** One job in the tray: how it stands and what can be done about it. */
export function JobRow({ job, onShow }: { job: Job; onShow: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { cancel, retry } = useJobActions()
  const row = useRef<HTMLLIElement>(null)
  const ofRow = useFocusHeir(() => () => harmlessControl(row.current))
  const Kind = icons[job.kind]
  const readOnly = useReadOnly()
  const place = jobPlace(job)
  const problem = jobProblem(job)
  const stopped = job.state === 'failed' || job.state === 'interrupted' || job.state === 'cancelled'
  const name = t(`job.kind.${job.kind}`, { title: job.title })
  return (
    <li className={classes.row} data-state={job.state} ref={row}>
      <span className={classes.icon}>
        {job.state === 'failed' ? (
          <IconAlertTriangle size={17} aria-hidden />
        ) : job.state === 'done' ? (
          <IconCheck size={17} aria-hidden />
        ) : (
          <Kind size={17} stroke={1.7} aria-hidden />
        )}
      </span>
      <div className={classes.body}>
        <Text fw={500} lineClamp={1} title={name}>
          {name}
        </Text>
        {isActive(job) && <JobProgress job={job} label={name} />}
        <Text fz="xs" c="dimmed" className="tabular">
          {jobStatus(t, format, job)}
        </Text>
        {problem && (
          <Text fz="xs" c="var(--mantine-color-error)">
            {errorText(t, problem)}
          </Text>
        )}
        {jobWarnings(job).map((warning) => (
          <Text key={warning.code} fz="xs">
            {errorText(t, warning)}
          </Text>
        ))}
      </div>
      <Group gap={4} wrap="nowrap">
        {isActive(job) && !readOnly && (
          <Tooltip label={t('job.cancel')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('job.cancel_named', { name })}
              ref={ofRow}
              onKeyDown={ignoreHeldKey}
              onClick={() => cancel(job.id)}
            >
              <IconPlayerStop size={17} />
            </ActionIcon>
          </Tooltip>
        )}
        {stopped && !readOnly && (
          <Button
            size="compact-xs"
            variant="default"
            ref={ofRow}
            onKeyDown={ignoreHeldKey}
            onClick={() => retry(job.id)}
          >
            {t(canGoOn(job) ? 'job.go_on' : 'job.retry')}
          </Button>
        )}
        {job.state === 'done' && place && (
          <Button size="compact-xs" variant="light" component={Link} href={place} onClick={onShow}>
            {t('job.show')}
          </Button>
        )}
      </Group>
    </li>
  )
}
