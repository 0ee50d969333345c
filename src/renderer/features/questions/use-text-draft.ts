import { useCallback, useEffect, useRef, useState } from 'react'
import { languages } from '#shared/language.ts'
import type { LocalizedText } from '#shared/localized.ts'
import { registerEdit } from '../../lib/pending-edits.ts'

/** Text that has rested this long is saved by itself. */
const restMs = 1500

/**
 * A text in three languages while it is typed: saved when a field is left, when typing rests, and before undo. What is saved
 * elsewhere meanwhile shows only when nothing is typed.
 */
export function useTextDraft(value: LocalizedText, save: (text: LocalizedText) => Promise<unknown>) {
  const [draft, setDraft] = useState(value)
  // `seen` is what the library said last; it changes only when the library says something else.
  const state = useRef({ draft: value, sent: value, seen: value, save })
  if (!isSame(value, state.current.seen)) {
    const typed = !isSame(state.current.draft, state.current.sent)
    state.current.seen = value
    if (!typed && !isSame(value, state.current.draft)) {
      state.current.draft = value
      setDraft(value)
    }
    if (!typed) state.current.sent = value
  }
  state.current.save = save

  const change = useCallback((text: LocalizedText) => {
    state.current.draft = text
    setDraft(text)
  }, [])

  const saving = useRef<Promise<unknown>>(Promise.resolve())
  const commit = useCallback(async () => {
    const { draft: text, sent } = state.current
    if (!isSame(text, sent)) {
      state.current.sent = text
      saving.current = state.current.save(text).catch(() => {
        // said by the mutation itself; the text stays in the field so that it can be saved again
        if (state.current.sent === text) state.current.sent = sent
      })
    }
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
    if (isSame(draft, state.current.sent)) return
    const timer = window.setTimeout(() => void commit(), restMs)
    return () => window.clearTimeout(timer)
  }, [draft, commit])

  return { draft, setDraft: change, commit }
}

/** The library trims texts and keeps them in NFC; that is no difference. */
function isSame(a: LocalizedText, b: LocalizedText): boolean {
  return languages.every(
    (language) => a[language].trim().normalize('NFC') === b[language].trim().normalize('NFC'),
  )
}
