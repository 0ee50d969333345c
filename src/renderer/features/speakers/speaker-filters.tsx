import { Select } from '@mantine/core'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { FilterBar, FilterChip } from './filter-bar.tsx'
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
    <FilterBar
      label={t('speakers.search')}
      search={{ label: t('speakers.search'), placeholder: t('speakers.search_hint'), value: filter.query }}
      screen="speakers"
      clear={
        isFiltered
          ? { params: ['country', 'language', 'stage', 'overdue', 'minor'], label: t('speakers.clear') }
          : null
      }
    >
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
      <FilterChip param="overdue" checked={filter.overdue} label={t('speakers.overdue')} />
      <FilterChip param="minor" checked={filter.minor} label={t('speakers.minors')} />
    </FilterBar>
  )
}
