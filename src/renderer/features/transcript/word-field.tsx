import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Language } from '#shared/language.ts'
import type { Word } from '#shared/transcript.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { registerEdit } from '../../lib/pending-edits.ts'
import classes from './editor.module.css'

interface Props {
  word: Word
  language: Language | null
  /** Saves what was typed in the place of `opened`; gives the index of the word after it. */
  onSave: (text: string, opened: readonly Word[]) => { next: number; saved: Promise<unknown> }
  /** The field closes; `next` opens the word at this index, null goes back to reading. */
  onClose: (saved: number | null, next: 'next' | 'previous' | null) => void
}

/**
 * A word while it is typed: Enter saves, Tab goes on to the next word, Escape leaves it as it was. What is typed is saved also when the field is
 * taken away, by scrolling or because the transcript has changed.
 */
export function WordField({ word, language, onSave, onClose }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(word.text)
  const [opened] = useState([word])
  const field = useRef<HTMLInputElement>(null)
  const done = useRef(false)
  const latest = useRef({ draft, onSave })
  latest.current = { draft, onSave }

  useEffect(() => {
    field.current?.select()
    const save = async () => {
      const { draft: typed, onSave: keep } = latest.current
      if (done.current || typed === opened[0]?.text) return
      done.current = true
      await keep(typed, opened).saved
    }
    const unregister = registerEdit(save)
    return () => {
      unregister()
      void save()
    }
  }, [opened])

  const finish = (next: 'next' | 'previous' | null) => {
    if (done.current) return
    done.current = true
    onClose(onSave(draft, opened).next, next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') finish(null)
    else if (event.key === 'Tab') finish(event.shiftKey ? 'previous' : 'next')
    else if (event.key === 'Escape') {
      done.current = true
      onClose(null, null)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <input
      ref={field}
      className={classes.field}
      // biome-ignore lint/a11y/noAutofocus: it opens where a person asked for it
      autoFocus
      spellCheck
      lang={language ?? undefined}
      aria-label={t('editor.word_text')}
      style={{ width: `${Math.max(3, draft.length + 1)}ch` }}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => finish(null)}
      onDoubleClick={(event) => event.stopPropagation()}
      onClick={(event) => event.stopPropagation()}
    />
  )
}
