import { useEffect, useRef, useState } from 'react'

/**
 * The note being typed on the set. It belongs to the moment in which it was begun, and is kept also when the screen is left while it is
 * open: only `drop` loses it.
 */
export function useNote(save: (note: string, fromMs: number) => void) {
  const [draft, setDraft] = useState<{ fromMs: number; text: string } | null>(null)
  const keep = () => {
    setDraft(null)
    const note = draft?.text.trim()
    if (draft && note) save(note, draft.fromMs)
  }
  const latest = useRef(keep)
  latest.current = keep
  useEffect(() => () => latest.current(), [])
  return {
    /** null: none is being typed. */
    text: draft?.text ?? null,
    begin: () => setDraft((now) => now ?? { fromMs: Date.now(), text: '' }),
    change: (text: string) => setDraft((now) => now && { ...now, text }),
    keep,
    drop: () => setDraft(null),
  }
}
