import { Button, Group, Text } from '@mantine/core'
import type { RefObject } from 'react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { PassOnFocus } from '../../ui/pass-on-focus.tsx'

interface Props {
  field: RefObject<HTMLTextAreaElement | null>
  onDiscard: () => void
  /** The focus leaves it for something else than the field. */
  onLeave: () => void
}

/** Under a text that is back because it could not be saved: what it is, and a way to be rid of it. */
export function UnsentNote({ field, onDiscard, onLeave }: Props) {
  const { t } = useTranslation()
  return (
    <PassOnFocus to={() => () => field.current}>
      <Group gap="xs" mt={4} wrap="nowrap">
        <Text fz="xs">{t('subtitle_tools.unsent_note')}</Text>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          flex="none"
          data-unsent-note
          // The text would be sent when the focus leaves it.
          onMouseDown={(event) => event.preventDefault()}
          onBlur={(event) => {
            if (event.relatedTarget !== field.current) onLeave()
          }}
          onClick={onDiscard}
        >
          {t('subtitle_tools.unsent_discard')}
        </Button>
      </Group>
    </PassOnFocus>
  )
}
