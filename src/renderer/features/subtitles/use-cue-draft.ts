import { useCallback, useEffect, useRef, useState } from 'react'
import type { StoredCue, Track, TrackEdit } from '#shared/api/tracks.ts'
import { registerEdit } from '../../lib/pending-edits.ts'

/** Text that has rested this long is saved by itself. */
const restMs = 2500

/**
 * The text of a cue while it is typed. It is saved when the field is left, when typing rests, and before undo or export; what
 * others change meanwhile shows only when nothing is typed.
 */
export function useCueDraft(cue: StoredCue, edit: (edit: TrackEdit) => Promise<Track>) {
  const [draft, setDraft] = useState(cue.text)
  const state = useRef({ draft, saved: cue.text, id: cue.id, edit })
  const typed = state.current.draft !== state.current.saved
  if (!typed && cue.text !== state.current.saved) {
    state.current = { ...state.current, draft: cue.text, saved: cue.text }
    setDraft(cue.text)
  }
  state.current.edit = edit

  const change = useCallback((text: string) => {
    state.current.draft = text
    setDraft(text)
  }, [])

  const commit = useCallback(async () => {
    const { draft: text, saved, id } = state.current
    if (text === saved) return
    state.current.saved = text
    try {
      await state.current.edit({ kind: 'text', cueId: id, text })
    } catch {
      // said by the edit itself; the text stays in the field so that it can be saved again
      if (state.current.saved === text) state.current.saved = saved
    }
  }, [])

  useEffect(() => registerEdit(commit), [commit])
  useEffect(
    () => () => {
      void commit()
    },
    [commit],
  )
  useEffect(() => {
    if (draft === state.current.saved) return
    const timer = window.setTimeout(() => void commit(), restMs)
    return () => window.clearTimeout(timer)
  }, [draft, commit])

  return { draft, setDraft: change, commit }
}
