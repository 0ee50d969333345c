import { Button, Text } from '@mantine/core'
import { IconMovie, IconPlayerStop } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Clip } from '#shared/api/clips.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useFormat } from '../../lib/format.ts'
import { useShortcuts } from '../../lib/keys.ts'
import { trpc } from '../../lib/trpc.ts'
import { JobProgress } from '../jobs/job-progress.tsx'
import { jobStatus } from '../jobs/job-words.ts'
import { isActive, useJobActions, useJobOf } from '../jobs/use-jobs.ts'
import { ClipConsent } from './clip-consent.tsx'
import classes from './clips.module.css'

interface Props {
  clip: Clip
  readOnly: boolean
  isStarting: boolean
  /** `internal`: although the consents do not allow it. */
  onExport: (internal: boolean) => void
}

/** Making the videos of a clip: start, progress, stop, and how the last attempt ended. */
export function ClipExport({ clip, readOnly, isStarting, onExport }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { cancel } = useJobActions()
  const job = useJobOf('export', clip.id)
  const running = job && isActive(job) ? job : null
  const [internal, setInternal] = useState(false)
  const asked = useQuery(trpc.clips.consent.queryOptions({ id: clip.id }))
  const consent = asked.data
  const isDenied = consent?.verdict === 'denied'
  const ready = clip.presets.length > 0 && !readOnly && !asked.isPending && (!isDenied || internal)
  const start = () => {
    onExport(isDenied && internal)
    // Said for this once: the next export asks again.
    setInternal(false)
  }
  useShortcuts(t('stage.clips'), [
    { keys: 'e', label: t('clips.export'), run: () => ready && !running && start() },
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
  const line = (
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
        <Button leftSection={<IconMovie size={17} />} disabled={!ready} loading={isStarting} onClick={start}>
          {t('clips.export')}
        </Button>
      )}
    </div>
  )
  return (
    <>
      {consent && clip.presets.length > 0 && (
        <ClipConsent consent={consent} clip={clip} internal={internal} onInternal={setInternal} />
      )}
      {line}
    </>
  )
}
