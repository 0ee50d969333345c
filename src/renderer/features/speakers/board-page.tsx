import { Button, SegmentedControl, Skeleton } from '@mantine/core'
import { IconLayoutKanban, IconPlus, IconSearchOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { today } from '#shared/day.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useShortcuts } from '../../lib/keys.ts'
import { trpc } from '../../lib/trpc.ts'
import { Nothing } from '../../ui/nothing.tsx'
import { Page } from '../../ui/page.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { InterviewForm } from '../interviews/interview-form.tsx'
import { Board } from './board.tsx'
import { CardDialog } from './card-dialog.tsx'
import { filterPipeline, readPipelineFilter } from './pipeline-filter.ts'
import { PipelineFilters } from './pipeline-filters.tsx'
import { PipelineTable } from './pipeline-table.tsx'
import { SpeakerTabs } from './speaker-tabs.tsx'
import classes from './speakers.module.css'
import { useFilterParams } from './use-filter-params.ts'
import { usePipelineMoves } from './use-pipeline-moves.ts'

/** The pipeline: every interview on its way from an idea to a published video, as a board or as a table. */
export function BoardPage() {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const [params] = useSearchParams()
  const [, change] = useFilterParams()
  const query = useQuery(trpc.interviews.list.queryOptions())
  const speakerList = useQuery(trpc.speakers.list.queryOptions()).data
  const speakers = useMemo(
    () => new Map((speakerList ?? []).map((speaker) => [speaker.id, speaker])),
    [speakerList],
  )
  const moves = usePipelineMoves()
  const day = today()
  const interviews = query.data
  const isTable = params.get('view') === 'table'
  const filter = useMemo(() => readPipelineFilter(params), [params])
  const found = useMemo(
    () => interviews && filterPipeline(interviews, isTable ? filter : { ...filter, stages: [] }, day),
    [interviews, filter, isTable, day],
  )
  const isFiltered =
    Boolean(filter.query || filter.themeId || (isTable && filter.stages.length)) ||
    filter.overdue ||
    filter.stalled
  const open = (id: string | null) => change({ card: id })
  const hrefOf = (id: string) => {
    const next = new URLSearchParams(params)
    next.set('card', id)
    return `/speakers/board?${next}`
  }
  const startCreating = () => change({ new: '1' })
  useShortcuts(t('speakers.board'), [
    ...(readOnly
      ? []
      : [
          { keys: 'n', label: t('interviews.create'), run: startCreating },
          { keys: ['alt+arrowleft', 'alt+arrowright'], label: t('speakers.key_move'), run: () => {} },
        ]),
    {
      keys: '/',
      label: t('speakers.board_search'),
      run: () => document.querySelector<HTMLInputElement>('input[type=search]')?.focus(),
    },
    {
      keys: 'j',
      label: t('speakers.key_cards'),
      run: () => document.querySelector<HTMLElement>('[data-card], [data-index] a')?.focus(),
    },
    { keys: 'v', label: t('speakers.key_view'), run: () => change({ view: isTable ? null : 'table' }) },
  ])
  const create = (
    <Button leftSection={<IconPlus size={17} />} onClick={startCreating}>
      {t('interviews.create')}
    </Button>
  )
  return (
    <Page title={t('speakers.board')} actions={<SpeakerTabs current="board" />} wide>
      <div className={classes.screen}>
        {interviews && interviews.length > 0 && (
          <div className={classes.toolbar}>
            <PipelineFilters filter={filter} isFiltered={isFiltered} withStages={isTable} />
            <div className={classes.toolbarEnd}>
              <SegmentedControl
                aria-label={t('speakers.view')}
                data={[
                  { value: 'board', label: t('speakers.view_board') },
                  { value: 'table', label: t('speakers.view_table') },
                ]}
                value={isTable ? 'table' : 'board'}
                onChange={(view) => change({ view: view === 'table' ? view : null })}
              />
              {!readOnly && create}
            </div>
          </div>
        )}
        {!found ? (
          <QueryState query={query} skeleton={<Skeleton h={320} />} />
        ) : interviews?.length === 0 ? (
          <Nothing
            icon={IconLayoutKanban}
            title={t('speakers.board_none')}
            text={t('speakers.board_none_text')}
          >
            {!readOnly && create}
          </Nothing>
        ) : found.length === 0 ? (
          <Nothing
            icon={IconSearchOff}
            title={t('speakers.board_none_found')}
            text={t('speakers.none_found_text')}
          />
        ) : isTable ? (
          <PipelineTable interviews={found} {...{ speakers, filter, hrefOf }} today={day} />
        ) : (
          <Board interviews={found} {...{ speakers, readOnly, moves }} today={day} onOpen={open} />
        )}
      </div>
      <CardDialog
        interview={interviews?.find(({ id }) => id === params.get('card')) ?? null}
        readOnly={readOnly}
        moves={moves}
        onClose={() => open(null)}
      />
      <InterviewForm
        opened={!readOnly && params.get('new') === '1'}
        interview={null}
        onClose={() => change({ new: null })}
      />
    </Page>
  )
}
