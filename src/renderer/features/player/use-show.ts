import { useEffect, useRef } from 'react'
import { type PlayerView, useViewStore } from './player-context.ts'

/** Shows a stage's own captions and frame on the player while the stage is there. */
export function useShow(view: PlayerView): void {
  const store = useViewStore()
  const { trackId, aspect } = view
  const styleId = view.captions?.styleId ?? null
  const presetId = view.captions?.presetId ?? null
  const choice = view.framing?.choice ?? null
  const retimes = Boolean(view.onRetime)
  const movable = Boolean(view.framing?.onMove)
  const latest = useRef(view)
  latest.current = view
  useEffect(() => {
    store.set({
      ...{ trackId, aspect, captions: styleId && presetId ? { styleId, presetId } : null },
      framing: choice && {
        choice,
        onMove: movable ? (moved, done) => latest.current.framing?.onMove?.(moved, done) : null,
      },
      onRetime: retimes
        ? async (cueId, startMs, endMs) => latest.current.onRetime?.(cueId, startMs, endMs)
        : null,
    })
  }, [store, trackId, aspect, styleId, presetId, choice, movable, retimes])
  useEffect(() => () => store.set({ trackId: null, captions: null, aspect: null }), [store])
}
