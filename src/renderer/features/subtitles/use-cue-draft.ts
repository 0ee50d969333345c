import { useEffect, useRef, useState } from 'react'
import type { StoredCue } from '#shared/api/tracks.ts'
import { useDraft } from '../../lib/use-draft.ts'
import { unsentText } from './use-track-edits.ts'

/** Spaces at the ends of a cue are the editor's own. */
const asTyped = (text: string) => text

/** What was typed into the cue and is not in the library, null where it is or nothing was. */
function unsentOf(cue: Pick<StoredCue, 'id' | 'text'>): string | null {
  const text = unsentText(cue)
  return text === cue.text ? null : text
}

/**
 * The text of a cue while it is typed. One that is back because it could not be saved is only read, and not saved when typing rests, until
 * something is typed or it is committed.
 */
export function useCueDraft(
  cue: Pick<StoredCue, 'id' | 'text'>,
  save: (text: string) => Promise<unknown>,
): { draft: string; setDraft: (text: string) => void; commit: () => Promise<boolean> } {
  const typed = useDraft(cue.text, save, asTyped)
  const [shown, setShown] = useState(() => unsentOf(cue))
  // Escape gives the text up and leaves the field before this is drawn again.
  const restored = useRef(shown)
  const restore = (text: string | null) => {
    restored.current = text
    setShown(text)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what the cue says now tells whether the text still belongs to it
  useEffect(() => {
    restore(typed.draft === cue.text ? unsentOf(cue) : null)
  }, [cue.text])

  const setDraft = (text: string) => {
    restore(null)
    typed.setDraft(text)
  }
  const commit = () => {
    if (restored.current !== null) setDraft(restored.current)
    return typed.commit()
  }
  return { draft: shown ?? typed.draft, setDraft, commit }
}
