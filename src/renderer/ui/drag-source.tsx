import { useDraggable } from '@dnd-kit/react'
import { type RefObject, useLayoutEffect } from 'react'

interface Props {
  id: string
  element: RefObject<HTMLElement | null>
  type?: string
  data?: Record<string, unknown>
}

/**
 * Makes an element one that can be dragged. It is put into an element when the pointer comes to it: a list of a hundred cards would
 * otherwise prepare a hundred drags to show itself. While it is dragged the element carries `data-dragging`.
 */
export function DragSource({ id, element, type, data }: Props) {
  const { isDragging } = useDraggable({
    id,
    element,
    ...(type === undefined ? {} : { type }),
    ...(data === undefined ? {} : { data }),
  })
  useLayoutEffect(() => {
    if (isDragging) element.current?.setAttribute('data-dragging', 'true')
    else element.current?.removeAttribute('data-dragging')
  }, [element, isDragging])
  return null
}
