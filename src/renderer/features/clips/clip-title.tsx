import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { registerEdit } from '../../lib/pending-edits.ts'

interface Props {
  title: string
  disabled: boolean
  onCommit: (title: string) => Promise<unknown>
}

/** A clip's title; it is kept when the field is left. */
export function ClipTitle({ title, disabled, onCommit }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(title)
  const latest = useRef({ draft, onCommit })
  latest.current = { draft, onCommit }
  const commit = useRef(async () => {
    const text = latest.current.draft.trim()
    if (text && text !== title) await latest.current.onCommit(text)
    else setDraft(title)
  })
  useEffect(() => registerEdit(commit.current), [])
  return (
    <TextInput
      flex={1}
      label={t('clips.title')}
      maxLength={300}
      disabled={disabled}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => void commit.current()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
      }}
    />
  )
}
