import { useCallback, useEffect, useRef, useState } from 'react'
import { registerEdit } from './pending-edits.ts'

/** Text that has rested this long is saved by itself. */
const restMs = 2500

/**
 * A text while it is typed: saved when the field is left, when typing rests, and before undo. What is saved elsewhere meanwhile
 * shows only when nothing is typed.
 *
 * @param tidy what is made of the text before it is saved
 */
export function useDraft(
  value: string,
  save: (text: string) => Promise<unknown>,
  tidy: (text: string) => string = trimmed,
) {
  const [draft, setDraft] = useState(value)
  const state = useRef({ draft: value, saved: value, save, tidy })
  if (state.current.draft === state.current.saved && value !== state.current.saved) {
    state.current = { ...state.current, draft: value, saved: value }
    setDraft(value)
  }
  state.current.save = save
  state.current.tidy = tidy

  const change = useCallback((text: string) => {
    state.current.draft = text
    setDraft(text)
  }, [])

  const saving = useRef<Promise<unknown>>(Promise.resolve())
  const commit = useCallback(async () => {
    const { draft: typed, saved } = state.current
    if (typed !== saved) {
      const text = state.current.tidy(typed)
      state.current.draft = text
      state.current.saved = text
      setDraft(text)
      if (text !== saved) {
        saving.current = state.current.save(text).catch(() => {
          // said by the mutation itself; the text stays in the field so that it can be saved again
          if (state.current.saved === text) state.current.saved = saved
        })
      }
    }
    // who asks once more, before a page is printed or something undone, waits for what is on its way
    await saving.current
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

function trimmed(text: string): string {
  return text.trim()
}
