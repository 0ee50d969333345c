import { ActionIcon, Badge, Button, Group, Text, Tooltip } from '@mantine/core'
import { IconDownload, IconFolderSearch, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Take } from '#shared/api/interviews.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { errorText } from '../../lib/error-text.ts'
import { harmlessControl, useFocusHeir } from '../../lib/focus-heir.ts'
import { useFormat } from '../../lib/format.ts'
import { ignoreHeldKey } from '../../lib/held-key.ts'
import { native } from '../../lib/native.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { notifyRemoved } from '../../lib/undo-toast.tsx'
import { Poster } from '../../ui/poster.tsx'
import { JobProgress } from '../jobs/job-progress.tsx'
import { jobStatus } from '../jobs/job-words.ts'
import { StopJob } from '../jobs/stop-job.tsx'
import { isActive, useJobActions, useJobOf } from '../jobs/use-jobs.ts'
import { addButton } from './add-button.ts'
import classes from './recordings.module.css'
import { RelinkDialog } from './relink-dialog.tsx'
import { TakeFacts } from './take-facts.tsx'

/** Where the keyboard goes on when a card goes: the same button of the next one, or of the one before. */
function besides(card: Element | null): () => HTMLElement | null {
  const neighbours = [card?.nextElementSibling, card?.previousElementSibling]
  return () => {
    const there = neighbours.find((one) => one?.isConnected && one.querySelector('[data-removes]'))
    return there?.querySelector<HTMLElement>('[data-removes]') ?? addButton()
  }
}

/** One recording: its picture, what it is, how its import stands. */
export function TakeCard({ take }: { take: Take }) {
  const { t } = useTranslation()
  const format = useFormat()
  const readOnly = useReadOnly()
  const [relinking, setRelinking] = useState(false)
  const card = useRef<HTMLElement>(null)
  const job = useJobOf('import', take.id)
  const { retry } = useJobActions()
  const remove = useMutation(
    trpc.takes.remove.mutationOptions({
      onSuccess: () => notifyRemoved(t('recordings.removed', { file: take.name })),
      onError: notifyFailure,
      onSettled: () => void queryClient.invalidateQueries(trpc.takes.pathFilter()),
    }),
  )
  // Stop makes room for the start anew, that one for Stop, and both for what can be done with a finished recording.
  const ofProgress = useFocusHeir(() => () => harmlessControl(card.current))
  const ofRemoval = useFocusHeir((button) => besides(button.closest(`.${classes.card}`)))
  const importing = take.status === 'importing'
  return (
    <article className={classes.card} aria-label={take.name} ref={card}>
      <Poster takeId={take.hasPoster ? take.id : null} width={144} />
      <div className={classes.body}>
        <Group gap={8} wrap="nowrap">
          <Text fw={600} truncate title={take.name}>
            {take.name}
          </Text>
          {take.status === 'failed' && (
            <Badge color="red" variant="light">
              {t('recordings.failed')}
            </Badge>
          )}
          {take.status === 'missing' && (
            <Badge color="orange" variant="light">
              {t('recordings.missing')}
            </Badge>
          )}
        </Group>
        {take.info && <TakeFacts info={take.info} />}
        {importing && job && (
          <>
            <JobProgress job={job} label={t('job.kind.import', { title: take.name })} />
            <Text fz="xs" c="dimmed" className="tabular">
              {jobStatus(t, format, job)}
            </Text>
          </>
        )}
        {take.status === 'failed' && job?.error && (
          <Text fz="sm" c="var(--mantine-color-error)" role="alert">
            {errorText(t, job.error)}
          </Text>
        )}
        {take.status === 'failed' && job?.state === 'cancelled' && (
          <Text fz="sm" c="dimmed">
            {jobStatus(t, format, job)}
          </Text>
        )}
        {take.status === 'missing' && (
          <Text fz="sm" c="dimmed">
            {t('recordings.missing_text')}
          </Text>
        )}
      </div>
      <Group gap={4} wrap="nowrap">
        {importing && job && isActive(job) && (
          <StopJob jobId={job.id} size="xs" ref={ofProgress}>
            {t('job.cancel')}
          </StopJob>
        )}
        {!readOnly &&
          job &&
          (job.state === 'failed' || job.state === 'interrupted' || job.state === 'cancelled') &&
          take.status !== 'ready' && (
            <Button size="xs" variant="default" onClick={() => retry(job.id)} ref={ofProgress}>
              {t('job.retry')}
            </Button>
          )}
        {!readOnly && take.status === 'missing' && (
          <Button size="xs" onClick={() => setRelinking(true)}>
            {t('recordings.relink')}
          </Button>
        )}
        {take.status === 'ready' &&
          (native ? (
            <Tooltip label={t('common.show_in_folder')}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('common.show_in_folder')}
                onClick={() => void native?.showInFolder({ takeId: take.id }).catch(notifyFailure)}
              >
                <IconFolderSearch size={18} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          ) : (
            <Tooltip label={t('common.download')}>
              <ActionIcon
                component="a"
                href={`/media/${take.id}/original?download=1`}
                download={take.name}
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('common.download_named', { file: take.name })}
              >
                <IconDownload size={18} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          ))}
        {!readOnly && (
          <Tooltip label={t('common.remove')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('common.remove_named', { name: take.name })}
              loading={remove.isPending}
              data-removes
              ref={ofRemoval}
              onKeyDown={ignoreHeldKey}
              onClick={() => remove.mutate({ id: take.id })}
            >
              <IconTrash size={18} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      <RelinkDialog take={take} opened={relinking} onClose={() => setRelinking(false)} />
    </article>
  )
}
