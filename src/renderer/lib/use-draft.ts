import { useCallback, useEffect, useRef, useState } from 'react'
import { DraftText } from './draft-text.ts'
import { registerEdit } from './pending-edits.ts'

/** Text that has rested this long is saved by itself. */
const restMs = 2500
/** So long after a save the page has fetched again what was saved. */
const fetchedMs = 2000

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
  const [text] = useState(() => new DraftText(value))
  const latest = useRef({ value, save, tidy })
  latest.current = { value, save, tidy }
  text.see(value)
  if (draft !== text.draft) setDraft(text.draft)

  const change = useCallback(
    (typed: string) => {
      text.draft = typed
      setDraft(typed)
    },
    [text],
  )

  const saving = useRef<Promise<unknown>>(Promise.resolve())
  const settling = useRef(0)
  const settleLater = useCallback(() => {
    window.clearTimeout(settling.current)
    settling.current = window.setTimeout(() => {
      if (text.settle(latest.current.value)) setDraft(text.draft)
    }, fetchedMs)
  }, [text])
  const commit = useCallback(async () => {
    const taken = text.take(latest.current.tidy)
    setDraft(text.draft)
    // A failure is said by the mutation itself.
    if (taken) {
      saving.current = latest.current
        .save(taken.text)
        .then(
          () => text.answered(taken, true),
          () => text.answered(taken, false),
        )
        .finally(settleLater)
    }
    // who asks once more, before a page is printed or something undone, waits for what is on its way
    await saving.current
    return text.isSaved
  }, [text, settleLater])

  useEffect(() => registerEdit(commit), [commit])
  useEffect(
    () => () => {
      void commit()
      window.clearTimeout(settling.current)
    },
    [commit],
  )
  useEffect(() => {
    if (draft !== text.draft || text.isSaved) return
    const timer = window.setTimeout(() => void commit(), restMs)
    return () => window.clearTimeout(timer)
  }, [draft, text, commit])

  return { draft, setDraft: change, commit }
}

function trimmed(text: string): string {
  return text.trim()
}
