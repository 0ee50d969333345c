import { Alert, Button, Checkbox, Group, Modal, Radio, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ErasureItem, ErasureMode } from '#shared/api/speakers.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { failureText } from '../../lib/error-text.ts'
import { notifyDone, notifyProblem } from '../../lib/notify.tsx'
import { useOneAtATime } from '../../lib/one-at-a-time.ts'
import { flushEdits } from '../../lib/pending-edits.ts'
import { tellOnce } from '../../lib/tell-once.ts'
import { trpc } from '../../lib/trpc.ts'
import classes from './erase-dialog.module.css'
import { useSpeakerActions } from './use-speaker-actions.ts'

interface Props {
  speakerId: string
  name: string
  opened: boolean
  onClose: () => void
  /** The speaker is gone, or nameless now. */
  onDone: (mode: ErasureMode) => void
}

const outcomes = ['removed', 'changed', 'kept'] as const

/** Taking a person out of the library for good: first what it touches and what it leaves, then the confirmation. */
export function EraseDialog({ opened, onClose, ...props }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('speakers.erase.title', { name: props.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {opened && <Body {...props} onClose={onClose} />}
    </Modal>
  )
}

function Body({ speakerId, name, onClose, onDone }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const [mode, setMode] = useState<ErasureMode>('erase')
  const [removeBackups, setRemoveBackups] = useState(true)
  const [understood, setUnderstood] = useState(false)
  const { erasure } = useSpeakerActions()
  const preview = useQuery(
    trpc.speakers.previewErasure.queryOptions({ id: speakerId, mode }, { staleTime: 0 }),
  )
  const items = preview.data?.items.map((item) =>
    item.subject === 'backups' && !removeBackups ? { ...item, outcome: 'kept' as const } : item,
  )
  const erase = useOneAtATime(async () => {
    // A text that is still being typed would be written back after the erasure.
    await flushEdits()
    // Who has closed the dialog meanwhile is not taken away from where they are, but told of what is done, and of what is left.
    const onSuccess = () => onDone(mode)
    const erased = erasure.mutateAsync({ id: speakerId, mode, removeBackups }, { onSuccess })
    tellOnce(erased, (left) => {
      if (left) notifyProblem(t('speakers.erase.left.title'))
      else notifyDone(t(`speakers.erase.done.${mode}`, { name }))
    })
    await erased
  })
  return (
    <Stack>
      <Radio.Group
        value={mode}
        onChange={(value) => setMode(value as ErasureMode)}
        label={t('speakers.erase.how')}
      >
        <Stack gap="xs" mt={6}>
          <Radio
            value="erase"
            label={t('speakers.erase.mode.erase')}
            description={t('speakers.erase.mode_text.erase')}
          />
          <Radio
            value="anonymise"
            label={t('speakers.erase.mode.anonymise')}
            description={t('speakers.erase.mode_text.anonymise')}
          />
        </Stack>
      </Radio.Group>
      {preview.error ? (
        <Text role="alert">{failureText(t, preview.error)}</Text>
      ) : !items ? (
        <Skeleton h={220} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by the keys
        <section className={classes.list} tabIndex={0} aria-label={t('speakers.erase.how')}>
          {outcomes.map((outcome) => (
            <Outcome
              key={outcome}
              outcome={outcome}
              items={items.filter((item) => item.outcome === outcome)}
            />
          ))}
        </section>
      )}
      <Checkbox
        label={t('speakers.erase.backups')}
        description={t('speakers.erase.backups_text')}
        checked={removeBackups}
        onChange={(event) => setRemoveBackups(event.currentTarget.checked)}
      />
      <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />}>
        <Checkbox
          label={t('speakers.erase.understood')}
          checked={understood}
          onChange={(event) => setUnderstood(event.currentTarget.checked)}
        />
      </Alert>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          color="red.8"
          disabled={!understood || !items}
          loading={erasure.isPending}
          onClick={() => erase()}
        >
          {t(`speakers.erase.submit.${mode}`)}
        </Button>
      </Group>
    </Stack>
  )
}

function Outcome({ outcome, items }: { outcome: ErasureItem['outcome']; items: readonly ErasureItem[] }) {
  const { t } = useTranslation()
  if (items.length === 0) return null
  return (
    <section>
      <Title order={3} fz="sm" data-outcome={outcome} className={classes.outcome}>
        {t(`speakers.erase.outcome.${outcome}`)}
      </Title>
      <ul className={classes.items}>
        {items.map(({ subject, count, examples }) => (
          <li key={subject}>
            <span>
              {t(`speakers.erase.subject.${subject}`)}
              {count > 1 && <b className="tabular"> · {count}</b>}
            </span>
            {examples.length > 0 && subject !== 'profile' && (
              <Text span c="dimmed" fz="xs" className={classes.examples}>
                {examples.join(' · ')}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
