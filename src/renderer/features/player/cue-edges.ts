import type { TimelineWindow } from './timeline-view.ts'

interface Timed {
  startMs: number
  endMs: number
}

/** The beginning or the end of a cue on the timeline. */
export interface CueEdge {
  index: number
  edge: 'in' | 'out'
}

/** How near an edge the pointer has to be (px). */
const reachPx = 6
/** A cue narrower than this has no edges to take hold of: one has to come nearer first (px). */
const leastWidthPx = 14
/** No cue is dragged shorter than this; the rules complain much earlier (ms). */
const shortestMs = 100

/**
 * The edge of a cue at `x`; where two cues touch, that of the one the pointer is over. Cues are in the order of their in points; those of a
 * long track that are out of sight cost nothing but to be passed over.
 */
export function cueEdgeAt(cues: readonly Timed[], x: number, view: TimelineWindow): CueEdge | null {
  let best: CueEdge | null = null
  let nearest = reachPx + 1
  for (const [index, { startMs, endMs }] of cues.entries()) {
    const left = (startMs - view.startMs) / view.msPerPx
    const right = (endMs - view.startMs) / view.msPerPx
    if (left > x + reachPx) break
    if (right < x - reachPx || right - left < leastWidthPx) continue
    // Half a pixel in favour of the cue that is under the pointer.
    const outside = x < left || x > right ? 0.5 : 0
    for (const [edge, at] of [
      ['in', left],
      ['out', right],
    ] as const) {
      const distance = Math.abs(at - x) + outside
      if (distance < nearest) {
        nearest = distance
        best = { index, edge }
      }
    }
  }
  return best
}

/** Where the edge of that cue is now among the cues; null when the cue has gone. */
export function edgeOf(
  cues: readonly { id: string }[],
  { id, edge }: { id: string; edge: CueEdge['edge'] },
): CueEdge | null {
  const index = cues.findIndex((cue) => cue.id === id)
  return index < 0 ? null : { index, edge }
}

/**
 * The times of a cue whose edge is dragged to `ms`. It keeps `minGapMs` from its neighbours, unless it is nearer already; it stays
 * longer than a blink and inside the recording (all in ms).
 */
export function draggedTimes(
  cues: readonly Timed[],
  { index, edge }: CueEdge,
  ms: number,
  { minGapMs, durationMs }: { minGapMs: number; durationMs: number },
): Timed {
  const cue = cues[index]!
  const before = cues[index - 1]
  const after = cues[index + 1]
  const rounded = Math.round(ms)
  if (edge === 'in') {
    const least = before ? Math.min(cue.startMs, before.endMs + minGapMs) : 0
    return { ...cue, startMs: Math.max(Math.min(rounded, cue.endMs - shortestMs), least, 0) }
  }
  const most = Math.max(cue.endMs, Math.min(after ? after.startMs - minGapMs : durationMs, durationMs))
  return { ...cue, endMs: Math.min(Math.max(rounded, cue.startMs + shortestMs), most) }
}
