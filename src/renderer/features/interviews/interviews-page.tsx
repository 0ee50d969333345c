import { Button, Skeleton, TextInput } from '@mantine/core'
import { IconMessagePlus, IconPlus, IconSearch, IconSearchOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useShortcuts } from '../../lib/keys.ts'
import { useParam, useSetParams } from '../../lib/params.ts'
import { textMatcher } from '../../lib/text-match.ts'
import { trpc } from '../../lib/trpc.ts'
import { Nothing } from '../../ui/nothing.tsx'
import { Page } from '../../ui/page.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { InterviewForm } from './interview-form.tsx'
import { InterviewTable } from './interview-table.tsx'

/** All interviews. The search and the open form are part of the address. */
export function InterviewsPage() {
  const { t, i18n } = useTranslation()
  const readOnly = useReadOnly()
  const setParams = useSetParams()
  const [query, setQuery] = useParam('q')
  const [creating, setCreating] = useParam('new')
  const [editing, setEditing] = useParam('edit')
  const list = useQuery(trpc.interviews.list.queryOptions())
  const interviews = list.data
  const edited = interviews?.find((interview) => interview.id === editing) ?? null
  const match = textMatcher(query ?? '', i18n.language)
  const found = interviews?.filter(({ title, speakerName }) => match(`${title} ${speakerName}`))
  useShortcuts(t('shell.interviews'), [
    ...(readOnly ? [] : [{ keys: 'n', label: t('interviews.create'), run: () => setCreating('1') }]),
    {
      keys: '/',
      label: t('interviews.search'),
      run: () => document.querySelector<HTMLInputElement>('input[type=search]')?.focus(),
    },
  ])
  const create = (
    <Button leftSection={<IconPlus size={17} />} onClick={() => setCreating('1')}>
      {t('interviews.create')}
    </Button>
  )
  return (
    <Page title={t('shell.interviews')}>
      {interviews && interviews.length > 0 && (
        <div style={{ display: 'flex', gap: 12, marginBottom: 18 }}>
          <TextInput
            type="search"
            w={340}
            leftSection={<IconSearch size={16} />}
            placeholder={t('interviews.search')}
            aria-label={t('interviews.search')}
            value={query ?? ''}
            onChange={(event) => setQuery(event.currentTarget.value || null)}
          />
          <div style={{ marginLeft: 'auto' }}>{!readOnly && create}</div>
        </div>
      )}
      {!found ? (
        <QueryState query={list} skeleton={<Skeleton h={240} />} />
      ) : interviews?.length === 0 ? (
        <Nothing icon={IconMessagePlus} title={t('home.empty_title')} text={t('home.empty_text')}>
          {!readOnly && create}
        </Nothing>
      ) : found.length === 0 ? (
        <Nothing
          icon={IconSearchOff}
          title={t('interviews.none_found', { query: query ?? '' })}
          text={t('interviews.none_found_text')}
        >
          <Button variant="default" onClick={() => setQuery(null)}>
            {t('interviews.clear_search')}
          </Button>
        </Nothing>
      ) : (
        <InterviewTable interviews={found} onEdit={setEditing} />
      )}
      <InterviewForm
        // Before the list is there it is not known what is to be changed, and the form would make another one.
        opened={!readOnly && (creating !== null || edited !== null)}
        interview={edited}
        onClose={() => setParams({ new: null, edit: null })}
      />
    </Page>
  )
}
