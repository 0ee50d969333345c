import { type PointerEvent, type RefObject, useRef } from 'react'
import { type CueEdge, cueEdgeAt, draggedTimes, edgeOf } from './cue-edges.ts'
import { usePlayer } from './player-context.ts'
import { cueHeight } from './timeline-paint.ts'
import type { TimelineWindow } from './timeline-view.ts'

/** How far the pointer has to move before a click becomes a marking. */
const dragThresholdPx = 4
/** How near an edge of the marked range has to be to be taken hold of. */
const edgePx = 6

/** A cue with the times it would have if the pointer were let go. */
export interface DraggedCue {
  id: string
  startMs: number
  endMs: number
}

interface Drag {
  startX: number
  startMs: number
  kind: 'none' | 'mark' | 'in' | 'out'
  /** The edge of a cue that was taken hold of. Other cues may come or go meanwhile, and its place change with them. */
  cue: { id: string; edge: CueEdge['edge'] } | null
  dragged: DraggedCue | null
}

interface CueDrags {
  minGapMs: number
  /** Shows where the cue would be; null when it is no longer dragged. */
  onDrag(dragged: DraggedCue | null): void
  onDrop(dragged: DraggedCue): void
}

/**
 * What the pointer does on the timeline: click goes there, drag marks, the edges of the marks can be moved, and so can those of the cues where
 * `drags` is given.
 */
export function useTimelinePointer(
  window: RefObject<TimelineWindow | null>,
  cues: readonly DraggedCue[],
  drags: CueDrags | null,
) {
  const player = usePlayer()
  const drag = useRef<Drag | null>(null)
  const position = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const x = event.clientX - box.left
    const view = window.current ?? { startMs: 0, msPerPx: 1 }
    return { x, y: event.clientY - box.top, height: box.height, ms: view.startMs + x * view.msPerPx, view }
  }
  const edgeAt = (x: number, view: TimelineWindow): 'in' | 'out' | null => {
    const selection = player.selection.get()
    if (!selection) return null
    const at = (ms: number) => (ms - view.startMs) / view.msPerPx
    if (Math.abs(at(selection.outMs) - x) <= edgePx) return 'out'
    if (Math.abs(at(selection.inMs) - x) <= edgePx) return 'in'
    return null
  }
  const cueEdge = (x: number, y: number, height: number, view: TimelineWindow) =>
    drags && y > height - cueHeight - 2 ? cueEdgeAt(cues, x, view) : null
  const letGo = () => {
    if (drag.current?.dragged) drags?.onDrag(null)
    drag.current = null
  }
  return {
    onPointerDown(event: PointerEvent<HTMLCanvasElement>) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const { x, y, height, ms, view } = position(event)
      const found = cueEdge(x, y, height, view)
      const cue = found && { id: cues[found.index]!.id, edge: found.edge }
      const kind = cue ? 'none' : (edgeAt(x, view) ?? 'none')
      drag.current = { startX: x, startMs: ms, kind, cue, dragged: null }
    },
    onPointerMove(event: PointerEvent<HTMLCanvasElement>) {
      const { x, y, height, ms, view } = position(event)
      const current = drag.current
      if (!current) {
        event.currentTarget.style.cursor = cueEdge(x, y, height, view) || edgeAt(x, view) ? 'ew-resize' : ''
        return
      }
      if (current.cue && drags) {
        if (!current.dragged && Math.abs(x - current.startX) <= dragThresholdPx) return
        const edge = edgeOf(cues, current.cue)
        if (!edge) return letGo()
        const { timeMs, durationMs } = player.state.get()
        // The playhead stands where somebody has listened: what is dropped near it belongs to it.
        const at = Math.abs(ms - timeMs) <= edgePx * view.msPerPx ? timeMs : ms
        const limits = { minGapMs: drags.minGapMs, durationMs }
        const { startMs, endMs } = draggedTimes(cues, edge, at, limits)
        current.dragged = { id: current.cue.id, startMs, endMs }
        drags.onDrag(current.dragged)
        return
      }
      if (current.kind === 'none' && Math.abs(x - current.startX) > dragThresholdPx) current.kind = 'mark'
      const selection = player.selection.get()
      if (current.kind === 'mark') player.select({ inMs: current.startMs, outMs: ms })
      if (current.kind === 'in' && selection)
        player.select({ inMs: Math.min(ms, selection.outMs - 100), outMs: selection.outMs })
      if (current.kind === 'out' && selection)
        player.select({ inMs: selection.inMs, outMs: Math.max(ms, selection.inMs + 100) })
    },
    onPointerUp(event: PointerEvent<HTMLCanvasElement>) {
      const current = drag.current
      if (current?.cue && !edgeOf(cues, current.cue)) return letGo()
      drag.current = null
      if (current?.dragged) return drags?.onDrop(current.dragged)
      if (current?.kind !== 'none') return
      const { y, height, ms } = position(event)
      const cue = y > height - cueHeight - 2 && cues.find((other) => other.startMs <= ms && ms < other.endMs)
      player.seek(cue ? cue.startMs : ms)
    },
    onPointerCancel: letGo,
  }
}
