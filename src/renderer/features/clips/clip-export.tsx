import { Button, Text } from '@mantine/core'
import { IconMovie, IconPlayerStop } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Clip } from '#shared/api/clips.ts'
import { errorText } from '../../lib/error-text.ts'
import { useFormat } from '../../lib/format.ts'
import { useShortcuts } from '../../lib/keys.ts'
import { JobProgress } from '../jobs/job-progress.tsx'
import { jobStatus } from '../jobs/job-words.ts'
import { isActive, useJobActions, useJobOf } from '../jobs/use-jobs.ts'
import classes from './clips.module.css'

interface Props {
  clip: Clip
  readOnly: boolean
  isStarting: boolean
  onExport: () => void
}

/** Making the videos of a clip: start, progress, stop, and how the last attempt ended. */
export function ClipExport({ clip, readOnly, isStarting, onExport }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { cancel } = useJobActions()
  const job = useJobOf('export', clip.id)
  const running = job && isActive(job) ? job : null
  const ready = clip.presets.length > 0 && !readOnly
  useShortcuts(t('stage.clips'), [
    { keys: 'e', label: t('clips.export'), run: () => ready && !running && onExport() },
  ])
  if (running) {
    return (
      <div className={classes.export}>
        <div style={{ flex: 1, minWidth: 0 }}>
          <JobProgress job={running} label={t('clips.exporting')} />
          <Text fz="xs" c="dimmed" mt={4} className="tabular" role="status">
            {jobStatus(t, format, running)}
          </Text>
        </div>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPlayerStop size={15} />}
          onClick={() => cancel(running.id)}
        >
          {t('job.cancel')}
        </Button>
      </div>
    )
  }
  const failed = job?.state === 'failed' && job.error ? job.error : null
  return (
    <div className={classes.export}>
      <Text
        flex={1}
        fz="sm"
        lineClamp={3}
        c={failed ? 'var(--mantine-color-error)' : 'dimmed'}
        {...(failed ? { role: 'alert' } : {})}
      >
        {failed
          ? errorText(t, failed)
          : clip.presets.length === 0
            ? t('clips.choose_target')
            : t('clips.will_make', { count: clip.presets.length })}
      </Text>
      {!readOnly && (
        <Button
          leftSection={<IconMovie size={17} />}
          disabled={!ready}
          loading={isStarting}
          onClick={onExport}
        >
          {t('clips.export')}
        </Button>
      )}
    </div>
  )
}
