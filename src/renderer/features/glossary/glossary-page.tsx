import { Button, Select, Skeleton, Text, TextInput } from '@mantine/core'
import {
  IconClipboardPlus,
  IconDownload,
  IconPlus,
  IconSearch,
  IconSearchOff,
  IconVocabulary,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from 'react'
import { glossaryKindSchema, glossaryKinds } from '#shared/api/glossary.ts'
import { languages } from '#shared/language.ts'
import { emptyText } from '#shared/localized.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { TopBar } from '../../app/top-bar.tsx'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { isWriting } from '../../lib/is-writing.ts'
import { useShortcuts } from '../../lib/keys.ts'
import { languageNames } from '../../lib/languages.ts'
import { useOneAtATime } from '../../lib/one-at-a-time.ts'
import { useParam } from '../../lib/params.ts'
import { trpc } from '../../lib/trpc.ts'
import { Nothing } from '../../ui/nothing.tsx'
import { PassOnFocus } from '../../ui/pass-on-focus.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { VirtualRows } from '../../ui/virtual-rows.tsx'
import classes from './glossary.module.css'
import { filterGlossary, sortedIds } from './glossary-filter.ts'
import { GlossaryRow } from './glossary-row.tsx'
import { PasteDialog } from './paste-dialog.tsx'
import { SpeakerNames } from './speaker-names.tsx'
import { useGlossaryActions } from './use-glossary-actions.ts'

const columns = [null, null, null, '132px', '168px', null, '56px'] as const

/** Names as they are to be written, in a table whose cells are fields. The search and the interview are part of the address. */
export function GlossaryPage() {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const [search, setSearch] = useParam('q')
  const [interviewId, setInterviewId] = useParam('interview')
  const [kindName, setKind] = useParam('kind')
  const [pasting, setPasting] = useState(false)
  const [fresh, setFresh] = useState<string | null>(null)
  const actions = useGlossaryActions()
  const query = useQuery(trpc.glossary.list.queryOptions())
  const interviews = useQuery(trpc.interviews.list.queryOptions()).data ?? []
  const kind = glossaryKindSchema.safeParse(kindName).data ?? null
  const filter = useDeferredValue(
    useMemo(() => ({ query: search ?? '', kind, interviewId }), [search, kind, interviewId]),
  )
  const entries = query.data
  // A name that is being written stays in its place: the order is made anew only when names come or go.
  const names = entries?.map(({ id }) => id).join(' ')
  const latest = useRef(entries)
  latest.current = entries
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const order = useMemo(
    () => new Map(sortedIds(latest.current ?? []).map((id, index) => [id, index])),
    [names],
  )
  const shown = useMemo(() => {
    const kept = filterGlossary(entries ?? [], filter)
    const made = entries?.find(({ id }) => id === fresh)
    if (made && !kept.includes(made)) kept.push(made)
    return kept.toSorted((a, b) => place(a.id) - place(b.id))
    function place(id: string): number {
      return id === fresh ? -1 : (order.get(id) ?? 0)
    }
  }, [entries, filter, order, fresh])
  // The row may be there before the answer, or come to be only when the list has measured itself.
  const unfocused = useRef<string | null>(null)
  const [takeFocus] = useState(() => (id: string) => {
    if (unfocused.current !== id) return false
    unfocused.current = null
    return true
  })
  const startWriting = (id: string) => {
    setFresh(id)
    // Who has gone on to the search meanwhile is left there.
    if (isWriting()) return
    const field = document.querySelector<HTMLInputElement>(`[data-entry="${id}"]`)
    if (field) field.focus()
    else unfocused.current = id
  }
  const isNarrowed = Boolean(search || kind || interviewId)
  const clear = () => {
    setSearch(null)
    setKind(null)
    setInterviewId(null)
  }
  const add = useOneAtATime(() => {
    const fields = { kind: kind ?? 'person', text: { ...emptyText }, notes: '' }
    return actions.create.mutateAsync({ interviewId, fields }, { onSuccess: ({ id }) => startWriting(id) })
  })
  useShortcuts(t('glossary.title'), [
    ...(readOnly
      ? []
      : [
          { keys: 'n', label: t('glossary.create'), run: add },
          { keys: 'p', label: t('glossary.paste'), run: () => setPasting(true) },
        ]),
    {
      keys: '/',
      label: t('glossary.search'),
      run: () => searchField()?.focus(),
    },
    { keys: ['arrowdown', 'arrowup'], label: t('glossary.key_rows'), run: focusFirst },
  ])
  const toSearch = (part: HTMLElement) => {
    const page = part.closest('#content')
    // A name that is being added takes the focus itself, and another screen has a place of its own.
    const isAdding = actions.create.isPending
    return () => (!isAdding && page?.isConnected ? searchField() : null)
  }
  const addButton = (
    <Button leftSection={<IconPlus size={17} />} onClick={add} loading={actions.create.isPending}>
      {t('glossary.create')}
    </Button>
  )
  const pasteButton = (
    <Button variant="default" leftSection={<IconClipboardPlus size={17} />} onClick={() => setPasting(true)}>
      {t('glossary.paste')}
    </Button>
  )
  return (
    <>
      <TopBar title={t('glossary.title')} />
      <div id="content" className={classes.page} tabIndex={-1}>
        <Text c="dimmed" fz="sm" maw={760}>
          {t('glossary.what')}
        </Text>
        {(entries?.length ?? 0) > 0 && (
          <div className={classes.tools}>
            <search>
              <TextInput
                type="search"
                className={classes.search}
                leftSection={<IconSearch size={16} />}
                placeholder={t('glossary.search')}
                aria-label={t('glossary.search')}
                maxLength={200}
                value={search ?? ''}
                onChange={(event) => {
                  setFresh(null)
                  setSearch(event.currentTarget.value || null)
                }}
              />
              <Select
                aria-label={t('glossary.kind')}
                placeholder={t('glossary.any_kind')}
                clearable
                clearButtonProps={{ 'aria-label': t('glossary.clear_filter', { name: t('glossary.kind') }) }}
                w={160}
                data={glossaryKinds.map((value) => ({ value, label: t(`glossary.kinds.${value}`) }))}
                value={kind}
                onChange={setKind}
              />
              <Select
                aria-label={t('glossary.scope')}
                placeholder={t('glossary.all')}
                clearable
                clearButtonProps={{ 'aria-label': t('glossary.clear_filter', { name: t('glossary.scope') }) }}
                searchable={interviews.length > 8}
                w={210}
                comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
                data={interviews.map(({ id, title }) => ({ value: id, label: title }))}
                value={interviewId}
                onChange={setInterviewId}
              />
            </search>
            {!readOnly && addButton}
            {!readOnly && pasteButton}
            <Button
              variant="default"
              leftSection={<IconDownload size={17} />}
              onClick={() => void actions.saveCsv()}
            >
              {t('glossary.export')}
            </Button>
          </div>
        )}
        {(entries?.length ?? 0) > 0 && (
          <div className={classes.facts}>
            <span aria-live="polite">{t('glossary.count', { count: shown.length })}</span>
            {interviewId && <SpeakerNames interviewId={interviewId} />}
          </div>
        )}
        {!entries ? (
          <QueryState query={query} skeleton={<Skeleton h={300} />} />
        ) : entries.length === 0 ? (
          <PassOnFocus to={toSearch}>
            <Nothing icon={IconVocabulary} title={t('glossary.none')} text={t('glossary.none_text')}>
              {!readOnly && addButton}
              {!readOnly && pasteButton}
            </Nothing>
          </PassOnFocus>
        ) : shown.length === 0 ? (
          <Nothing icon={IconSearchOff} title={t('glossary.none_found')} text={t('glossary.none_found_text')}>
            {isNarrowed && (
              <PassOnFocus to={toSearch}>
                <Button variant="default" onClick={clear}>
                  {t('glossary.show_all')}
                </Button>
              </PassOnFocus>
            )}
          </Nothing>
        ) : (
          // biome-ignore lint/a11y/noStaticElementInteractions: the fields inside take the keys; this only moves between them
          <div style={{ display: 'contents' }} onKeyDown={moveInColumn}>
            <VirtualRows
              label={t('glossary.title')}
              items={shown}
              rowHeight={44}
              columns={columns}
              keyOf={({ id }) => id}
              head={
                <>
                  {languages.map((language) => (
                    <th key={language} scope="col">
                      {languageNames[language]}
                    </th>
                  ))}
                  <th scope="col">{t('glossary.kind')}</th>
                  <th scope="col">{t('glossary.scope')}</th>
                  <th scope="col">{t('glossary.notes')}</th>
                  <td />
                </>
              }
              row={(entry) => <GlossaryRow {...{ entry, interviews, readOnly, actions, takeFocus }} />}
            />
          </div>
        )}
      </div>
      <PasteDialog
        opened={pasting}
        onClose={() => setPasting(false)}
        {...{ interviewId, interviews }}
        paste={actions.paste}
      />
    </>
  )
}

function searchField(): HTMLElement | null {
  return document.querySelector<HTMLElement>('input[type=search]')
}

function focusFirst(): void {
  document.querySelector<HTMLInputElement>('[data-column]')?.focus()
}

/** The arrows up and down go to the same field of the next row. */
function moveInColumn(event: KeyboardEvent): void {
  const field = event.target
  if (!(field instanceof HTMLInputElement) || !['ArrowUp', 'ArrowDown'].includes(event.key)) return
  const row = field.closest('tr')
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling
  const target = next?.querySelector<HTMLInputElement>(`[data-column="${field.dataset.column}"]`)
  if (!target) return
  event.preventDefault()
  target.focus()
  target.select()
}
