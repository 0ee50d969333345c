/** Room kept around what floats over the text (px). */
export const toolsGap = 8

/** Room kept above words that are scrolled up, so that the line before them is seen to go on (px). */
const lead = 24

interface Sides {
  /** Top of the first marked word and bottom of the last, from the top of the box (px). */
  firstTop: number
  lastBottom: number
  ownHeight: number
  boxHeight: number
}

/**
 * Where what floats over the marked words goes: above them, or else below. `scrollBy` is how far the text has to be scrolled down first, because
 * neither side has the room and the words would be covered; 0 where nothing has to move. All in px.
 */
export function toolsPlace({ firstTop, lastBottom, ownHeight, boxHeight }: Sides): {
  top: number
  scrollBy: number
} {
  const lowest = boxHeight - ownHeight - toolsGap
  const above = firstTop - ownHeight - toolsGap
  if (above >= toolsGap && lastBottom <= boxHeight) return { top: above, scrollBy: 0 }
  const below = lastBottom + toolsGap
  if (below >= toolsGap && below <= lowest) return { top: below, scrollBy: 0 }
  const wordsTop = Math.max(toolsGap, Math.min(lead, lowest - toolsGap - (lastBottom - firstTop)))
  const fits = above >= toolsGap ? above : Math.min(below, lowest)
  return { top: Math.max(toolsGap, Math.min(fits, lowest)), scrollBy: Math.round(firstTop - wordsTop) }
}
