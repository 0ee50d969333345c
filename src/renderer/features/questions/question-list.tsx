import { Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type FocusEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { QuestionHit, QuestionQuery } from '#shared/api/questions.ts'
import type { Theme } from '#shared/api/themes.ts'
import { parseQuery } from '#shared/search-query.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { failureText } from '../../lib/error-text.ts'
import { isFocusFree } from '../../lib/focus-heir.ts'
import { trpc } from '../../lib/trpc.ts'
import { useRowFocus } from '../../ui/use-row-focus.ts'
import { QuestionEditor } from './question-editor.tsx'
import { QuestionRow } from './question-row.tsx'
import classes from './questions.module.css'
import { questionsBeingRemoved, useQuestionActions } from './use-question-actions.ts'
import { pagesOf, type QuestionPages, useQuestionPages } from './use-question-pages.ts'

interface Props {
  query: Omit<QuestionQuery, 'offset' | 'limit'>
  themes: readonly Theme[]
  readOnly: boolean
  openId: string | null
  selected: ReadonlySet<string>
  onOpen: (id: string | null) => void
  onSelect: (id: string, selected: boolean) => void
  onTotal: (total: number | null) => void
  /** Somebody goes from the search to the first of what is found by it. */
  walks: boolean
  onWalked: () => void
  /** What stands there when nothing is found. */
  nothing: React.ReactNode
}

/** The questions of a search; only those in sight are fetched and drawn. */
export function QuestionList(props: Props) {
  const { query, themes, readOnly, openId, selected, onOpen, onSelect, onTotal, walks, onWalked, nothing } =
    props
  const { t } = useTranslation()
  const { move, remove } = useQuestionActions()
  const box = useRef<HTMLDivElement>(null)
  const sight = useRef({ first: 0, last: 0 })
  const [wanted, setWanted] = useState<readonly number[]>([0])
  const pages = useQuestionPages(query, wanted)
  const { total } = pages
  const at = usePinned(pages, openId, sight.current)
  const words = useMemo(() => parseQuery(query.text), [query.text])
  const themeOf = useMemo(() => new Map(themes.map((theme) => [theme.id, theme])), [themes])
  // Rows stand in the order of the bank only in a whole theme; a moved row would jump elsewhere.
  const isOrdered = query.themeId !== null && query.text.trim() === '' && !isFiltered(query)
  const rows = useVirtualizer({
    count: at.count,
    getScrollElement: () => box.current,
    getItemKey: (index) => at.row(index)?.id ?? index,
    estimateSize: () => 58,
    overscan: 3,
    // What is written in stays, however far the list is scrolled: what is typed would go nowhere.
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range)
      const isOut = at.openAt !== null && !inSight.includes(at.openAt)
      return isOut ? [...inSight, at.openAt as number].sort((a, b) => a - b) : inSight
    },
    onChange: (instance) => {
      const { startIndex: first = 0, endIndex: last = 0 } = instance.range ?? {}
      sight.current = { first, last }
      const pagesInSight = pagesOf(first, last)
      if (pagesInSight.join() !== wanted.join()) setWanted(pagesInSight)
    },
  })
  useEffect(() => onTotal(total), [total, onTotal])
  const place = `${query.text} ${query.themeId}`
  useEffect(() => {
    void place
    box.current?.scrollTo({ top: 0 })
  }, [place])

  const { focusRow, focusRowWhenDrawn, stepsFrom, heldFor, holder } = useRowFocus(
    box,
    rows,
    '[data-row-button]',
    at.count,
  )
  useEffect(() => {
    // Until it is found there are the questions of another search.
    if (!walks || total === null || pages.isEarlier) return
    onWalked()
    if (at.count > 0 && document.activeElement?.matches('input[type=search]')) focusRow(0)
  })
  const focusKept = useKeptFocus(at.count, focusRow)
  const moveRow = (index: number, by: -1 | 1) => {
    const question = at.row(index)
    const neighbour = at.row(index + by)
    if (!question || !neighbour) return
    const from = document.activeElement
    const beforeId = by < 0 ? neighbour.id : (at.row(index + 2)?.id ?? null)
    move(
      { id: question.id, to: { themeId: question.themeId, parentId: null, beforeId } },
      {
        onSuccess: () => {
          // Who has gone on meanwhile is left where they are.
          if (document.activeElement === from || isFocusFree(null)) focusRowWhenDrawn(index + by)
        },
      },
    )
  }
  /** What is next to be removed after that one: the rows that are on their way out are passed over. */
  const heirOf = (index: number) => {
    const going = questionsBeingRemoved()
    const stays = (other: number) => !going.has(at.row(other)?.id ?? '')
    let heir = index + 1
    while (heir < at.count && !stays(heir)) heir += 1
    if (heir < at.count) return heir
    heir = index - 1
    while (heir > 0 && !stays(heir)) heir -= 1
    return heir
  }
  /** @param question null: not here yet, so that there is nothing to do with it */
  const onRowKey = (event: KeyboardEvent, index: number, question: QuestionHit | null) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    const from = stepsFrom(index)
    if (event.key === 'ArrowUp' && from === 0 && !event.altKey) {
      document.querySelector<HTMLElement>('input[type=search]')?.focus()
    } else if (step !== undefined && !event.altKey) focusRow(from + step)
    else if (step !== undefined && isOrdered && !readOnly) moveRow(index, step > 0 ? 1 : -1)
    else if (event.key === 'Home') focusRow(0)
    else if (event.key === 'End') focusRow(at.count - 1)
    else if (readOnly || question === null) return
    else if (event.key === 'Delete' && (event.repeat || questionsBeingRemoved().has(question.id))) {
      // Held down it would go through the whole bank: each question is removed by a press of its own, and once.
    } else if (event.key === 'Delete') {
      // The next Delete is for the next one, also before the library has answered.
      focusRow(heirOf(index))
      remove(question)
      onSelect(question.id, false)
    } else if (event.code === 'KeyX' && !event.ctrlKey && !event.metaKey) {
      onSelect(question.id, !selected.has(question.id))
    } else return
    event.preventDefault()
  }

  // The same functions for good, so that rows need not be drawn again when what they call has changed.
  const latest = useRef({ onOpen, onSelect, onRowKey })
  latest.current = { onOpen, onSelect, onRowKey }
  const [handlers] = useState(() => ({
    onOpen: (id: string) => latest.current.onOpen(id),
    onSelect: (id: string, isSelected: boolean) => latest.current.onSelect(id, isSelected),
    onKeyDown: (event: KeyboardEvent, index: number, question: QuestionHit) =>
      latest.current.onRowKey(event, index, question),
  }))

  if (pages.error && total === null) {
    return (
      <Text role="alert" p="lg">
        {failureText(t, pages.error)}
      </Text>
    )
  }
  if (total === null) return <Skeleton h={240} m="md" />
  if (at.count === 0) return <div className={classes.scroller}>{nothing}</div>
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the rows, which it hears for one that is not here yet
    <div
      ref={box}
      className={classes.scroller}
      {...holder}
      onKeyDown={(event) => {
        const held = heldFor(event)
        if (held !== null) onRowKey(event, held, null)
      }}
    >
      <ul
        className={classes.list}
        style={{ height: rows.getTotalSize() }}
        aria-label={t('questions.list')}
        {...focusKept}
      >
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const question = at.row(index)
          const isOpen = question !== null && question.id === openId
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className={classes.item}
              data-open={isOpen || undefined}
              aria-setsize={at.count}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              {!question ? (
                <Skeleton h={42} my={8} mx={12} />
              ) : isOpen ? (
                <QuestionEditor
                  key={question.id}
                  id={question.id}
                  {...{ themes, readOnly, onOpen }}
                  onMove={isOrdered ? (by) => moveRow(index, by) : null}
                  onClose={() => {
                    onOpen(null)
                    focusRowWhenDrawn(index)
                  }}
                />
              ) : (
                <QuestionRow
                  question={question}
                  theme={themeOf.get(question.themeId ?? '') ?? null}
                  hideTheme={query.themeId !== null}
                  query={words}
                  selected={selected.has(question.id)}
                  readOnly={readOnly}
                  index={index}
                  onOpen={handlers.onOpen}
                  onSelect={handlers.onSelect}
                  onKeyDown={handlers.onKeyDown}
                />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/**
 * When a row goes with the focus in it, the one that takes its place gets it, or the page when there is none. Gives the handlers of
 * the list.
 */
function useKeptFocus(count: number, focusRow: (index: number) => void) {
  const focusedAt = useRef<number | null>(null)
  const before = useRef(count)
  useEffect(() => {
    const isFewer = count < before.current
    before.current = count
    if (!isFewer || focusedAt.current === null || document.activeElement !== document.body) return
    if (count > 0) focusRow(focusedAt.current)
    else document.getElementById('content')?.focus()
  })
  return {
    onFocus(event: FocusEvent<HTMLElement>) {
      const row = event.target.closest<HTMLElement>('[data-index]')?.dataset.index
      focusedAt.current = row === undefined ? null : Number(row)
    },
    onBlur(event: FocusEvent<HTMLElement>) {
      if (event.relatedTarget) focusedAt.current = null
    },
  }
}

function isFiltered(query: Props['query']): boolean {
  return [query.roles, query.statuses, query.missing, query.tags, query.sources ?? []].some(
    (chosen) => chosen.length > 0,
  )
}

/**
 * The rows with the open one among them. One that is not in the list (new, from a link, or no longer found because of what is
 * typed into it) stands at the top of what is in sight, or stays where it was, until it is closed.
 */
function usePinned(pages: QuestionPages, openId: string | null, sight: { first: number; last: number }) {
  const pin = useRef<{ index: number; hit: QuestionHit } | null>(null)
  const total = pages.total ?? 0
  if (pin.current && pin.current.hit.id !== openId) pin.current = null
  let isThere = false
  if (openId !== null) {
    for (let index = Math.max(0, sight.first - 20); index < Math.min(total, sight.last + 40); index += 1) {
      const hit = pages.at(index)
      if (hit?.id !== openId) continue
      pin.current = { index, hit }
      isThere = true
      break
    }
  }
  const isElsewhere = openId !== null && !isThere && !pin.current && pages.total !== null
  const elsewhere = useQuery({
    ...trpc.questions.tree.queryOptions({ id: openId ?? '' }),
    enabled: isElsewhere,
    retry: false,
  }).data
  if (isElsewhere && elsewhere) {
    const { id: rootId } = elsewhere
    pin.current = { index: sight.first, hit: { ...elsewhere, id: openId, rootId, exact: true } }
  }
  const kept = isThere ? null : pin.current
  const place = Math.min(kept?.index ?? 0, total)
  return {
    count: total + (kept ? 1 : 0),
    /** Where the open one stands; null while that is not known. */
    openAt: kept ? place : (pin.current?.index ?? null),
    row(index: number): QuestionHit | null {
      if (!kept || index < place) return pages.at(index)
      return index === place ? kept.hit : pages.at(index - 1)
    },
  }
}
