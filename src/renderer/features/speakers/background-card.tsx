import { Input, MultiSelect, NumberInput, Select, SimpleGrid, Text } from '@mantine/core'
import { useId, useState } from 'react'
import type { Speaker } from '#shared/api/speakers.ts'
import { ageOfMajority } from '#shared/consent-allows.ts'
import { ageOn, today } from '#shared/day.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { DraftInput } from '../../ui/draft-fields.tsx'
import { ProfileCard } from './profile-card.tsx'
import { SpeakerSelect } from './speaker-select.tsx'
import type { SaveSpeaker } from './use-speaker.ts'
import { useSpeakerWords } from './words.ts'

/** Where someone comes from, since when they are here, what they speak and read. */
export function BackgroundCard({ speaker, save }: { speaker: Speaker; save: SaveSpeaker }) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const words = useSpeakerWords()
  const keep = (change: Parameters<SaveSpeaker>[0]) => void save(change).catch(() => {})
  const age = speaker.birthDate === null ? null : ageOn(speaker.birthDate, today())
  return (
    <ProfileCard title={t('speakers.background')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <Select
          label={t('speakers.country_of_origin')}
          clearable
          searchable
          disabled={readOnly}
          data={words.countries()}
          value={speaker.country}
          onChange={(country) => keep({ country })}
        />
        <DraftInput
          label={t('speakers.region')}
          maxLength={300}
          disabled={readOnly}
          value={speaker.region}
          onSave={(region) => save({ region })}
        />
        <YearField speaker={speaker} save={save} disabled={readOnly} />
        <DraftInput
          label={t('speakers.lives_in')}
          maxLength={300}
          disabled={readOnly}
          value={speaker.livesIn}
          onSave={(livesIn) => save({ livesIn })}
        />
        <div>
          <DayField
            label={t('speakers.birth_date')}
            width={200}
            disabled={readOnly}
            value={speaker.birthDate}
            onCommit={(birthDate) => save({ birthDate })}
          />
          {age !== null && (
            <Text
              fz="sm"
              mt={4}
              {...(age < ageOfMajority ? { c: 'var(--iz-warn)', fw: 600 } : { c: 'dimmed' })}
            >
              {age < ageOfMajority
                ? t('speakers.minor_age', { count: age })
                : t('speakers.years', { count: age })}
            </Text>
          )}
        </div>
        <MultiSelect
          label={t('speakers.languages')}
          searchable
          clearable
          disabled={readOnly}
          data={words.languages()}
          value={speaker.languages}
          onChange={(languages) => keep({ languages })}
        />
        <MultiSelect
          label={t('speakers.scripts')}
          description={t('speakers.scripts_text')}
          clearable
          disabled={readOnly}
          data={words.scripts()}
          value={speaker.scripts}
          onChange={(scripts) => keep({ scripts })}
        />
        <IntroducedBy speaker={speaker} save={save} disabled={readOnly} />
      </SimpleGrid>
    </ProfileCard>
  )
}

const firstYear = 1900
const lastYear = 2100

/** A year of four digits; another number stays in the field and is said to be none. */
function YearField({ speaker, save, disabled }: { speaker: Speaker; save: SaveSpeaker; disabled: boolean }) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<string | number | null>(null)
  const [isRefused, setRefused] = useState(false)
  const edit = (text: string | number | null) => {
    setDraft(text)
    setRefused(false)
  }
  const commit = () => {
    if (draft === null) return
    const year = draft === '' ? null : Number(draft)
    if (year !== null && !(year >= firstYear && year <= lastYear)) return setRefused(true)
    if (year !== speaker.arrivalYear) void save({ arrivalYear: year }).catch(() => {})
    edit(null)
  }
  return (
    <NumberInput
      label={t('speakers.arrival_year')}
      clampBehavior="none"
      allowDecimal={false}
      allowNegative={false}
      thousandSeparator=""
      hideControls
      disabled={disabled}
      value={draft ?? speaker.arrivalYear ?? ''}
      error={isRefused && t('speakers.year_between', { first: firstYear, last: lastYear })}
      onChange={edit}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') edit(null)
      }}
    />
  )
}

function IntroducedBy({
  speaker,
  save,
  disabled,
}: {
  speaker: Speaker
  save: SaveSpeaker
  disabled: boolean
}) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <Input.Wrapper label={t('speakers.introduced_by')} id={id} labelElement="div">
      <SpeakerSelect
        label={t('speakers.introduced_by_speaker')}
        hideLabel
        placeholder={t('speakers.introduced_by_speaker')}
        disabled={disabled}
        exceptId={speaker.id}
        value={speaker.introducedById}
        onChange={(introducedById) => void save({ introducedById }).catch(() => {})}
      />
      <DraftInput
        mt={6}
        aria-label={t('speakers.introduced_by_text')}
        placeholder={t('speakers.introduced_by_text')}
        maxLength={300}
        disabled={disabled}
        value={speaker.introducedBy}
        onSave={(introducedBy) => save({ introducedBy })}
      />
    </Input.Wrapper>
  )
}
