import { Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { InterviewFields, InterviewSummary } from '#shared/api/interviews.ts'
import { type Language, languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { useOneAtATime } from '../../lib/one-at-a-time.ts'
import { SpeakerSelect } from '../speakers/speaker-select.tsx'
import { ThemeSelect } from '../speakers/theme-select.tsx'
import { useInterviewActions } from './use-interview-actions.ts'

interface Props {
  opened: boolean
  /** The interview to change; null makes a new one. */
  interview: InterviewSummary | null
  onClose: () => void
}

/** The few things an interview needs. A new one opens at once. */
export function InterviewForm({ opened, interview, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={interview ? t('interviews.edit') : t('interviews.create')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      size="md"
    >
      {opened && <Fields key={interview?.id ?? 'new'} interview={interview} onClose={onClose} />}
    </Modal>
  )
}

function Fields({ interview, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { create, update } = useInterviewActions()
  const [fields, setFields] = useState<InterviewFields>({
    title: interview?.title ?? '',
    speakerName: interview?.speakerName ?? '',
    speakerId: interview?.speakerId ?? null,
    themeId: interview?.themeId ?? null,
    language: interview?.language ?? null,
    notes: interview?.notes ?? '',
  })
  const change = (patch: Partial<InterviewFields>) => setFields((all) => ({ ...all, ...patch }))
  const submit = useOneAtATime(() =>
    interview
      ? update.mutateAsync({ id: interview.id, patch: fields }, { onSuccess: onClose })
      : create.mutateAsync(fields, {
          onSuccess: (created) => navigate(`/interviews/${created.id}/recordings`),
        }),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack>
        <TextInput
          label={t('interviews.title')}
          placeholder={t('interviews.title_example')}
          required
          maxLength={300}
          data-autofocus
          value={fields.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <SpeakerSelect
          label={t('interviews.speaker')}
          placeholder={t('interviews.speaker_choose')}
          value={fields.speakerId ?? null}
          onChange={(speakerId) => change({ speakerId })}
        />
        {!fields.speakerId && (
          <TextInput
            label={t('interviews.speaker_name')}
            description={t('interviews.speaker_name_text')}
            placeholder={t('interviews.speaker_example')}
            maxLength={300}
            value={fields.speakerName}
            onChange={(event) => change({ speakerName: event.currentTarget.value })}
          />
        )}
        <ThemeSelect
          label={t('interviews.theme')}
          value={fields.themeId ?? null}
          onChange={(themeId) => change({ themeId })}
        />
        <Select
          label={t('interviews.language')}
          description={t('interviews.language_text')}
          placeholder={t('interviews.language_unknown')}
          clearable
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={fields.language}
          onChange={(value) => change({ language: value as Language | null })}
        />
        <Textarea
          label={t('interviews.notes')}
          autosize
          minRows={2}
          maxRows={6}
          value={fields.notes}
          onChange={(event) => change({ notes: event.currentTarget.value })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            loading={create.isPending || update.isPending}
            disabled={!fields.title.trim()}
          >
            {interview ? t('common.save') : t('interviews.create_submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
