import { Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { type GlossaryKind, type GlossaryPasted, glossaryKinds } from '#shared/api/glossary.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyDone } from '../../lib/notify.tsx'
import { useOneAtATime } from '../../lib/one-at-a-time.ts'
import { tellOnce } from '../../lib/tell-once.ts'
import type { useGlossaryActions } from './use-glossary-actions.ts'

/** The same in every language: it shows the three columns. */
const example = 'Шыңжаң; Синьцзян; Xinjiang\nАйгерім; Айгерим; Aigerim'

interface Props {
  opened: boolean
  onClose: () => void
  /** Where the names go unless another place is chosen. */
  interviewId: string | null
  interviews: readonly { id: string; title: string }[]
  paste: ReturnType<typeof useGlossaryActions>['paste']
}

/** Many names at once, from a list somebody has. */
export function PasteDialog({ opened, onClose, interviewId, interviews, paste }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const [kind, setKind] = useState<GlossaryKind>('person')
  const [place, setPlace] = useState<string | null>(null)
  const chosen = place ?? interviewId ?? ''
  const lines = text.split('\n').filter((line) => line.trim() !== '').length
  const tell = ({ added, known, unread }: GlossaryPasted) =>
    [
      added > 0 ? t('glossary.pasted', { count: added }) : t('glossary.pasted_none'),
      ...(known > 0 ? [t('glossary.pasted_known', { count: known })] : []),
      ...(unread > 0 ? [t('glossary.pasted_unread', { count: unread })] : []),
    ].join('. ')
  const add = useOneAtATime(() => {
    const onSuccess = () => {
      // What was written meanwhile is still to be added.
      setText((now) => (now === text ? '' : now))
      if (field.current?.value === text) onClose()
    }
    const added = paste.mutateAsync({ interviewId: chosen || null, kind, text }, { onSuccess })
    tellOnce(added, (result) => notifyDone(tell(result)))
    return added
  })
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('glossary.paste_title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (lines > 0) add()
        }}
      >
        <Stack gap="md">
          <Text c="dimmed" fz="sm">
            {t('glossary.paste_text')}
          </Text>
          <Textarea
            ref={field}
            data-autofocus
            label={t('glossary.paste_field')}
            placeholder={example}
            rows={10}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Group grow>
            <Select
              label={t('glossary.kind')}
              allowDeselect={false}
              data={glossaryKinds.map((value) => ({ value, label: t(`glossary.kinds.${value}`) }))}
              value={kind}
              onChange={(value) => setKind(value as GlossaryKind)}
            />
            <Select
              label={t('glossary.scope')}
              allowDeselect={false}
              searchable={interviews.length > 8}
              data={[
                { value: '', label: t('glossary.everywhere') },
                ...interviews.map(({ id, title }) => ({ value: id, label: title })),
              ]}
              value={chosen}
              onChange={(value) => setPlace(value ?? '')}
            />
          </Group>
          <Group justify="space-between">
            <Text fz="sm" c="dimmed" aria-live="polite">
              {lines > 0 ? t('glossary.paste_lines', { count: lines }) : ''}
            </Text>
            <Button type="submit" disabled={lines === 0} loading={paste.isPending}>
              {t('glossary.paste_add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
