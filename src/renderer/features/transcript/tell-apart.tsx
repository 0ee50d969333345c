import { Button, Group, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DiariseOptions, StoredTranscript } from '#shared/api/transcripts.ts'
import { speakerRoles } from '#shared/transcript.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { errorText } from '../../lib/error-text.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { PassOnFocus } from '../../ui/pass-on-focus.tsx'
import { jobProblem } from '../jobs/job-words.ts'
import { RunningJob } from '../jobs/running-job.tsx'
import { useShowsFailures } from '../jobs/shown-failures.ts'
import { isActive, useJobOf } from '../jobs/use-jobs.ts'
import { useFileGone } from '../workspace/recording-file.ts'
import { useTranscriptEdits } from './use-transcript-edits.ts'

/** The button that folds the panel: nothing is begun or stopped there. */
function headOfPanel(part: HTMLElement): () => HTMLElement | null {
  const head = part.closest('section')?.querySelector('button') ?? null
  return () => head
}

/** Telling the speakers apart: starting it, how far it is, and how it ended. */
export function TellApart({ transcript }: { transcript: StoredTranscript }) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const isGone = useFileGone()
  const { edit } = useTranscriptEdits(transcript.id)
  const job = useJobOf('diarise', transcript.id)
  const channels = useQuery(
    trpc.transcripts.channels.queryOptions(isGone ? skipToken : { takeId: transcript.takeId }),
  ).data
  const start = useMutation(
    trpc.transcripts.diarise.mutationOptions({
      onError: notifyFailure,
      onSettled: () => queryClient.invalidateQueries(trpc.jobs.list.queryFilter()),
    }),
  )
  /** The way that was chosen although the speakers are told apart already: it is gone along once it has been confirmed. */
  const [asked, setAsked] = useState<DiariseOptions['method'] | null>(null)
  /** The way whose button gets the focus back when the question is gone. */
  const [backTo, setBackTo] = useState<DiariseOptions['method'] | null>(null)
  const isRunning = job !== null && isActive(job)
  if (isRunning && (asked !== null || backTo !== null)) {
    // Who has gone on working meanwhile is not asked anew, nor called back here, when it ends.
    setAsked(null)
    setBackTo(null)
  }
  useShowsFailures('diarise', readOnly ? [] : [transcript.id])
  if (readOnly) return null
  if (isRunning) {
    return (
      <PassOnFocus key="running" to={headOfPanel}>
        <Group wrap="nowrap" gap="sm">
          <RunningJob job={job} label={t('voices.running')} size="xs" />
        </Group>
      </PassOnFocus>
    )
  }
  const { speakers } = transcript
  const problem = job && jobProblem(job)
  const isOneVoice = job?.state === 'done' && speakers.length === 1
  const id = ['a', 'b', 'c', 'd', 'e', 'f'].find((free) => speakers.every((other) => other.id !== free))
  const add = () => {
    if (id === undefined) return
    const role = speakerRoles.find((one) => speakers.every((other) => other.role !== one)) ?? null
    void edit({ kind: 'speakers', speakers: [...speakers, { id, name: '', role }] }).catch(() => undefined)
  }
  const leave = () => {
    setBackTo(asked)
    setAsked(null)
  }
  const tell = (method: DiariseOptions['method']) => {
    leave()
    start.mutate({ transcriptId: transcript.id, method })
  }
  const choose = (method: DiariseOptions['method']) => (speakers.length > 0 ? setAsked(method) : tell(method))
  if (asked !== null) {
    return (
      <PassOnFocus key="asked" to={headOfPanel}>
        <div>
          <Text fz="xs" mb={8} maw={620} role="status">
            {t('voices.again_text')}
          </Text>
          <Group
            gap="xs"
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              event.preventDefault()
              leave()
            }}
          >
            <Button size="xs" autoFocus onClick={() => tell(asked)}>
              {t('voices.again')}
            </Button>
            <Button size="xs" variant="default" onClick={leave}>
              {t('common.cancel')}
            </Button>
          </Group>
        </div>
      </PassOnFocus>
    )
  }
  return (
    <PassOnFocus key="ways" to={headOfPanel}>
      <div>
        {problem && (
          <Text fz="xs" c="var(--mantine-color-error)" role="alert" mb={6}>
            {errorText(t, problem)}
          </Text>
        )}
        {(isOneVoice || speakers.length === 0) && (
          <Text fz="xs" c="dimmed" mb={8} maw={620}>
            {t(isOneVoice ? 'voices.one_voice' : 'voices.about')}
          </Text>
        )}
        <Group gap="xs">
          <Button
            size="xs"
            variant={speakers.length === 0 ? 'filled' : 'default'}
            loading={start.isPending}
            disabled={isGone}
            autoFocus={backTo === 'voices'}
            onClick={() => choose('voices')}
          >
            {t('voices.by_voice')}
          </Button>
          {channels === 'usable' && (
            <Button
              size="xs"
              variant="default"
              disabled={start.isPending}
              autoFocus={backTo === 'channels'}
              onClick={() => choose('channels')}
            >
              {t('voices.by_channel')}
            </Button>
          )}
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            disabled={id === undefined}
            onClick={add}
          >
            {t('voices.add')}
          </Button>
        </Group>
        {isGone && (
          <Text fz="xs" c="dimmed" mt={6}>
            {t('workspace.needs_file')}
          </Text>
        )}
        {channels && speakers.length === 0 && (
          <Text fz="xs" c="dimmed" mt={6}>
            {t(`voices.channels.${channels}`)}
          </Text>
        )}
      </div>
    </PassOnFocus>
  )
}
