import { Button, Group, TextInput } from '@mantine/core'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './on-set.module.css'

interface Props {
  text: string
  onChange: (text: string) => void
  onSave: () => void
  onCancel: () => void
}

/** A note for the moment in which it was begun. Enter keeps it, Escape drops it. */
export function OnSetNote({ text, onChange, onSave, onCancel }: Props) {
  const { t } = useTranslation()
  return (
    <form
      className={classes.note}
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
    >
      <TextInput
        flex={1}
        size="lg"
        maxLength={10_000}
        aria-label={t('sessions.note_field')}
        placeholder={t('sessions.note_hint')}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onCancel()
        }}
        autoFocus
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
