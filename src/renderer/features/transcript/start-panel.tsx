import { Alert, Button, Checkbox, Group, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconSparkles, IconVolumeOff, IconWaveSine } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Take } from '#shared/api/interviews.ts'
import type { Language, SpokenLanguage } from '#shared/language.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useFormat } from '../../lib/format.ts'
import type { Job } from '../../lib/job.ts'
import { languageNames } from '../../lib/languages.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { Nothing } from '../../ui/nothing.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { GlossaryHint } from '../glossary/glossary-hint.tsx'
import { canGoOn, jobProblem } from '../jobs/job-words.ts'
import { useJobActions } from '../jobs/use-jobs.ts'
import { percentText } from '../models/percent-text.ts'
import { useFileGone } from '../workspace/recording-file.ts'
import { keepChoice, lastChoice } from './last-choice.ts'
import { automatic, likelyLanguage, parakeetErrors, rankModels, spokenLanguages } from './model-choice.ts'
import { goOnHere } from './stage-part.tsx'
import { TimeTextDialog } from './time-text-dialog.tsx'
import classes from './transcript.module.css'

interface Props {
  take: Take
  /** The language of the interview. */
  language: Language | null
  /** How the last attempt ended, if there was one. */
  lastJob: Job | null
  onStarted: () => void
  /** A text that was there already has its times now. */
  onTimed: (transcriptId: string) => void
  /** Back to the transcript there is. */
  onCancel?: () => void
}

