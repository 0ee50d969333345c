import { Alert, Button, Group, Modal, Radio, Stack, Switch, Text } from '@mantine/core'
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type SpeakerListFormat, type SpeakerSummary, speakerListFormats } from '#shared/api/speakers.ts'
import type { Language } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { downloadFrom } from '../../lib/download.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { trpc } from '../../lib/trpc.ts'

interface Props {
  total: number
  filtered: readonly SpeakerSummary[] | null
  opened: boolean
  onClose: () => void
}

/** What goes into a file with the list of speakers. Sensitive fields stay out of it unless they are switched on, each time anew. */
export function ExportDialog({ opened, ...props }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={props.onClose}
      title={t('speakers.export.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {opened && <Body {...props} />}
    </Modal>
  )
}

function Body({ total, filtered, onClose }: Omit<Props, 'opened'>) {
  const { t, i18n } = useTranslation()
  const hasFiltered = filtered !== null && filtered.length > 0
  const [who, setWho] = useState(hasFiltered ? 'filtered' : 'all')
  const [format, setFormat] = useState<SpeakerListFormat>('xlsx')
  const [sensitive, setSensitive] = useState(false)
  const preparation = useMutation(trpc.speakers.prepareList.mutationOptions({ onError: notifyFailure }))
  const save = () => {
    const ids = who === 'filtered' && filtered ? filtered.map(({ id }) => id) : null
    preparation.mutate(
      { ids, format, language: i18n.language as Language, sensitive },
      {
        onSuccess: ({ id }) => {
          downloadFrom(`/speaker-lists/${id}`)
          onClose()
        },
      },
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!preparation.isPending) save()
      }}
    >
      <Stack>
        {filtered !== null && (
          <Radio.Group value={who} onChange={setWho} label={t('speakers.export.who')}>
            <Stack gap="xs" mt={6}>
              <Radio
                value="filtered"
                disabled={!hasFiltered}
                label={t('speakers.export.filtered', { count: filtered.length })}
              />
              <Radio value="all" label={t('speakers.export.all', { count: total })} />
            </Stack>
          </Radio.Group>
        )}
        <Radio.Group
          value={format}
          onChange={(value) => setFormat(value as SpeakerListFormat)}
          label={t('speakers.export.format_label')}
        >
          <Stack gap="xs" mt={6}>
            {speakerListFormats.map((one) => (
              <Radio key={one} value={one} label={t(`speakers.export.format.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Text fz="sm">{t('speakers.export.included')}</Text>
        <Switch
          label={t('speakers.export.sensitive')}
          checked={sensitive}
          onChange={(event) => setSensitive(event.currentTarget.checked)}
        />
        {sensitive ? (
          <Alert
            color="red"
            variant="light"
            icon={<IconAlertTriangle size={18} />}
            title={t('speakers.export.warning')}
          >
            {t('speakers.export.warning_text')}
          </Alert>
        ) : (
          <Alert
            role="note"
            color="gray"
            variant="light"
            icon={<IconShieldCheck size={18} />}
            title={t('speakers.export.left_out')}
          >
            {t('speakers.export.left_out_text')}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" {...(sensitive ? { color: 'red.8' } : {})} loading={preparation.isPending}>
            {sensitive ? t('speakers.export.submit_sensitive') : t('speakers.export.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
