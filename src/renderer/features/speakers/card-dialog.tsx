import { Anchor, Button, Group, Modal, Select, SimpleGrid, Stack } from '@mantine/core'
import { IconCalendarCheck, IconExternalLink } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { InterviewSummary } from '#shared/api/interviews.ts'
import { today } from '#shared/day.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { DraftInput } from '../../ui/draft-fields.tsx'
import { SpeakerSelect } from './speaker-select.tsx'
import { ThemeSelect } from './theme-select.tsx'
import type { PipelineMoves } from './use-pipeline-moves.ts'
import { useSpeakerWords } from './words.ts'

interface Props {
  interview: InterviewSummary | null
  readOnly: boolean
  moves: PipelineMoves
  onClose: () => void
}

/** Where an interview stands and what comes next. Everything is kept as it is changed. */
export function CardDialog({ interview, readOnly, moves, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={interview !== null}
      onClose={onClose}
      title={interview?.title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      size="lg"
    >
      {interview && <Body key={interview.id} {...{ interview, readOnly, moves }} />}
    </Modal>
  )
}

function Body({
  interview,
  readOnly,
  moves,
}: {
  interview: InterviewSummary
  readOnly: boolean
  moves: PipelineMoves
}) {
  const { t } = useTranslation()
  const words = useSpeakerWords()
  const change = (patch: Parameters<PipelineMoves['change']>[1]) =>
    moves.change(interview.id, patch).catch(() => {})
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={t('speakers.stage')}
          allowDeselect={false}
          disabled={readOnly}
          data-autofocus
          data={words.statuses()}
          value={interview.status}
          onChange={(status) => status && moves.move(interview, status)}
        />
        <Group gap={6} align="end" wrap="nowrap">
          <DayField
            label={t('speakers.last_contact')}
            disabled={readOnly}
            value={interview.lastContactOn}
            onCommit={(lastContactOn) => change({ lastContactOn })}
          />
          {!readOnly && interview.lastContactOn !== today() && (
            <Button
              variant="default"
              leftSection={<IconCalendarCheck size={16} />}
              onClick={() => change({ lastContactOn: today() })}
            >
              {t('speakers.today')}
            </Button>
          )}
        </Group>
        <DraftInput
          label={t('speakers.next_step')}
          placeholder={t('speakers.next_step_example')}
          maxLength={1000}
          disabled={readOnly}
          value={interview.nextStep}
          onSave={(nextStep) => moves.change(interview.id, { nextStep })}
        />
        <DayField
          label={t('speakers.next_step_on')}
          disabled={readOnly}
          value={interview.nextStepOn}
          onCommit={(nextStepOn) => change({ nextStepOn })}
        />
        <SpeakerSelect
          label={t('speakers.one')}
          disabled={readOnly}
          value={interview.speakerId}
          onChange={(speakerId) => change({ speakerId })}
        />
        <ThemeSelect
          label={t('speakers.theme')}
          disabled={readOnly}
          value={interview.themeId}
          onChange={(themeId) => change({ themeId })}
        />
      </SimpleGrid>
      <Group gap="lg">
        <Anchor component={Link} href={`/interviews/${interview.id}`} fz="sm">
          <Group gap={5} component="span">
            <IconExternalLink size={15} aria-hidden />
            {t('speakers.open_interview')}
          </Group>
        </Anchor>
        {interview.speakerId && (
          <Anchor component={Link} href={`/speakers/${interview.speakerId}`} fz="sm">
            <Group gap={5} component="span">
              <IconExternalLink size={15} aria-hidden />
              {t('speakers.open_speaker')}
            </Group>
          </Anchor>
        )}
      </Group>
    </Stack>
  )
}
