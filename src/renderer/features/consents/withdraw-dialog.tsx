import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Consent } from '#shared/api/consents.ts'
import { today } from '#shared/day.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { useSaveConsent } from './use-consent-actions.ts'

interface Props {
  record: Consent
  opened: boolean
  onClose: () => void
}

/** Enters that the speaker takes a form back. */
export function WithdrawDialog({ record, opened, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('consents.withdraw_title', { form: t(`consents.kind.${record.kind}`) })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {opened && <Body record={record} onClose={onClose} />}
    </Modal>
  )
}

function Body({ record, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const save = useSaveConsent(record.id)
  const [withdrawnOn, setWithdrawnOn] = useState(today)
  const [withdrawalReason, setReason] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save({ withdrawnOn, withdrawalReason: withdrawalReason.trim() }).then(onClose, () => {})
      }}
    >
      <Stack>
        <Text fz="sm">{t('consents.withdraw_text')}</Text>
        <DayField
          label={t('consents.withdraw_on')}
          value={withdrawnOn}
          onCommit={(day) => setWithdrawnOn(day ?? today())}
        />
        <Textarea
          label={t('consents.withdraw_reason')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={5000}
          value={withdrawalReason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" color="red.8">
            {t('consents.withdraw')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
