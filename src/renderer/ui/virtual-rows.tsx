import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useRowFocus } from './use-row-focus.ts'
import classes from './virtual-rows.module.css'

interface Props<T> {
  label: string
  /** The headings, as `th`s. */
  head: ReactNode
  items: readonly T[]
  /** px */
  rowHeight: number
  /** The widths of the columns as CSS lengths; null shares what is left. */
  columns: readonly (string | null)[]
  keyOf: (item: T) => string
  /** The cells, as `td`s; one of them holds the row's link. */
  row: (item: T) => ReactNode
}

/** A table of which only the rows on the screen exist. The arrow keys move between the rows' links. */
export function VirtualRows<T>({ label, head, items, rowHeight, columns, keyOf, row }: Props<T>) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const item = items[index]
      return item === undefined ? index : keyOf(item)
    },
    overscan: 3,
  })
  const { focusRow, stepsFrom, heldFor, holder } = useRowFocus(scroller, rows, 'a', items.length)
  const shown = rows.getVirtualItems()
  const above = shown[0]?.start ?? 0
  const below = rows.getTotalSize() - (shown.at(-1)?.end ?? 0)
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key]
    const at = event.target instanceof HTMLAnchorElement ? event.target.closest('[data-index]') : null
    const from = at ? stepsFrom(Number(at.getAttribute('data-index'))) : heldFor(event)
    if (step === undefined || from === null) return
    event.preventDefault()
    focusRow(from + step)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the rows, which it hears for one that is not drawn
    <div ref={scroller} className={classes.scroller} {...holder} onKeyDown={move}>
      <table className={classes.table} aria-label={label} aria-rowcount={items.length + 1}>
        <colgroup>
          {columns.map((width, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <col key={index} {...(width === null ? {} : { style: { width } })} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>{head}</tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {shown.map(({ index, key }) => {
            const item = items[index]
            return item === undefined ? null : (
              <tr
                key={key}
                aria-rowindex={index + 2}
                data-index={index}
                className={classes.row}
                style={{ height: rowHeight }}
              >
                {row(item)}
              </tr>
            )
          })}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  )
}
