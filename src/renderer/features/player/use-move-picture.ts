import { type PointerEvent, useState } from 'react'
import { frameFor, placeOf, type Size } from '#shared/framing.ts'
import { PictureDrag } from './picture-drag.ts'
import type { ShownFraming } from './player-context.ts'

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
  const [drag] = useState(() => new PictureDrag())
  const shown = source && frame && framing ? frameFor(source, frame, framing.choice) : null
  const crop = shown?.mode === 'fill' ? shown.crop : null
  const place = source && crop ? placeOf(source, crop) : null
  const onMove = framing?.onMove && place && (place.x ?? place.y) !== null ? framing.onMove : null
  const boxOf = (event: PointerEvent<HTMLElement>) => event.currentTarget.getBoundingClientRect()
  const takeBack = (event: PointerEvent<HTMLElement>) => drag.takeBack(event)
  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const movable = source && frame && framing && onMove
      const picture = movable ? { source, frame, choice: framing.choice, onMove } : null
      // Held also where nothing can be moved: a release elsewhere is heard of and is no press.
      if (drag.begin(event, picture)) event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => drag.follow(event, boxOf(event)),
    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (drag.release(event, boxOf(event))) onPress()
    },
    onPointerCancel: takeBack,
    onLostPointerCapture: takeBack,
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
