import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react'
import { focusWhenDrawn } from '../lib/focus-when-drawn.ts'

interface Rows {
  scrollToIndex(index: number): void
}

/** The focus in a list of which only the rows in sight exist. */
export interface RowFocus {
  /** Puts the focus on a row: at once where it is drawn, and otherwise as soon as it is. */
  focusRow(index: number): void
  /** Puts the focus on the row that will be at that place once the list is drawn anew. */
  focusRowWhenDrawn(index: number): void
  /** From where a key of that row steps: keys follow each other faster than rows are drawn. */
  stepsFrom(index: number): number
  /** The row whose keys the list hears in its place, because it is not there; null while a row has the focus. */
  heldFor(event: { target: EventTarget }): number | null
  /** Of the list itself: it has the focus while the row that should have it is not there, so that no key goes elsewhere. */
  holder: {
    tabIndex: -1
    onFocus: (event: FocusEvent) => void
    onBlur: () => void
  }
}

/**
 * @param scroller what holds the rows, with the properties of `holder`; each row has its place in `data-index`
 * @param target what in a row takes the focus, as a selector
 */
export function useRowFocus(
  scroller: RefObject<HTMLElement | null>,
  rows: Rows,
  target: string,
  count: number,
): RowFocus {
  /** The row that the focus is on its way to. */
  const awaited = useRef<number | null>(null)
  /** The row that has the focus. */
  const focused = useRef<number | null>(null)
  const rowAt = (index: number) => scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)
  const find = (index: number) => rowAt(index)?.querySelector<HTMLElement>(target)
  const within = (index: number) => Math.max(0, Math.min(index, count - 1))
  const hold = (index: number) => {
    scroller.current?.focus({ preventScroll: true })
    awaited.current = index
  }
  // With every drawing: rows come and go with what is fetched and with scrolling.
  useLayoutEffect(() => {
    const now = document.activeElement
    if (now !== null && now === scroller.current) {
      if (awaited.current !== null) find(awaited.current)?.focus({ preventScroll: true })
    } else if (now === document.body && focused.current !== null && focused.current < count) {
      if (!rowAt(focused.current)) hold(focused.current)
    }
  })
  const focusRowWhenDrawn = (index: number) => {
    const place = within(index)
    rows.scrollToIndex(place)
    awaited.current = place
    focusWhenDrawn(
      () => (awaited.current === place ? find(place) : null),
      () => {
        if (awaited.current === place) awaited.current = null
      },
    )
  }
  return {
    focusRowWhenDrawn,
    focusRow(index) {
      const place = within(index)
      const row = find(place)
      if (!row && !scroller.current?.contains(document.activeElement)) {
        focusRowWhenDrawn(place)
        return
      }
      rows.scrollToIndex(place)
      if (row) row.focus({ preventScroll: true })
      else hold(place)
    },
    stepsFrom: (index) => awaited.current ?? index,
    heldFor: (event) => (event.target === scroller.current ? awaited.current : null),
    holder: {
      tabIndex: -1,
      onFocus(event) {
        const row = event.target.closest<HTMLElement>('[data-index]')?.dataset.index
        focused.current = row === undefined ? null : Number(row)
        if (row !== undefined) awaited.current = null
      },
      onBlur() {
        focused.current = null
      },
    },
  }
}
