import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text, Textarea } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconAlertTriangle, IconFileText, IconTimeline, IconUpload } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { Take } from '#shared/api/interviews.ts'
import { type Language, languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { errorText, failureText } from '../../lib/error-text.ts'
import { useFormat } from '../../lib/format.ts'
import { languageNames } from '../../lib/languages.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { PassOnFocus } from '../../ui/pass-on-focus.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import { JobProgress } from '../jobs/job-progress.tsx'
import { jobProblem, jobStatus } from '../jobs/job-words.ts'
import { useShowsFailures } from '../jobs/shown-failures.ts'
import { StopJob } from '../jobs/stop-job.tsx'
import { isActive, useJobs } from '../jobs/use-jobs.ts'
import { usePlayer } from '../player/player-context.ts'
import { readTextFile } from './read-text-file.ts'
import { placeToGoOn } from './stage-part.tsx'
import classes from './transcript.module.css'

interface Props {
  take: Take
  /** The language of the interview, offered first. */
  language: Language | null
  opened: boolean
  onClose: () => void
  /** There is a transcript of the text now. */
  onTimed: (transcriptId: string) => void
}

/** A text with more characters than this is named, not shown: a field with a megabyte in it stops the window. */
const shownCharacters = 60_000

/** What somebody has put in, and what became of it. */
interface Entered {
  text: string
  file: string | null
  /** null: that of the interview. */
  language: Language | null
  startMs: number
  jobId: string | null
}
const nothing: Entered = { text: '', file: null, language: null, startMs: 0, jobId: null }

/**
 * A text that is written already: pasted, typed or dropped, it gets the times at which its words are said. It is still there when the dialog is
 * closed and opened again.
 */
export function TimeTextDialog({ opened, onClose, ...props }: Props) {
  const { t } = useTranslation()
  const [entered, setEntered] = useState(nothing)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('editor.time_text.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <TimeTextForm
        {...props}
        onClose={onClose}
        entered={entered}
        enter={(part) => setEntered((before) => ({ ...before, ...part }))}
      />
    </Modal>
  )
}

/**
 * Where the keyboard goes on in the dialog, or in the text when there is one and the dialog is gone with what it was opened from. Closing gives
 * the focus back by itself.
 */
function placeInDialog(): HTMLElement | null {
  const inDialog = document.querySelector<HTMLElement>('[role=dialog] [data-autofocus]')
  const behind = placeToGoOn()
  return inDialog ?? (behind?.matches('form') ? null : behind)
}

interface FormProps extends Omit<Props, 'opened'> {
  entered: Entered
  enter: (part: Partial<Entered>) => void
}

function TimeTextForm({ take, language: known, onClose, onTimed, entered, enter }: FormProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const player = usePlayer()
  const { text, file, startMs, jobId } = entered
  const language = entered.language ?? known ?? 'kk'
  const [unreadable, setUnreadable] = useState<string | null>(null)
  const open = useRef<() => void>(null)
  const models = useQuery(trpc.models.list.queryOptions()).data
  const job = useJobs().find(({ id }) => id === jobId) ?? null
  useShowsFailures('align', jobId === null ? [] : [take.id])
  const align = useMutation(
    trpc.transcripts.align.mutationOptions({
      onSuccess: ({ id }) => enter({ jobId: id }),
      onSettled: () => queryClient.invalidateQueries(trpc.jobs.list.queryFilter()),
    }),
  )

  const made = job?.state === 'done' ? (job.result as { transcriptId: string }).transcriptId : null
  const timed = useRef(onTimed)
  timed.current = onTimed
  useEffect(() => {
    if (made !== null) timed.current(made)
  }, [made])

  const read = async (chosen: File | undefined) => {
    if (!chosen) return
    const content = await readTextFile(chosen)
    setUnreadable(content === null ? chosen.name : null)
    if (content === null) return
    enter({ text: content, file: chosen.name })
  }
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  const durationMs = take.info?.durationMs ?? 0

  if (job && isActive(job)) {
    return (
      <PassOnFocus key="run" to={() => placeInDialog}>
        <Stack>
          <Text fw={550}>{t('editor.time_text.running')}</Text>
          <JobProgress job={job} label={t('editor.time_text.running')} />
          <Text fz="sm" c="dimmed" className="tabular" role="status">
            {jobStatus(t, format, job)}
          </Text>
          <Group justify="flex-end">
            <StopJob jobId={job.id} variant="subtle">
              {t('editor.time_text.stop')}
            </StopJob>
            <Button variant="default" data-autofocus onClick={onClose}>
              {t('editor.time_text.background')}
            </Button>
          </Group>
        </Stack>
      </PassOnFocus>
    )
  }
  const problem = job && jobProblem(job)
  const failure = align.error ? failureText(t, align.error) : problem && errorText(t, problem)
  const lacksModel =
    models !== undefined && !models.some(({ engine, missing }) => engine === 'gigaam' && !missing)
  return (
    <PassOnFocus key="form" to={() => placeInDialog}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          // The panel that opened the dialog is a form too, and in React's tree this is inside it.
          event.stopPropagation()
          align.mutate({
            ...{ takeId: take.id, transcriptId: null, text, language },
            ...(startMs > 0 ? { range: { startMs, endMs: durationMs } } : {}),
          })
        }}
      >
        <Stack gap="md">
          <Text c="dimmed">{t('editor.time_text.text')}</Text>
          {lacksModel && (
            <Alert icon={<IconTimeline />} title={t('editor.time_text.no_model')}>
              <Stack gap="xs" align="flex-start">
                {t('error.align_model_missing')}
                <Button variant="light" size="xs" component={Link} href="/settings/models">
                  {t('models.add')}
                </Button>
              </Stack>
            </Alert>
          )}
          {failure !== null && (
            <Alert color="red" icon={<IconAlertTriangle />} title={t('editor.time_text.failed')}>
              {failure}
            </Alert>
          )}
          {unreadable !== null && (
            <Alert color="red" icon={<IconAlertTriangle />} role="alert">
              {t('editor.time_text.unreadable', { file: unreadable })}
            </Alert>
          )}
          <Dropzone
            onDrop={(files) => void read(files[0])}
            openRef={open}
            multiple={false}
            activateOnClick={false}
            activateOnKeyboard={false}
            enablePointerEvents
            className={classes.drop}
            inputProps={{
              accept: '.txt,.srt,.vtt,.ass,.md',
              'aria-label': t('editor.time_text.choose'),
              tabIndex: -1,
            }}
          >
            {text.length > shownCharacters ? (
              <PassOnFocus key="file" to={() => placeInDialog}>
                <Group gap="sm" wrap="nowrap" data-autofocus tabIndex={-1}>
                  <IconFileText size={22} stroke={1.6} aria-hidden />
                  <Text flex={1} lineClamp={1}>
                    {file ?? t('editor.time_text.pasted')}
                  </Text>
                  <Button size="xs" variant="subtle" onClick={() => enter({ text: '', file: null })}>
                    {t('editor.time_text.other')}
                  </Button>
                </Group>
              </PassOnFocus>
            ) : (
              <PassOnFocus key="field" to={() => placeInDialog}>
                <Textarea
                  data-autofocus
                  label={t('editor.time_text.field')}
                  description={t('editor.time_text.field_help')}
                  lang={language}
                  autosize
                  minRows={7}
                  maxRows={9}
                  value={text}
                  onChange={(event) => {
                    setUnreadable(null)
                    enter({ text: event.currentTarget.value, file: null })
                  }}
                />
              </PassOnFocus>
            )}
          </Dropzone>
          <Group justify="space-between">
            <Button
              size="xs"
              variant="default"
              leftSection={<IconUpload size={14} />}
              onClick={() => open.current?.()}
            >
              {t('editor.time_text.choose')}
            </Button>
            <Text fz="sm" c="dimmed" className="tabular" role="status">
              {t('editor.time_text.words', { count: words })}
            </Text>
          </Group>
          <Group align="flex-end" gap="lg">
            <div>
              <Text fw={600} fz="sm" mb={4} id="text-language">
                {t('editor.time_text.language')}
              </Text>
              <SegmentedControl
                aria-labelledby="text-language"
                value={language}
                onChange={(value) => enter({ language: value as Language })}
                data={languages.map((value) => ({ value, label: languageNames[value] }))}
              />
            </div>
            <TimeField
              size="sm"
              label={t('editor.time_text.start')}
              value={startMs}
              onCommit={(ms) => enter({ startMs: Math.min(ms, Math.max(0, durationMs - 1000)) })}
              playhead={() => player.state.get().timeMs}
            />
          </Group>
          <Group justify="flex-end" mt="xs">
            <Button variant="subtle" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button
              type="submit"
              disabled={words === 0 || lacksModel}
              loading={align.isPending}
              leftSection={<IconTimeline size={17} />}
            >
              {t('editor.time_text.begin')}
            </Button>
          </Group>
        </Stack>
      </form>
    </PassOnFocus>
  )
}
