/** Width and height in pixels, as displayed. */
export interface Size {
  width: number
  height: number
}

/**
 * How a source picture is brought into a frame. `fill`: that part of the source, scaled to the whole frame. `fit`: the whole
 * source, scaled to `width` x `height` and set in the middle. `generated`: there is no picture, one is drawn.
 */
export type Framing =
  | { mode: 'fill'; crop: Size & { x: number; y: number } }
  | { mode: 'fit'; width: number; height: number; x: number; y: number }
  | { mode: 'generated' }

/**
 * A frame that is no wider than high is filled from the middle of the source, since a speaker stands there. In a wide frame a
 * source up to a third too high is cropped too; one that would lose more (a telephone held upright) is shown whole.
 * All figures are even, as 4:2:0 video wants them.
 */
export function frameFor(source: Size | null, frame: Size): Framing {
  if (!source) return { mode: 'generated' }
  const sourceRatio = source.width / source.height
  const frameRatio = frame.width / frame.height
  if (frameRatio > 1 && sourceRatio < frameRatio / 1.34) {
    const width = even(Math.min(frame.width, frame.height * sourceRatio))
    return { mode: 'fit', width, height: frame.height, x: even((frame.width - width) / 2), y: 0 }
  }
  const width = Math.min(source.width, even(source.height * frameRatio))
  const height = Math.min(source.height, even(source.width / frameRatio))
  return {
    mode: 'fill',
    crop: {
      width,
      height,
      x: evenDown((source.width - width) / 2),
      y: evenDown((source.height - height) / 2),
    },
  }
}

function even(value: number): number {
  return Math.max(2, Math.round(value / 2) * 2)
}

function evenDown(value: number): number {
  return Math.floor(value / 2) * 2
}
