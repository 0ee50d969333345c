import { useEffect, useRef, useState } from 'react'
import type { Contact } from '#shared/api/speakers.ts'
import { registerEdit } from '../../lib/pending-edits.ts'
import type { SaveSpeaker } from './use-speaker.ts'

/** A contact while it is typed: kept once, when its field is left, by Enter, before undo, or with the page. */
export function useNewContact(save: SaveSpeaker) {
  const [contact, setContact] = useState<Contact | null>(null)
  const latest = useRef({ contact, save, saving: Promise.resolve() })
  latest.current.save = save
  const [edit] = useState(() => (next: Contact | null) => {
    latest.current.contact = next
    setContact(next)
  })
  const [keep] = useState(() => () => {
    const { contact: typed, save: write } = latest.current
    const value = typed?.value.trim()
    if (typed && value) {
      // at once: Enter is followed by the loss of the focus, which would keep it again
      edit(null)
      latest.current.saving = write(({ contacts }) => ({
        contacts: [...contacts, { ...typed, value }],
      })).catch(() => {
        // said by the mutation itself; the text comes back so that it can be kept again
        if (!latest.current.contact) edit(typed)
      })
    }
    return latest.current.saving
  })
  useEffect(() => {
    const stop = registerEdit(keep)
    return () => {
      stop()
      void keep()
    }
  }, [keep])
  return { contact, edit, keep }
}
