import { MultiSelect } from '@mantine/core'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { FilterBar, FilterChip } from './filter-bar.tsx'
import type { PipelineFilter } from './pipeline-filter.ts'
import { ThemeSelect } from './theme-select.tsx'
import { useFilterParams } from './use-filter-params.ts'
import { useSpeakerWords } from './words.ts'

interface Props {
  filter: PipelineFilter
  isFiltered: boolean
  /** The board shows the stages itself. */
  withStages: boolean
}

/** Search and filters of the pipeline, the same over the board and the table. */
export function PipelineFilters({ filter, isFiltered, withStages }: Props) {
  const { t } = useTranslation()
  const words = useSpeakerWords()
  const [, change] = useFilterParams()
  return (
    <FilterBar
      label={t('interviews.search')}
      search={{
        label: t('speakers.board_search'),
        placeholder: t('speakers.board_search'),
        value: filter.query,
      }}
      screen="pipeline"
      clear={
        isFiltered
          ? { params: ['stages', 'theme', 'overdue', 'stalled'], label: t('speakers.clear_interviews') }
          : null
      }
    >
      {withStages && (
        <MultiSelect
          flex="1 1 130px"
          miw={130}
          maw={320}
          clearable
          placeholder={filter.stages.length === 0 ? t('speakers.stage_any') : ''}
          aria-label={t('speakers.stage')}
          data={words.statuses()}
          value={filter.stages}
          onChange={(stages) => change({ stages: stages.join(',') })}
        />
      )}
      <ThemeSelect
        label={t('speakers.theme')}
        hideLabel
        placeholder={t('speakers.theme_any')}
        value={filter.themeId}
        onChange={(theme) => change({ theme })}
      />
      <FilterChip param="overdue" checked={filter.overdue} label={t('speakers.overdue')} />
      <FilterChip param="stalled" checked={filter.stalled} label={t('speakers.stalled')} />
    </FilterBar>
  )
}
