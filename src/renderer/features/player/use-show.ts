import { useEffect } from 'react'
import { type PlayerView, useViewStore } from './player-context.ts'

/** Shows a stage's own captions and frame on the player while the stage is there. */
export function useShow(view: PlayerView): void {
  const store = useViewStore()
  const { trackId, aspect } = view
  const styleId = view.captions?.styleId ?? null
  const presetId = view.captions?.presetId ?? null
  useEffect(() => {
    store.set({ trackId, aspect, captions: styleId && presetId ? { styleId, presetId } : null })
  }, [store, trackId, aspect, styleId, presetId])
  useEffect(() => () => store.set({ trackId: null, captions: null, aspect: null }), [store])
}
