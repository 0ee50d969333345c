import { z } from 'zod'

/** Width and height in pixels, as displayed. */
export interface Size {
  width: number
  height: number
}

/**
 * How a person wants the picture in its frame. `auto`: as the shapes ask for. `fill`: the frame is filled. `whole`: the whole picture, with
 * bars where it does not reach. `x` and `y`: the point of the picture that comes to the middle of the frame as far as the picture
 * reaches, 0 to 1 from the left and from the top.
 */
export const framingChoiceSchema = z.object({
  mode: z.enum(['auto', 'fill', 'whole']),
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
})
export type FramingChoice = z.infer<typeof framingChoiceSchema>

/** A speaker stands in the middle where nobody says otherwise. */
export const centred: FramingChoice = { mode: 'auto', x: 0.5, y: 0.5 }

/** What stands beside a picture that does not fill its frame. */
export const barColour = '#0B0E14'

/**
 * How a source picture is brought into a frame. `fill`: that part of the source, scaled to the whole frame. `fit`: the whole
 * source, scaled to `width` x `height` and set in the middle. `generated`: there is no picture, one is drawn.
 */
export type Framing =
  | { mode: 'fill'; crop: Size & { x: number; y: number } }
  | { mode: 'fit'; width: number; height: number; x: number; y: number }
  | { mode: 'generated' }

/**
 * Unless somebody chose, a frame that is no wider than high is filled; in a wide frame a source up to a third too high is cropped too, and one
 * that would lose more (a telephone held upright) is shown whole. All figures are even, as 4:2:0 video wants them.
 */
export function frameFor(source: Size | null, frame: Size, choice: FramingChoice = centred): Framing {
  if (!source) return { mode: 'generated' }
  if (isWhole(source, frame, choice)) {
    const scale = Math.min(frame.width / source.width, frame.height / source.height)
    const width = Math.min(frame.width, even(source.width * scale))
    const height = Math.min(frame.height, even(source.height * scale))
    return {
      ...{ mode: 'fit', width, height },
      x: even0((frame.width - width) / 2),
      y: even0((frame.height - height) / 2),
    }
  }
  const { width, height } = filling(source, frame)
  return {
    mode: 'fill',
    crop: {
      width,
      height,
      x: evenWithin(placed(choice.x, width, source.width), source.width - width),
      y: evenWithin(placed(choice.y, height, source.height), source.height - height),
    },
  }
}

/** The largest part of a picture that has the shape of the frame. */
function filling(source: Size, frame: Size): Size {
  const frameRatio = frame.width / frame.height
  return {
    width: Math.min(source.width, even(source.height * frameRatio)),
    height: Math.min(source.height, even(source.width / frameRatio)),
  }
}

/**
 * Where the part that fills the frame lies in the room it has to move in, 0 to 1; null where it has none. As it was chosen, before
 * the rounding to even pixels.
 */
export function chosenPlace(source: Size, frame: Size, { x, y }: FramingChoice): Place {
  const { width, height } = filling(source, frame)
  const part = { width, height, x: placed(x, width, source.width), y: placed(y, height, source.height) }
  return placeOf(source, part)
}

/** The choice with the part that fills the frame moved to a place in its room, 0 to 1. */
export function movedTo(
  source: Size,
  frame: Size,
  choice: FramingChoice,
  axis: 'x' | 'y',
  place: number,
): FramingChoice {
  const part = filling(source, frame)
  const side = axis === 'x' ? 'width' : 'height'
  const at = { ...part, x: 0, y: 0, [axis]: place * (source[side] - part[side]) }
  return { ...choice, [axis]: pointAt(source, at)[axis] }
}

/** A part of a picture, in its pixels. */
type Crop = Size & { x: number; y: number }

/** From the left and from the top, 0 to 1; null where there is no room to move. */
interface Place {
  x: number | null
  y: number | null
}

/** Where a part lies in the room it has to move in, 0 to 1; null where it has none. */
export function placeOf(source: Size, crop: Crop): Place {
  const within = (at: number, part: number, whole: number) =>
    whole - part < leastRoom ? null : Math.min(1, at / (whole - part))
  return { x: within(crop.x, crop.width, source.width), y: within(crop.y, crop.height, source.height) }
}

/** The point of the picture that is in the middle when a part of that size begins there; as near as the picture allows. */
export function pointAt(source: Size, { x, y, width, height }: Crop): { x: number; y: number } {
  const middle = (at: number, part: number, whole: number) =>
    (Math.min(whole - part, Math.max(0, at)) + part / 2) / whole
  return { x: middle(x, width, source.width), y: middle(y, height, source.height) }
}

/** Less than this is the rounding to even numbers and no room to move, pixels. */
const leastRoom = 4

function isWhole(source: Size, frame: Size, { mode }: FramingChoice): boolean {
  if (mode !== 'auto') return mode === 'whole'
  const frameRatio = frame.width / frame.height
  return frameRatio > 1 && source.width / source.height < frameRatio / 1.34
}

/** Where a part begins so that its middle lies at a share of the whole, or as near as the whole allows. */
function placed(share: number, part: number, whole: number): number {
  return Math.min(whole - part, Math.max(0, share * whole - part / 2))
}

function even(value: number): number {
  return Math.max(2, Math.round(value / 2) * 2)
}

function even0(value: number): number {
  return Math.round(value / 2) * 2
}

/** The nearest even number up to a limit, the lower of two that are as near. */
function evenWithin(value: number, limit: number): number {
  return Math.max(0, Math.min(Math.ceil(value / 2 - 0.5), Math.floor(limit / 2))) * 2
}
