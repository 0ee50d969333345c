import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { secondsTyped } from './seconds-typed.ts'

interface Props {
  opened: boolean
  /** The cue that is worked on, from which on alone the cues may be moved. */
  selected: string | null
  onClose: () => void
  onShift: (byMs: number, fromCueId: string | null) => void
}

/** Moves all cues of a track in time, for subtitles that come too early or too late throughout. */
export function ShiftDialog({ opened, onClose, ...rest }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('subtitle_tools.shift')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {opened && <Body onClose={onClose} {...rest} />}
    </Modal>
  )
}

function Body({ selected, onClose, onShift }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [onlyFrom, setOnlyFrom] = useState(false)
  const byMs = secondsTyped(typed)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!byMs) return
        onShift(byMs, onlyFrom ? selected : null)
        onClose()
      }}
    >
      <Stack>
        <Text fz="sm" c="dimmed">
          {t('subtitle_tools.shift_text')}
        </Text>
        <TextInput
          data-autofocus
          label={t('subtitle_tools.shift_by')}
          placeholder={t('subtitle_tools.shift_example')}
          inputMode="decimal"
          value={typed}
          error={typed.trim() !== '' && byMs === null}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {selected !== null && (
          <Checkbox
            label={t('subtitle_tools.shift_from')}
            checked={onlyFrom}
            onChange={(event) => setOnlyFrom(event.currentTarget.checked)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={!byMs}>
            {t('subtitle_tools.shift_submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
