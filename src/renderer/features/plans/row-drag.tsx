import { useSortable } from '@dnd-kit/react/sortable'
import { type RefObject, useLayoutEffect } from 'react'

interface Props {
  id: string
  index: number
  row: RefObject<HTMLElement | null>
  grip: RefObject<HTMLElement | null>
}

/**
 * Lets a row of the plan be dragged to another place, and things be dropped on it. It is put into the rows when the pointer comes to the
 * plan. While it is dragged a row carries `data-dragging`, and with something held over it `data-target`.
 */
export function RowDrag({ id, index, row, grip }: Props) {
  const { isDragSource, isDropTarget } = useSortable({
    id,
    index,
    element: row,
    handle: grip,
    type: 'item',
    accept: ['item', 'question'],
  })
  useLayoutEffect(() => {
    row.current?.toggleAttribute('data-dragging', isDragSource)
    row.current?.toggleAttribute('data-target', isDropTarget && !isDragSource)
  }, [row, isDragSource, isDropTarget])
  return null
}
