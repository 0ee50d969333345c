import { type PointerEvent, useRef } from 'react'
import { type FramingChoice, frameFor, placeOf, pointAt, type Size } from '#shared/framing.ts'
import type { ShownFraming } from './player-context.ts'

/** A finger or a mouse that moved less than this has pressed, pixels of the screen. */
const pressPx = 4

interface Pressed {
  fromX: number
  fromY: number
  /** As it stood then; null where the picture cannot be moved. */
  choice: FramingChoice | null
  moved: boolean
}

/**
 * The picture dragged within its frame. A press that moves nothing is `onPress`.
 * @param frame shape of the frame, in whatever unit
 */
export function useMovePicture(
  source: Size | null,
  frame: Size | null,
  framing: ShownFraming | null,
  onPress: () => void,
) {
  const drag = useRef<Pressed | null>(null)
  const shown = source && frame && framing ? frameFor(source, frame, framing.choice) : null
  const crop = shown?.mode === 'fill' ? shown.crop : null
  const place = source && crop ? placeOf(source, crop) : null
  const onMove = framing?.onMove && place && (place.x ?? place.y) !== null ? framing.onMove : null
  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      const choice = framing && onMove ? framing.choice : null
      if (choice) event.currentTarget.setPointerCapture(event.pointerId)
      drag.current = { fromX: event.clientX, fromY: event.clientY, choice, moved: false }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const begun = drag.current
      if (!begun?.choice || !source || !frame || !onMove) return
      const [dx, dy] = [event.clientX - begun.fromX, event.clientY - begun.fromY]
      if (!begun.moved && Math.hypot(dx, dy) < pressPx) return
      begun.moved = true
      onMove(
        moved(
          source,
          frame,
          begun.choice,
          dx / event.currentTarget.clientWidth,
          dy / event.currentTarget.clientHeight,
        ),
        false,
      )
    },
    onPointerUp() {
      const begun = drag.current
      drag.current = null
      if (begun?.moved) {
        if (framing && onMove) onMove(framing.choice, true)
      } else if (begun) onPress()
    },
    onPointerCancel() {
      const begun = drag.current
      drag.current = null
      if (begun?.choice && begun.moved && onMove) onMove(begun.choice, true)
    },
  }
  const style = shown
    ? {
        objectFit: shown.mode === 'fit' ? ('contain' as const) : ('cover' as const),
        objectPosition: `${100 * (place?.x ?? 0.5)}% ${100 * (place?.y ?? 0.5)}%`,
        ...(onMove ? { cursor: 'grab', touchAction: 'none' } : {}),
      }
    : undefined
  return { handlers, style, isWhole: shown?.mode === 'fit' }
}

/** The choice after the picture was drawn by shares of the frame's width and height. */
function moved(source: Size, frame: Size, choice: FramingChoice, dx: number, dy: number): FramingChoice {
  const framing = frameFor(source, frame, choice)
  if (framing.mode !== 'fill') return choice
  const { crop } = framing
  const at = { ...crop, x: crop.x - dx * crop.width, y: crop.y - dy * crop.height }
  return { ...choice, ...pointAt(source, at) }
}
