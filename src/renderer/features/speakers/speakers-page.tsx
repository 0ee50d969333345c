import { Button, Skeleton, Text } from '@mantine/core'
import { IconPlus, IconSearchOff, IconUsersPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useRef } from 'react'
import { useSearchParams } from 'wouter'
import { today } from '#shared/day.ts'
import type { Language } from '#shared/language.ts'
import { showText } from '#shared/localized.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { focusIfLost } from '../../lib/focus-if-lost.ts'
import { useShortcuts } from '../../lib/keys.ts'
import { trpc } from '../../lib/trpc.ts'
import { Nothing } from '../../ui/nothing.tsx'
import { Page } from '../../ui/page.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { ErasureLeftAlert } from './erasure-left.tsx'
import { ExportSpeakers } from './export-speakers.tsx'
import { NewSpeakerForm } from './new-speaker-form.tsx'
import { RemovedSpeakers } from './removed-speakers.tsx'
import { filterSpeakers, readSpeakerFilter } from './speaker-filter.ts'
import { SpeakerFilters } from './speaker-filters.tsx'
import { SpeakerTable } from './speaker-table.tsx'
import { SpeakerTabs } from './speaker-tabs.tsx'
import classes from './speakers.module.css'
import { useFilterParams } from './use-filter-params.ts'
import { useFoundSpeakers } from './use-found-speakers.ts'

/** All speakers. The search, the filters and the open form are parts of the address. */
export function SpeakersPage() {
  const { t, i18n } = useTranslation()
  const language = i18n.language as Language
  const readOnly = useReadOnly()
  const [params] = useSearchParams()
  const [, change] = useFilterParams()
  const query = useQuery(trpc.speakers.list.queryOptions())
  const speakers = query.data
  const filter = useMemo(() => readSpeakerFilter(params), [params])
  // A key press shows in the field at once; the list may follow a frame later.
  const applied = useDeferredValue(filter)
  const foundElsewhere = useFoundSpeakers(applied.query)
  const day = today()
  const found = useMemo(
    () =>
      speakers &&
      filterSpeakers(
        speakers,
        applied,
        day,
        ({ name }) => showText(name, language)?.text ?? '',
        (code) => t(`speakers.country.${code}`),
        foundElsewhere,
      ),
    [speakers, applied, day, language, t, foundElsewhere],
  )
  const isFiltered =
    Boolean(filter.query || filter.country || filter.language || filter.stage) ||
    filter.minor ||
    filter.overdue
  const createButton = useRef<HTMLButtonElement>(null)
  const startCreating = () => change({ new: '1' })
  useShortcuts(t('shell.speakers'), [
    ...(readOnly ? [] : [{ keys: 'n', label: t('speakers.create'), run: startCreating }]),
    {
      keys: '/',
      label: t('speakers.search'),
      run: () => document.querySelector<HTMLInputElement>('input[type=search]')?.focus(),
    },
    {
      keys: 'j',
      label: t('speakers.key_rows'),
      run: () => document.querySelector<HTMLAnchorElement>('[data-index] a')?.focus(),
    },
  ])
  const create = (
    <Button ref={createButton} leftSection={<IconPlus size={17} />} onClick={startCreating}>
      {t('speakers.create')}
    </Button>
  )
  return (
    <Page title={t('shell.speakers')} actions={<SpeakerTabs current="list" />} wide>
      <div className={classes.screen}>
        {!readOnly && <ErasureLeftAlert />}
        {speakers && found && (
          <div className={classes.toolbar}>
            {speakers.length > 0 && <SpeakerFilters filter={filter} isFiltered={isFiltered} />}
            <div className={classes.toolbarEnd}>
              {speakers.length > 0 && (
                <Text c="dimmed" fz="sm" role="status">
                  {t('speakers.count', { count: found.length })}
                </Text>
              )}
              {!readOnly && <RemovedSpeakers />}
              <ExportSpeakers total={speakers.length} filtered={isFiltered ? found : null} />
              {speakers.length > 0 && !readOnly && create}
            </div>
          </div>
        )}
        {!found ? (
          <QueryState query={query} skeleton={<Skeleton h={320} />} />
        ) : speakers?.length === 0 ? (
          <Nothing icon={IconUsersPlus} title={t('speakers.none')} text={t('speakers.none_text')}>
            {!readOnly && create}
          </Nothing>
        ) : found.length === 0 ? (
          <Nothing
            icon={IconSearchOff}
            title={t('speakers.none_found')}
            text={t('speakers.none_found_text')}
          />
        ) : (
          <SpeakerTable speakers={found} filter={filter} today={day} />
        )}
      </div>
      <NewSpeakerForm
        opened={!readOnly && params.get('new') === '1'}
        onClose={() => change({ new: null })}
        onClosed={() => {
          // opened by its key or its address, the form has nothing to give the focus back to
          focusIfLost(createButton.current)
        }}
      />
    </Page>
  )
}
