import { useCallback, useEffect, useRef, useState } from 'react'
import type { LocalizedText } from '#shared/localized.ts'
import { DraftLocalized } from './draft-localized.ts'
import { DraftText } from './draft-text.ts'
import { registerEdit } from './pending-edits.ts'

/** Text that has rested this long is saved by itself, ms. */
const restMs = 2500
/** A text in three languages is long, and is saved sooner, ms. */
const localizedRestMs = 1500
/** So long after a save the page has fetched again what was saved, ms. */
const fetchedMs = 2000

/** What is typed, beside what the library has. */
interface Typed<Text, Sent> {
  draft: Text
  readonly isSaved: boolean
  see(value: Text): boolean
  settle(value: Text): boolean
  answered(sent: Sent, wasSaved: boolean): void
}

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
  const [text] = useState(() => new DraftText(value))
  return useTyped(text, value, save, (isLeft) => text.take(tidy, isLeft), restMs)
}

/** The same for a text in three languages, which is saved as a whole. */
export function useLocalizedDraft(value: LocalizedText, save: (text: LocalizedText) => Promise<unknown>) {
  const [text] = useState(() => new DraftLocalized(value))
  return useTyped(text, value, save, (isLeft) => text.take(isLeft), localizedRestMs)
}

function useTyped<Text, Sent extends { readonly text: Text }>(
  text: Typed<Text, Sent>,
  value: Text,
  save: (text: Text) => Promise<unknown>,
  take: (isLeft: boolean) => Sent | null,
  idleMs: number,
) {
  const [draft, setDraft] = useState(value)
  const latest = useRef({ value, save, take })
  latest.current = { value, save, take }
  text.see(value)
  if (draft !== text.draft) setDraft(text.draft)

  const change = useCallback(
    (typed: Text) => {
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
  const keep = useCallback(
    async (isLeft: boolean) => {
      const taken = latest.current.take(isLeft)
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
    },
    [text, settleLater],
  )
  const commit = useCallback(() => keep(true), [keep])

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
    const timer = window.setTimeout(() => void keep(false), idleMs)
    return () => window.clearTimeout(timer)
  }, [draft, text, keep, idleMs])

  return { draft, setDraft: change, commit }
}

function trimmed(text: string): string {
  return text.trim()
}
