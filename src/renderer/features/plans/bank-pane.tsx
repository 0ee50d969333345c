import { Button, Loader, Select, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { Plan } from '#shared/api/plans.ts'
import { type QuestionHit, type QuestionRole, questionRoles } from '#shared/api/questions.ts'
import type { Language } from '#shared/language.ts'
import { showText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { useSettled } from '../../lib/use-settled.ts'
import { QueryState } from '../../ui/query-state.tsx'
import { useRowFocus } from '../../ui/use-row-focus.ts'
import classes from './bank.module.css'
import { bankPages } from './bank-query.ts'
import { BankRow } from './bank-row.tsx'
import { OwnQuestion } from './own-question.tsx'
import type { PlanActions } from './use-plan.ts'

interface Props {
  plan: Plan
  readOnly: boolean
  actions: PlanActions
  onAdded: (plan: Plan) => void
}

/** The question bank beside the plan. */
export function BankPane({ plan, readOnly, actions, onAdded }: Props) {
  const { t, i18n } = useTranslation()
  const [words, setWords] = useState('')
  const [text] = useDebouncedValue(words, 120)
  const [themeId, setThemeId] = useState<string | null>(null)
  const [role, setRole] = useState<QuestionRole | null>(null)
  const themes = useQuery(trpc.themes.list.queryOptions()).data ?? []
  const found = useInfiniteQuery({ ...bankPages({ text, themeId, role }), placeholderData: keepPreviousData })
  const hits = found.data?.pages.flatMap((page) => page.hits) ?? []
  const planned = new Set(plan.items.map((item) => item.questionId))
  const add = (question: QuestionHit) => actions.addQuestion(question.id, null, onAdded)
  const isFound = text === words && !found.isPlaceholderData && found.data !== undefined
  // Keys may come before what is looked for is found: what is on the screen until then is the answer to something else.
  const [awaited, setAwaited] = useState(nothingAwaited)
  const search = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (awaited === nothingAwaited || !isFound) return
    setAwaited(nothingAwaited)
    const added = awaited.adds === null ? undefined : hits[awaited.adds]
    if (added) add(added)
    if (awaited.steps > 0 && document.activeElement === search.current) bankRows()[awaited.steps - 1]?.focus()
  })
  const isFiltered = text !== '' || themeId !== null || role !== null
  return (
    <aside className={classes.bank} aria-label={t('plans.bank')}>
      <div className={classes.bankHead}>
        <TextInput
          ref={search}
          type="search"
          size="sm"
          leftSection={<IconSearch size={15} />}
          aria-label={t('plans.search')}
          placeholder={t('plans.search')}
          value={words}
          onChange={(event) => {
            setAwaited(nothingAwaited)
            setWords(event.currentTarget.value)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !readOnly) {
              setAwaited(({ steps }) => ({ steps, adds: Math.max(0, steps - 1) }))
            }
            if (event.key === 'ArrowDown') {
              event.preventDefault()
              if (isFound) bankRows()[0]?.focus()
              else setAwaited((before) => ({ ...before, steps: before.steps + 1 }))
            }
          }}
        />
        <div className={classes.bankFilters}>
          <Select
            size="xs"
            aria-label={t('plans.theme_filter')}
            placeholder={t('plans.all_themes')}
            clearable
            clearButtonProps={{ 'aria-label': t('plans.all_themes') }}
            data={themes.map((theme) => ({
              value: theme.id,
              label: showText(theme.name, i18n.language as Language)?.text ?? '…',
            }))}
            value={themeId}
            onChange={setThemeId}
          />
          <Select
            size="xs"
            aria-label={t('plans.role_filter')}
            placeholder={t('plans.all_roles')}
            clearable
            clearButtonProps={{ 'aria-label': t('plans.all_roles') }}
            data={questionRoles.map((one) => ({ value: one, label: t(`questions.roles.${one}`) }))}
            value={role}
            onChange={(value) => setRole(value as QuestionRole | null)}
          />
        </div>
        {!readOnly && <OwnQuestion plan={plan} actions={actions} onAdded={onAdded} />}
      </div>
      {!found.data ? (
        <QueryState query={found} skeleton={<Loader m="lg" size="sm" aria-label={t('common.loading')} />} />
      ) : hits.length === 0 ? (
        <div className={classes.bankNothing}>
          <Text size="sm" c="dimmed">
            {isFiltered ? t('plans.none_found') : t('plans.bank_empty')}
          </Text>
          {!isFiltered && (
            <Button component={Link} href="/questions" size="xs" variant="default">
              {t('plans.to_bank')}
            </Button>
          )}
        </div>
      ) : (
        <BankList
          hits={hits}
          total={found.data.pages[0]?.total ?? hits.length}
          onNearEnd={() => {
            if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage()
          }}
        >
          {(question) => (
            <BankRow
              question={question}
              theme={themes.find((theme) => theme.id === question.themeId) ?? null}
              language={plan.language}
              planned={planned.has(question.id)}
              readOnly={readOnly}
              onAdd={() => add(question)}
            />
          )}
        </BankList>
      )}
    </aside>
  )
}

/** What the keys in the search come to once it is found: so many steps down the list, and the row that is added; null for none. */
interface Awaited {
  steps: number
  adds: number | null
}
const nothingAwaited: Awaited = { steps: 0, adds: null }

const bankRows = () => document.querySelectorAll<HTMLElement>('[data-bank-row]')

interface ListProps {
  hits: readonly QuestionHit[]
  total: number
  onNearEnd: () => void
  children: (question: QuestionHit) => React.ReactNode
}

function BankList({ hits, total, onNearEnd, children }: ListProps) {
  const { t } = useTranslation()
  const frame = useRef<HTMLDivElement>(null)
  const isSettled = useSettled()
  const rows = useVirtualizer({
    count: hits.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 76,
    overscan: isSettled ? 3 : 0,
    // Before its height is known it has about this much of the window: its first questions are drawn with the plan, not after it.
    initialRect: { width: 0, height: window.innerHeight - 280 },
    getItemKey: (index) => hits[index]?.id ?? index,
  })
  const { focusRow, stepsFrom, heldFor, holder } = useRowFocus(frame, rows, '[data-bank-row]', hits.length)
  /** The arrows go from question to question, and from the first one to the search. */
  const walk = (event: KeyboardEvent, index: number) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0 || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const to = stepsFrom(index) + by
    if (to < 0) frame.current?.closest('aside')?.querySelector<HTMLElement>('input[type=search]')?.focus()
    else focusRow(to)
  }
  const visible = rows.getVirtualItems()
  const last = visible.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= hits.length - 20) onNearEnd()
  })
  return (
    <>
      <Text size="xs" c="dimmed" px="md" pb={6} role="status">
        {t('plans.questions', { count: total })}
      </Text>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the rows, which it hears for one that is not drawn */}
      <div
        ref={frame}
        className={classes.bankScroll}
        {...holder}
        onKeyDown={(event) => {
          const held = heldFor(event)
          if (held !== null) walk(event, held)
        }}
      >
        <ul className={classes.bankList} style={{ height: rows.getTotalSize() }}>
          {visible.map(({ index, key, start }) => {
            const question = hits[index]
            if (!question) return null
            return (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                onKeyDown={(event) => walk(event, index)}
                aria-setsize={total}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
                {children(question)}
              </li>
            )
          })}
        </ul>
      </div>
    </>
  )
}
