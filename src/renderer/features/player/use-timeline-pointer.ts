import { type PointerEvent, type RefObject, useRef } from 'react'
import { usePlayer } from './player-context.ts'
import { cueHeight } from './timeline-paint.ts'
import type { TimelineWindow } from './timeline-view.ts'

/** How far the pointer has to move before a click becomes a marking. */
const dragThresholdPx = 4
/** How near an edge of the marked range has to be to be taken hold of. */
const edgePx = 6

interface Drag {
  startX: number
  startMs: number
  kind: 'none' | 'mark' | 'in' | 'out'
}

/** What the pointer does on the timeline: click goes there, drag marks, the edges of the marks can be moved. */
export function useTimelinePointer(
  window: RefObject<TimelineWindow | null>,
  cues: readonly { startMs: number; endMs: number }[],
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
  return {
    onPointerDown(event: PointerEvent<HTMLCanvasElement>) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const { x, ms, view } = position(event)
      drag.current = { startX: x, startMs: ms, kind: edgeAt(x, view) ?? 'none' }
    },
    onPointerMove(event: PointerEvent<HTMLCanvasElement>) {
      const { x, ms, view } = position(event)
      const current = drag.current
      if (!current) {
        event.currentTarget.style.cursor = edgeAt(x, view) ? 'ew-resize' : ''
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
      drag.current = null
      if (current?.kind !== 'none') return
      const { y, height, ms } = position(event)
      const cue = y > height - cueHeight - 2 && cues.find((other) => other.startMs <= ms && ms < other.endMs)
      player.seek(cue ? cue.startMs : ms)
    },
    onPointerCancel() {
      drag.current = null
    },
  }
}
