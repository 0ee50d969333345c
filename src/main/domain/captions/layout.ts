import type { CaptionStyle, Preset } from '#shared/clip.ts'
import { type Block, lineText } from './lines.ts'
import { type Face, faceOf } from './measure.ts'

/** The picture captions are laid out for, in pixels. */
export type CaptionFrame = Pick<Preset, 'width' | 'height' | 'safeArea'>

/** Distance of two baselines. The fonts' own line heights differ by a third, so the lines are placed one by one. */
const pitchEm = 1.2
/** How far ink goes below the baseline (р, ұ, қ and Щ) in the caption fonts. */
const inkBelowEm = 0.28
/** Room between the letters and the edge of a box. */
const boxPaddingEm = { x: 0.52, top: 0.4, bottom: 0.46 }
const capitalEm = 0.7
const boxRadiusEm = 0.34

/** A style set for one frame, in pixels of it. */
export interface Layout {
  face: Face
  em: number
  /** What stands in the ASS style as Fontsize. */
  assSize: number
  outline: number
  shadow: number
  /** Width in em that a line may take. */
  lineWidthEm: number
  maxCharacters: number
  centreX: number
  /** Lowest baseline a line may have. */
  lastBaseline: number
}

/**
 * Sizes of a style are for 1080 pixels on the shorter side. A safe area that is wider on one side moves the captions off the
 * middle: they are centred in what is left.
 */
export function layoutFor(style: CaptionStyle, frame: CaptionFrame): Layout {
  const scale = Math.min(frame.width, frame.height) / 1080
  const em = style.sizePx * scale
  const outline = style.box === null ? style.outlinePx * scale : 0
  const shadow = style.box === null ? style.shadowPx * scale : 0
  const { left, right, bottom } = frame.safeArea
  const face = faceOf(style.font, style.bold)
  const side = style.box === null ? outline + shadow * 1.5 : boxPaddingEm.x * em
  const below = style.box === null ? inkBelowEm * em + outline + shadow * 2 : boxPaddingEm.bottom * em
  return {
    face,
    em,
    assSize: face.assSize * em,
    outline,
    shadow,
    lineWidthEm: (frame.width - left - right - 2 * side) / em,
    maxCharacters: frame.width > frame.height ? style.maxLineLength.landscape : style.maxLineLength.portrait,
    centreX: left + (frame.width - left - right) / 2,
    lastBaseline: frame.height - bottom - below,
  }
}

/** The y at which `\an2` puts a line's bottom so that its baseline is where the block wants it. Lines are counted from the top. */
export function lineBottom(layout: Layout, block: Block, line: number): number {
  return baseline(layout, block, line) + layout.face.descent * layout.em
}

/** A box with round corners behind the whole block: its place (top left) and an ASS drawing from there. */
export function boxBehind(layout: Layout, block: Block): { x: number; y: number; drawing: string } {
  const { em } = layout
  const widest = Math.max(...block.map((line) => layout.face.width(lineText(line))))
  const width = (widest + 2 * boxPaddingEm.x) * em
  const top = baseline(layout, block, 0) - (capitalEm + boxPaddingEm.top) * em
  const height = layout.lastBaseline + boxPaddingEm.bottom * em - top
  return {
    x: layout.centreX - width / 2,
    y: top,
    drawing: roundedRectangle(width, height, Math.min(boxRadiusEm * em, height / 2)),
  }
}

function baseline(layout: Layout, block: Block, line: number): number {
  return layout.lastBaseline - (block.length - 1 - line) * pitchEm * layout.em
}

function roundedRectangle(width: number, height: number, radius: number): string {
  // 0.5523: the usual distance of control points at which a cubic Bézier curve is nearest to a quarter of a circle.
  const inner = radius * (1 - 0.5523)
  const point = (x: number, y: number) => `${x.toFixed(1)} ${y.toFixed(1)}`
  const [w, h, r, i] = [width, height, radius, inner]
  return [
    `m ${point(r, 0)}`,
    `l ${point(w - r, 0)} b ${point(w - i, 0)} ${point(w, i)} ${point(w, r)}`,
    `l ${point(w, h - r)} b ${point(w, h - i)} ${point(w - i, h)} ${point(w - r, h)}`,
    `l ${point(r, h)} b ${point(i, h)} ${point(0, h - i)} ${point(0, h - r)}`,
    `l ${point(0, r)} b ${point(0, i)} ${point(i, 0)} ${point(r, 0)}`,
  ].join(' ')
}
