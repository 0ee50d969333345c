import { Group, type OptionsFilter, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { foldName } from '#shared/name-fold.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { useShowText } from '../../ui/localized.tsx'
import { SpeakerPhoto } from './speaker-photo.tsx'

interface Props {
  label: string
  hideLabel?: boolean
  description?: string
  placeholder?: string
  disabled?: boolean
  /** The one who cannot be chosen. */
  exceptId?: string
  value: string | null
  onChange: (id: string | null) => void
}

/** More than this in a list helps nobody; typing narrows it. */
const shown = 40

/** Speakers by any spelling of their names, in whatever script. */
export function SpeakerSelect({
  label,
  hideLabel,
  description,
  placeholder,
  disabled,
  exceptId,
  value,
  onChange,
}: Props) {
  const { t } = useTranslation()
  const showText = useShowText()
  const speakers = useQuery(trpc.speakers.list.queryOptions()).data ?? []
  const byId = new Map(speakers.map((speaker) => [speaker.id, speaker]))
  const filter: OptionsFilter = ({ options, search, limit }) => {
    const words = foldName(search).split(' ').filter(Boolean)
    const found = options.filter((option) => {
      const speaker = 'value' in option ? byId.get(option.value as string) : undefined
      if (!speaker) return false
      const text = foldName([...Object.values(speaker.name), ...speaker.otherNames].join(' · '))
      return words.every((word) => text.includes(word))
    })
    return found.slice(0, limit)
  }
  return (
    <Select
      {...(hideLabel ? { 'aria-label': label } : { label })}
      {...(description ? { description } : {})}
      {...(placeholder ? { placeholder } : {})}
      searchable
      clearable
      limit={shown}
      disabled={disabled ?? false}
      filter={filter}
      nothingFoundMessage={t('speakers.none_found')}
      data={speakers
        .filter(({ id }) => id !== exceptId)
        .map((speaker) => ({ value: speaker.id, label: showText(speaker.name) }))}
      renderOption={({ option }) => (
        <Group gap="sm" wrap="nowrap">
          <SpeakerPhoto photoId={byId.get(option.value)?.photoId ?? null} name={option.label} size={26} />
          <span dir="auto">{option.label}</span>
        </Group>
      )}
      value={value}
      onChange={onChange}
    />
  )
}