/** Which language, which model; then it starts. */
export function StartPanel({ take, language: known, lastJob, onStarted, onTimed, onCancel }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { retry } = useJobActions()
  const readOnly = useReadOnly()
  const [before] = useState(() => (lastJob?.state === 'done' ? null : lastChoice(take.id)))
  const [spoken, setSpoken] = useState<SpokenLanguage | null>(before?.language ?? null)
  const [translate, setTranslate] = useState(before?.translate ?? false)
  const [chosen, setChosen] = useState<string | null>(before?.modelId ?? null)
  const [timing, setTiming] = useState(false)
  const query = useQuery(trpc.models.list.queryOptions())
  const models = query.data
  const isGone = useFileGone()
  const start = useMutation(
    trpc.transcripts.start.mutationOptions({
      onSuccess: onStarted,
      onError: notifyFailure,
      onSettled: () => queryClient.invalidateQueries(trpc.jobs.list.queryFilter()),
    }),
  )
  if (!models) return <QueryState query={query} />
  if (take.info && !take.info.audio) {
    return (
      <Nothing icon={IconVolumeOff} title={t('transcript.no_sound')} text={t('transcript.no_sound_text')} />
    )
  }
  if (readOnly) {
    return <Nothing icon={IconWaveSine} title={t('transcript.none')} text={t('shell.read_only')} />
  }
  if (!models.some((model) => !model.missing)) {
    return (
      <Nothing icon={IconWaveSine} title={t('models.none')} text={t('transcript.no_models')}>
        <Button component={Link} href="/settings/models">
          {t('models.add')}
        </Button>
      </Nothing>
    )
  }
  const language = spoken ?? likelyLanguage(models, known)
  const canTranslate = language !== 'en' && models.some((model) => model.canTranslate && !model.missing)
  const asked = canTranslate && translate
  const ranked = rankModels(models, language, asked)
  const picked = ranked.find(({ id }) => id === chosen) ?? null
  // A translation is made by one model from end to end.
  const isAutomatic = picked === null && !asked && ranked.length > 0
  const model = picked ?? ranked[0] ?? null
  const errors = parakeetErrors(models, language)
  const english = errors !== null && t('editor.parakeet', { percent: percentText(errors, format) })
  const failed = lastJob && jobProblem(lastJob)
  return (
    <form
      {...goOnHere}
      className={classes.panel}
      tabIndex={-1}
      aria-labelledby="begin-transcription"
      onSubmit={(event) => {
        event.preventDefault()
        if (model) {
          keepChoice(take.id, { language, translate, modelId: chosen })
          start.mutate({
            ...{ takeId: take.id, language, translateTo: asked ? 'en' : null },
            modelId: isAutomatic ? null : model.id,
          })
        }
      }}
    >
      <Title order={2} fz={20} mb={4} id="begin-transcription">
        {t('transcript.start_title')}
      </Title>
      <Text c="dimmed" mb="lg">
        {t('transcript.start_text')}
      </Text>
      <Stack gap="lg">
        {failed && (
          <Alert color="red" icon={<IconAlertTriangle />} title={t('transcript.last_failed')}>
            {errorText(t, failed)}
          </Alert>
        )}
        {!failed && (lastJob?.state === 'cancelled' || lastJob?.state === 'interrupted') && (
          <Text c="dimmed" role="status">
            {t(`transcript.last_${lastJob.state}`)}
          </Text>
        )}
        {lastJob && canGoOn(lastJob) && !isGone && (
          <Group gap="sm">
            <Button
              variant="light"
              onClick={() => {
                retry(lastJob.id)
                onStarted()
              }}
            >
              {t('job.go_on')}
            </Button>
            <Text c="dimmed" fz="sm">
              {t('transcript.go_on_help', { time: format.span(lastJob.progress.done) })}
            </Text>
          </Group>
        )}
        <div>
          <Text fw={550} mb={6} id="spoken-language">
            {t('transcript.language')}
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="spoken-language"
            value={language}
            onChange={(value) => setSpoken(value as SpokenLanguage)}
            data={spokenLanguages.map((value) => ({
              value,
              label: value === 'auto' ? t('transcript.auto') : languageNames[value],
            }))}
          />
        </div>
        {canTranslate && (
          <Checkbox
            label={t('transcript.translate')}
            description={t('transcript.translate_text')}
            checked={translate}
            onChange={(event) => setTranslate(event.currentTarget.checked)}
          />
        )}
        {model ? (
          <Select
            label={t('transcript.model')}
            description={
              isAutomatic && (language === 'auto' || english)
                ? [language === 'auto' && t('editor.automatic_text'), english].filter(Boolean).join(' ')
                : t(model.demo ? 'transcript.demo_text' : `transcript.model_text.${model.engine}`)
            }
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            allowDeselect={false}
            data={[
              ...(asked ? [] : [{ value: automatic, label: t('editor.automatic') }]),
              ...ranked.map((other, index) => ({
                value: other.id,
                label:
                  asked && index === 0 && ranked.length > 1
                    ? t('transcript.recommended', { model: other.name })
                    : other.name,
              })),
            ]}
            value={isAutomatic ? automatic : model.id}
            onChange={setChosen}
          />
        ) : (
          <Alert icon={<IconWaveSine />} title={t('transcript.no_fitting_model')}>
            <Stack gap="xs" align="flex-start">
              {t('transcript.no_fitting_text')}
              <Button variant="light" size="xs" component={Link} href="/settings/models">
                {t('models.add')}
              </Button>
            </Stack>
          </Alert>
        )}
        <GlossaryHint
          interviewId={take.interviewId}
          engine={model?.engine ?? null}
          language={asked ? 'en' : language}
        />
        {isGone && (
          <Text fz="sm" c="dimmed">
            {t('workspace.needs_file')}
          </Text>
        )}
        <Group gap="xs">
          <Button
            type="submit"
            size="md"
            disabled={!model || isGone}
            loading={start.isPending}
            leftSection={<IconSparkles size={18} />}
          >
            {t('transcript.start')}
          </Button>
          <Button variant="default" size="md" disabled={isGone} onClick={() => setTiming(true)}>
            {t('editor.time_text.open')}
          </Button>
          {onCancel && (
            <Button variant="subtle" size="md" onClick={onCancel}>
              {t('common.cancel')}
            </Button>
          )}
        </Group>
      </Stack>
      <TimeTextDialog
        take={take}
        language={known}
        opened={timing}
        onClose={() => setTiming(false)}
        onTimed={onTimed}
      />
    </form>
  )
}
