import { Select, SimpleGrid, Stack, Text } from '@mantine/core'
import type { Speaker } from '#shared/api/speakers.ts'
import { ageOfMajority } from '#shared/consent-allows.ts'
import { ageOn, today } from '#shared/day.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { DraftArea, DraftInput } from '../../ui/draft-fields.tsx'
import { ProfileCard } from './profile-card.tsx'
import type { SaveSpeaker } from './use-speaker.ts'
import { useSpeakerWords } from './words.ts'

interface Props {
  speaker: Speaker
  save: SaveSpeaker
}

/** How someone is before a camera, when they have time, and what they have told already. */
export function CameraCard({ speaker, save }: Props) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const words = useSpeakerWords()
  return (
    <ProfileCard title={t('speakers.camera')}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <Select
            label={t('speakers.camera_comfort')}
            clearable
            disabled={readOnly}
            data={words.comforts()}
            value={speaker.cameraComfort}
            onChange={(cameraComfort) => void save({ cameraComfort }).catch(() => {})}
          />
          <DraftInput
            label={t('speakers.availability')}
            disabled={readOnly}
            value={speaker.availability}
            onSave={(availability) => save({ availability })}
          />
        </SimpleGrid>
        <DraftArea
          label={t('speakers.earlier_interviews')}
          description={t('speakers.earlier_interviews_text')}
          maxLength={100_000}
          minRows={2}
          disabled={readOnly}
          value={speaker.earlierInterviews}
          onSave={(earlierInterviews) => save({ earlierInterviews })}
        />
        <DraftArea
          label={t('speakers.notes')}
          maxLength={100_000}
          minRows={3}
          maxRows={16}
          disabled={readOnly}
          value={speaker.notes}
          onSave={(notes) => save({ notes })}
        />
      </Stack>
    </ProfileCard>
  )
}

/** What could harm someone. */
export function RisksCard({ speaker, save }: Props) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  return (
    <ProfileCard title={t('speakers.risks')} sensitive>
      <DraftArea
        aria-label={t('speakers.risks')}
        description={t('speakers.risks_text')}
        maxLength={100_000}
        minRows={3}
        disabled={readOnly}
        value={speaker.risks}
        onSave={(risks) => save({ risks })}
      />
    </ProfileCard>
  )
}

/** Who answers for a minor; shown for those, and wherever something was written. */
export function GuardianCard({ speaker, save }: Props) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const isMinor = speaker.birthDate !== null && ageOn(speaker.birthDate, today()) < ageOfMajority
  const field = (part: keyof Speaker['guardian']) => (
    <DraftInput
      label={t(`speakers.guardian_part.${part}`)}
      maxLength={300}
      disabled={readOnly}
      value={speaker.guardian[part]}
      onSave={(text) => save(({ guardian }) => ({ guardian: { ...guardian, [part]: text } }))}
    />
  )
  return (
    <ProfileCard title={t('speakers.guardian')} sensitive>
      <Text c="dimmed" fz="sm" mb="sm">
        {isMinor ? t('speakers.guardian_needed') : t('speakers.guardian_text')}
      </Text>
      <Stack gap="xs">
        {field('name')}
        {field('relation')}
        {field('contact')}
      </Stack>
    </ProfileCard>
  )
}
