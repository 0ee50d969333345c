import { useEffect, useRef, useState } from 'react'
import type { SessionState } from './session-state.ts'

/**
 * The note being typed on the set. It belongs to the moment in which it was begun, and is kept also when the sitting ends or the window
 * or the screen is left while it is open.
 *
 * @param running a sitting that was taken back meanwhile has no place for the note: leaving must not begin another
 */
export function useNote(running: SessionState['running'], save: (note: string, fromMs: number) => void) {
  const [draft, setDraft] = useState<{ fromMs: number; text: string } | null>(null)
  const keep = () => {
    setDraft(null)
    const note = draft?.text.trim()
    if (draft && note) save(note, draft.fromMs)
  }
  const latest = useRef({ keep, running })
  latest.current = { keep, running }
  useEffect(() => {
    const leave = () => {
      if (latest.current.running !== 'idle') latest.current.keep()
    }
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [])
  useEffect(() => {
    if (running === 'ended') latest.current.keep()
  }, [running])
  return {
    /** null: none is being typed. */
    text: draft?.text ?? null,
    begin: () => setDraft((now) => now ?? { fromMs: Date.now(), text: '' }),
    change: (text: string) => setDraft((now) => now && { ...now, text }),
    keep,
    drop: () => setDraft(null),
  }
}
