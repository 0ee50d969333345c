import { Anchor, Button, Stack, Text } from '@mantine/core'
import { IconMovie } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Clip } from '#shared/api/clips.ts'
import type { ExportConfirmations } from '#shared/clip-consent.ts'
import type { ConsentCondition } from '#shared/consent-allows.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useShortcuts } from '../../lib/keys.ts'
import { trpc } from '../../lib/trpc.ts'
import { PassOnFocus } from '../../ui/pass-on-focus.tsx'
import { jobProblem } from '../jobs/job-words.ts'
import { RunningJob } from '../jobs/running-job.tsx'
import { useShowsFailures } from '../jobs/shown-failures.ts'
import { isActive, useJobOf } from '../jobs/use-jobs.ts'
import { useFileGone } from '../workspace/recording-file.ts'
import { ClipConsent } from './clip-consent.tsx'
import classes from './clips.module.css'
import { unshownPlace } from './unshown-refusal.ts'

/** Not a button: a key held too long would start or stop it. */
const placeOfExport = () => document.querySelector<HTMLElement>('[data-export]')

interface Props {
  clip: Clip
  readOnly: boolean
  isStarting: boolean
  onExport: (confirmed: ExportConfirmations) => void
}

/** Making the videos of a clip: start, progress, stop, and how the last attempt ended. */
export function ClipExport({ clip, readOnly, isStarting, onExport }: Props) {
  const { t } = useTranslation()
  const job = useJobOf('export', clip.id)
  const running = job && isActive(job) ? job : null
  const isGone = useFileGone()
  useShowsFailures('export', [clip.id])
  const [internal, setInternal] = useState(false)
  /** The conditions that a person has said are met; others that come meanwhile are not among them. */
  const [met, setMet] = useState<readonly ConsentCondition[]>([])
  const asked = useQuery(trpc.clips.consent.queryOptions({ id: clip.id }))
  const consent = asked.data
  const isDenied = consent?.verdict === 'denied'
  const conditions = consent?.verdict === 'allowed' ? consent.conditions : []
  const areMet = conditions.every((condition) => met.includes(condition))
  const isConfirmed = isDenied ? internal : areMet
  const ready = clip.presets.length > 0 && !readOnly && !isGone && !asked.isPending && isConfirmed
  const start = () => {
    onExport({ internal: isDenied && internal, conditions })
    // Said for this once: the next export asks again.
    setInternal(false)
    setMet([])
  }
  useShortcuts(t('stage.clips'), [
    { keys: 'e', label: t('clips.export'), run: () => ready && !running && start() },
  ])
  if (running) {
    return (
      <PassOnFocus key="running" to={() => placeOfExport}>
        <div className={classes.export} data-export tabIndex={-1}>
          <RunningJob job={running} label={t('clips.exporting')} size="sm" />
        </div>
      </PassOnFocus>
    )
  }
  const failed = job && jobProblem(job)
  const place = failed && unshownPlace(clip, failed)
  const isStopped = !failed && (job?.state === 'cancelled' || job?.state === 'interrupted')
  const line = (
    <div className={classes.export} data-export tabIndex={-1}>
      <Stack gap={2} flex={1} miw={0}>
        <Text
          fz="sm"
          lineClamp={3}
          c={failed ? 'var(--mantine-color-error)' : 'dimmed'}
          {...(failed ? { role: 'alert' } : {})}
        >
          {failed ? (
            errorText(t, failed)
          ) : isGone ? (
            t('workspace.needs_file')
          ) : (
            <>
              {isStopped &&
                `${t(job.state === 'cancelled' ? 'clips.last_cancelled' : 'clips.last_interrupted')} `}
              {clip.presets.length === 0
                ? t('clips.choose_target')
                : t('clips.will_make', { count: clip.presets.length })}
            </>
          )}
        </Text>
        {place && (
          <Anchor component={Link} href={place} fz="sm" underline="always" w="fit-content">
            {t('subtitle_tools.unshown_first')}
          </Anchor>
        )}
      </Stack>
      {!readOnly && (
        <Button leftSection={<IconMovie size={17} />} disabled={!ready} loading={isStarting} onClick={start}>
          {t(failed || isStopped ? 'job.retry' : 'clips.export')}
        </Button>
      )}
    </div>
  )
  return (
    <>
      {consent && clip.presets.length > 0 && (
        <ClipConsent
          consent={consent}
          clip={clip}
          internal={internal}
          onInternal={setInternal}
          areMet={areMet}
          onMet={(yes) => setMet(yes ? conditions : [])}
        />
      )}
      <PassOnFocus key="asked" to={() => placeOfExport}>
        {line}
      </PassOnFocus>
    </>
  )
}
