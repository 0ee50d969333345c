import { useRef, useState } from 'react'
import { usePendingEdit } from '../../lib/use-pending-edit.ts'

/** Time without a key press after which a text is kept although its field still has the focus, ms. */
const idleMs = 1500

interface Autosave<T> {
  /** What is shown: the draft while there is one, else what the library has. */
  value: T
  /** Changes the draft; it is kept when the field is left or nothing is typed for a while. */
  edit(value: T): void
  /** Changes the draft and keeps it at once. */
  commit(value: T): void
  /** Keeps the draft now. */
  flush(): void
}

/**
 * A thing that is edited without a save button. A draft that `isValid` refuses stays a draft, and so does one whose `save` rejects or
 * gives false; telling why is the caller's part.
 */
export function useAutosave<T>(
  stored: T,
  save: (value: T) => Promise<unknown>,
  isValid: (value: T) => boolean = () => true,
): Autosave<T> {
  const [draft, setDraft] = useState<{ value: T } | null>(null)
  const latest = useRef({ draft, save, isValid })
  latest.current = { draft, save, isValid }
  const timer = useRef(0)
  const kept = useRef<{ value: T } | null>(null)

  /** `leave`: the field is left, so that what the library made of the text may take its place. */
  const [keep] = useState(() => async (leave: boolean) => {
    window.clearTimeout(timer.current)
    const { draft: current, save: write, isValid: valid } = latest.current
    if (!current || !valid(current.value)) return
    if (kept.current !== current) {
      kept.current = current
      const done = await write(current.value).then(
        (result) => result !== false,
        () => false,
      )
      // What could not be kept stays in its field and is tried again.
      if (!done) {
        kept.current = null
        return
      }
    }
    if (leave) setDraft((now) => (now === current ? null : now))
  })
  const flush = usePendingEdit(() => keep(true))
  const change = (value: T) => {
    const next = { value }
    latest.current.draft = next
    setDraft(next)
  }

  return {
    value: draft ? draft.value : stored,
    edit(value) {
      change(value)
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void keep(false), idleMs)
    },
    commit(value) {
      change(value)
      void flush()
    },
    flush: () => void flush(),
  }
}
