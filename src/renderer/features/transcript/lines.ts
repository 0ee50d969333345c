/** A word of the page: the middle of it, and how high it is (px). */
export interface PlaceOnLine {
  index: number
  x: number
  y: number
  height: number
}

/** Where word `index` stands, by the box it is drawn in. */
export function placeOnLine(
  index: number,
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
): PlaceOnLine {
  return { index, x: left + width / 2, y: top + height / 2, height }
}

/**
 * The word nearest to `x` (px from the left) on the line after (`by` 1) or before (-1) that of `own`; null where there is no such line among
 * `places`. Lines may be of different heights, and a word may be raised by its mark: a line begins half a word's height away.
 */
export function wordOnNextLine(
  places: readonly PlaceOnLine[],
  own: PlaceOnLine,
  by: 1 | -1,
  x: number,
): number | null {
  const away = (place: PlaceOnLine) => (place.y - own.y) * by
  const beyond = places.filter((place) => away(place) > own.height / 2)
  if (beyond.length === 0) return null
  const nearest = Math.min(...beyond.map(away))
  const line = beyond.filter((place) => away(place) < nearest + own.height / 2)
  return line.reduce((best, place) => (Math.abs(place.x - x) < Math.abs(best.x - x) ? place : best)).index
}
