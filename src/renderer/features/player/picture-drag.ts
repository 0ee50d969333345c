import { type FramingChoice, frameFor, pointAt, type Size } from '#shared/framing.ts'
import type { ShownFraming } from './player-context.ts'

/** A finger or a mouse that moved less than this has pressed, pixels of the screen. */
const pressPx = 4

/** The part of a pointer event that counts. */
export interface PointerSpot {
  pointerId: number
  isPrimary: boolean
  button: number
  buttons: number
  clientX: number
  clientY: number
}

/** Where the frame stands on the screen, in its pixels. */
export type FrameBox = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>

/** A picture that can be moved: its own size, the shape of the frame, and how it stood when it was taken hold of. */
export interface MovablePicture {
  source: Size
  frame: Size
  choice: FramingChoice
  onMove: NonNullable<ShownFraming['onMove']>
}

interface Held {
  pointerId: number
  fromX: number
  fromY: number
  /** Null where there is nothing to move. */
  picture: MovablePicture | null
  moved: boolean
}

/** One press on the picture, from the pointer that went down until it is let go or taken away; other fingers do not count meanwhile. */
export class PictureDrag {
  #held: Held | null = null

  /** Whether the pointer is followed from here on. */
  begin(spot: PointerSpot, picture: MovablePicture | null): boolean {
    if (this.#held || spot.button !== 0 || !spot.isPrimary) return false
    const { pointerId, clientX: fromX, clientY: fromY } = spot
    this.#held = { pointerId, fromX, fromY, picture, moved: false }
    return true
  }

  follow(spot: PointerSpot, box: FrameBox): void {
    const held = this.#heldBy(spot)
    // Let go where nobody heard of it, or with another button still down.
    if (held && (spot.buttons & 1) === 0) this.#settle(held, spot, box)
    else if (held) this.#place(held, spot, box, false)
  }

  /** The picture is let go where the pointer is now. True when that was a press that moved nothing. */
  release(spot: PointerSpot, box: FrameBox): boolean {
    const held = this.#heldBy(spot)
    if (!held) return false
    this.#settle(held, spot, box)
    const [x, y] = [spot.clientX - box.left, spot.clientY - box.top]
    return !held.moved && x >= 0 && y >= 0 && x <= box.width && y <= box.height
  }

  /** The pointer is gone before it was let go: the picture stands as before. */
  takeBack(spot: Pick<PointerSpot, 'pointerId'>): void {
    const held = this.#heldBy(spot)
    if (!held) return
    this.#held = null
    if (held.moved) held.picture?.onMove(null, false)
  }

  #heldBy({ pointerId }: Pick<PointerSpot, 'pointerId'>): Held | null {
    return this.#held?.pointerId === pointerId ? this.#held : null
  }

  #settle(held: Held, spot: PointerSpot, box: FrameBox): void {
    this.#held = null
    this.#place(held, spot, box, true)
  }

  #place(held: Held, spot: PointerSpot, box: FrameBox, done: boolean): void {
    if (!held.picture) return
    const [dx, dy] = [spot.clientX - held.fromX, spot.clientY - held.fromY]
    held.moved ||= Math.hypot(dx, dy) >= pressPx
    if (held.moved) held.picture.onMove(drawn(held.picture, dx / box.width, dy / box.height), done)
  }
}

/** The choice after the picture was drawn by shares of the frame's width and height. */
function drawn({ source, frame, choice }: MovablePicture, dx: number, dy: number): FramingChoice {
  const framing = frameFor(source, frame, choice)
  if (framing.mode !== 'fill') return choice
  const { crop } = framing
  const at = { ...crop, x: crop.x - dx * crop.width, y: crop.y - dy * crop.height }
  return { ...choice, ...pointAt(source, at) }
}
