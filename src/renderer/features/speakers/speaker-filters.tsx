import { Button, Chip, Group, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { SavedViews } from './saved-views.tsx'
import type { SpeakerFilter } from './speaker-filter.ts'
import { useFilterParams } from './use-filter-params.ts'
import { useSpeakerWords } from './words.ts'

interface Props {
  filter: SpeakerFilter
  isFiltered: boolean
}

/** Search and filters of the speakers' list. */
export function SpeakerFilters({ filter, isFiltered }: Props) {
  const { t } = useTranslation()
  const words = useSpeakerWords()
  const [, change] = useFilterParams()
  return (
    <Group gap={8} flex={1} role="search" aria-label={t('speakers.search')}>
      <TextInput
        type="search"
        flex="1 1 130px"
        maw={240}
        leftSection={<IconSearch size={16} />}
        placeholder={t('speakers.search_hint')}
        aria-label={t('speakers.search')}
        value={filter.query}
        onChange={(event) => change({ q: event.currentTarget.value })}
      />
      <Select
        w={118}
        clearable
        searchable
        placeholder={t('speakers.country_any')}
        aria-label={t('speakers.country_of_origin')}
        data={words.countries()}
        value={filter.country}
        onChange={(value) => change({ country: value })}
      />
      <Select
        w={118}
        clearable
        searchable
        placeholder={t('speakers.language_any')}
        aria-label={t('speakers.languages')}
        data={words.languages()}
        value={filter.language}
        onChange={(value) => change({ language: value })}
      />
      <Select
        w={118}
        clearable
        placeholder={t('speakers.stage_any')}
        aria-label={t('speakers.stage')}
        data={[{ value: 'none', label: t('speakers.stage_none') }, ...words.statuses()]}
        value={filter.stage}
        onChange={(value) => change({ stage: value })}
      />
      <Chip
        size="xs"
        variant="outline"
        checked={filter.overdue}
        onChange={(checked) => change({ overdue: checked ? '1' : null })}
      >
        {t('speakers.overdue')}
      </Chip>
      <Chip
        size="xs"
        variant="outline"
        checked={filter.minor}
        onChange={(checked) => change({ minor: checked ? '1' : null })}
      >
        {t('speakers.minors')}
      </Chip>
      <SavedViews screen="speakers" />
      {isFiltered && (
        <Button
          variant="subtle"
          color="gray"
          onClick={() =>
            change({ q: null, country: null, language: null, stage: null, overdue: null, minor: null })
          }
        >
          {t('speakers.clear')}
        </Button>
      )}
    </Group>
  )
}
