import { Button, Text } from '@mantine/core'
import {
  IconFileImport,
  IconMessageQuestion,
  IconPlus,
  IconSearchOff,
  IconSeedling,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { useReadOnly } from '../../app/app-state.ts'
import { TopBar } from '../../app/top-bar.tsx'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { focusWhenDrawn } from '../../lib/focus-when-drawn.ts'
import { useShortcuts } from '../../lib/keys.ts'
import { trpc } from '../../lib/trpc.ts'
import { Nothing } from '../../ui/nothing.tsx'
import { ExchangeMenu } from '../exchange/exchange-menu.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { editingKeys } from './editing-keys.ts'
import { discardUnwritten } from './new-questions.ts'
import { QuestionFilters } from './question-filters.tsx'
import { QuestionList } from './question-list.tsx'
import classes from './questions.module.css'
import { StarterMenu } from './starter-menu.tsx'
import { ThemeList } from './theme-list.tsx'
import { isCreatingQuestion, leaveField, useQuestionActions } from './use-question-actions.ts'
import { useQuestionFilter } from './use-question-filter.ts'

const nothingElse = { text: '', roles: [], statuses: [], missing: [], tags: [], offset: 0, limit: 1 }

/** The question bank. What is looked for and which question is open are part of the address. */
export function QuestionsPage() {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const filter = useQuestionFilter()
  const themes = useQuery(trpc.themes.list.queryOptions()).data ?? []
  const without =
    useQuery(trpc.questions.search.queryOptions({ ...nothingElse, themeId: 'none' })).data?.total ?? 0
  const { create, addStarter, isAddingStarter } = useQuestionActions()
  const [total, setTotal] = useState<number | null>(null)
  const [walks, setWalks] = useState(false)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const { query, open, isNarrowed, set, clear } = filter
  const place = JSON.stringify(query)
  const [selectedIn, setSelectedIn] = useState(place)
  if (selectedIn !== place) {
    // What is done to the chosen ones must not reach those that are no longer in sight.
    setSelectedIn(place)
    setSelected(new Set())
  }
  const isEmpty = themes.length === 0 && total === 0 && !isNarrowed
  useEffect(() => void discardUnwritten(open), [open])
  useEffect(() => () => void discardUnwritten(null), [])
  const setOpen = useCallback((id: string | null) => set({ question: id }), [set])
  const select = (id: string, isSelected: boolean) =>
    setSelected((before) => {
      const next = new Set(before)
      if (isSelected) next.add(id)
      else next.delete(id)
      return next
    })
  const add = () => {
    if (isCreatingQuestion()) return
    leaveField()
    const themeId = query.themeId === 'none' ? null : query.themeId
    create.mutate({ themeId }, { onSuccess: ({ id }) => set({ question: id }) })
  }
  const firstRow = () => document.querySelector<HTMLElement>('[data-row-button]')
  const leave = () => {
    const row = document.querySelector<HTMLElement>('[data-open] ')?.dataset.index
    set({ question: null })
    focusWhenDrawn(() => document.querySelector(`[data-index="${row}"] [data-row-button]`))
  }
  useShortcuts(t('questions.title'), [
    ...(readOnly ? [] : [{ keys: 'n', label: t('questions.create'), run: add }]),
    {
      keys: '/',
      label: t('questions.search'),
      run: () => document.querySelector<HTMLInputElement>('input[type=search]')?.focus(),
    },
    { keys: ['arrowdown', 'arrowup'], label: t('questions.key.rows'), run: () => firstRow()?.focus() },
    ...(open === null ? [] : [{ keys: 'escape', label: t('questions.close'), inText: true, run: leave }]),
    ...(readOnly
      ? []
      : editingKeys.map(({ keys, key }) => ({ keys, label: t(`questions.key.${key}`), run() {} }))),
  ])
  const newQuestion = (
    <Button leftSection={<IconPlus size={17} />} onClick={add} loading={create.isPending}>
      {t('questions.create')}
    </Button>
  )
  const starterButton = (
    <Button leftSection={<IconSeedling size={17} />} onClick={addStarter} loading={isAddingStarter}>
      {t('questions.starter_add')}
    </Button>
  )
  const nothing = isNarrowed ? (
    <Nothing icon={IconSearchOff} title={t('questions.none_found')} text={t('questions.none_found_text')}>
      <Button variant="default" onClick={clear}>
        {t('questions.show_all')}
      </Button>
    </Nothing>
  ) : isEmpty ? (
    <Nothing icon={IconMessageQuestion} title={t('questions.empty')} text={t('questions.empty_text')}>
      {!readOnly && (
        <>
          {starterButton}
          <Button variant="default" leftSection={<IconPlus size={17} />} onClick={add}>
            {t('questions.create')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileImport size={17} />}
            onClick={() => set({ import: '1' })}
          >
            {t('exchange.empty_import')}
          </Button>
        </>
      )}
    </Nothing>
  ) : (
    <Nothing
      compact
      icon={IconMessageQuestion}
      title={t('questions.empty_theme')}
      text={t('questions.empty_theme_text')}
    >
      {!readOnly && newQuestion}
    </Nothing>
  )
  return (
    <>
      <TopBar title={t('questions.title')} />
      <div id="content" className={classes.page} tabIndex={-1}>
        <ThemeList
          themes={themes}
          without={without}
          chosen={query.themeId}
          onChoose={(id) => set({ theme: id, question: null })}
        />
        <div className={classes.main}>
          <div className={classes.tools}>
            <QuestionFilters filter={filter} onWalk={setWalks} />
            {!readOnly && !isEmpty && newQuestion}
            <ExchangeMenu themeId={query.themeId} />
            {!readOnly && <StarterMenu />}
          </div>
          <Text className={classes.total} aria-live="polite">
            {total === null ? '' : t('questions.count', { count: total })}
          </Text>
          <QuestionList
            {...{ query, themes, readOnly, selected, nothing }}
            openId={open}
            onOpen={setOpen}
            onSelect={select}
            onTotal={setTotal}
            walks={walks}
            onWalked={() => setWalks(false)}
          />
          {selected.size > 0 && (
            <BulkBar
              ids={[...selected]}
              themes={themes}
              onDone={() => {
                setSelected(new Set())
                // The bar goes, and the focus should not go with it.
                focusWhenDrawn(firstRow)
              }}
            />
          )}
        </div>
      </div>
    </>
  )
}
