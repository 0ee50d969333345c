import { type RefObject, useRef } from 'react'
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
}

/**
 * @param scroller what holds the rows; each has its place in `data-index`
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
  const find = (index: number) =>
    scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] ${target}`)
  const within = (index: number) => Math.max(0, Math.min(index, count - 1))
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
      if (!row) {
        focusRowWhenDrawn(place)
        return
      }
      awaited.current = null
      rows.scrollToIndex(place)
      row.focus({ preventScroll: true })
    },
    stepsFrom: (index) => awaited.current ?? index,
  }
}
