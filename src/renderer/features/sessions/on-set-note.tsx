import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './on-set.module.css'

interface Props {
  onSave: (note: string) => void
  onCancel: () => void
}

/** A note for the moment in which it was begun. Enter keeps it, Escape drops it. */
export function OnSetNote({ onSave, onCancel }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const save = () => (text.trim() === '' ? onCancel() : onSave(text.trim()))
  return (
    <form
      className={classes.note}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextInput
        flex={1}
        size="lg"
        maxLength={10_000}
        aria-label={t('sessions.note_field')}
        placeholder={t('sessions.note_hint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onCancel()
        }}
        ref={(input) => input?.focus()}
      />
      <Group gap={8} wrap="nowrap">
        <Button size="lg" type="submit">
          {t('sessions.note_save')}
        </Button>
        <Button size="lg" variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </Group>
    </form>
  )
}
