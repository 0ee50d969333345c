import { Button, Chip, Group, MultiSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import type { PipelineFilter } from './pipeline-filter.ts'
import { SavedViews } from './saved-views.tsx'
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
    <Group gap={8} flex={1} role="search" aria-label={t('interviews.search')}>
      <TextInput
        type="search"
        flex="1 1 130px"
        maw={240}
        leftSection={<IconSearch size={16} />}
        placeholder={t('speakers.board_search')}
        aria-label={t('speakers.board_search')}
        value={filter.query}
        onChange={(event) => change({ q: event.currentTarget.value })}
      />
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
        checked={filter.stalled}
        onChange={(checked) => change({ stalled: checked ? '1' : null })}
      >
        {t('speakers.stalled')}
      </Chip>
      <SavedViews screen="pipeline" />
      {isFiltered && (
        <Button
          variant="subtle"
          color="gray"
          onClick={() => change({ q: null, stages: null, theme: null, overdue: null, stalled: null })}
        >
          {t('speakers.clear_interviews')}
        </Button>
      )}
    </Group>
  )
}
