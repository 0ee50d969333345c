import { ActionIcon, Button, Group, Modal, Progress, Stack, Text, Tooltip } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconRefresh, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Download } from '#shared/api/models.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useFormat } from '../../lib/format.ts'
import classes from './models.module.css'
import { useDownloadActions } from './use-models.ts'

/** What takes minutes to fetch again is not thrown away at one press. */
const askBeforeBytes = 20_000_000

/** The models on their way here, each with how far it is and what can be done about it. */
export function DownloadsList({ downloads }: { downloads: readonly Download[] }) {
  return (
    <Stack gap="xs">
      {downloads.map((download) => (
        <DownloadRow key={download.id} download={download} />
      ))}
    </Stack>
  )
}

function DownloadRow({ download }: { download: Download }) {
  const { t } = useTranslation()
  const format = useFormat()
  const readOnly = useReadOnly()
  const { start, pause, cancel } = useDownloadActions()
  const { id, name, state, doneBytes, totalBytes, bytesPerSecond, etaMs, error } = download
  const isStopped = state === 'paused' || state === 'failed'
  const share = totalBytes > 0 ? doneBytes / totalBytes : 0
  const facts = [
    t(`models.state.${state}`),
    t('models.progress', { done: format.bytes(doneBytes), total: format.bytes(totalBytes) }),
    bytesPerSecond !== null && t('models.speed', { size: format.bytes(bytesPerSecond) }),
    etaMs !== null && t('models.left', { time: format.span(etaMs) }),
  ]
  const resume = () => start.mutate({ id })
  const [asking, setAsking] = useState(false)
  return (
    <div className={classes.download}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text fw={600} truncate>
          {name}
        </Text>
        {!readOnly && (
          <Group gap={2} wrap="nowrap">
            {state === 'failed' ? (
              <Act label={t('models.retry_named', { name })} tip={t('common.try_again')} onClick={resume}>
                <IconRefresh size={18} stroke={1.7} />
              </Act>
            ) : isStopped ? (
              <Act label={t('models.resume_named', { name })} tip={t('models.resume')} onClick={resume}>
                <IconPlayerPlay size={18} stroke={1.7} />
              </Act>
            ) : (
              <Act
                label={t('models.pause_named', { name })}
                tip={t('models.pause')}
                onClick={() => pause.mutate({ id })}
              >
                <IconPlayerPause size={18} stroke={1.7} />
              </Act>
            )}
            <Act
              label={t('models.cancel_named', { name })}
              tip={t('common.cancel')}
              onClick={() => (doneBytes >= askBeforeBytes ? setAsking(true) : cancel.mutate({ id }))}
            >
              <IconX size={18} stroke={1.7} />
            </Act>
          </Group>
        )}
      </Group>
      <Progress
        value={share * 100}
        {...(isStopped ? { color: state === 'failed' ? 'red' : 'gray' } : {})}
        aria-label={name}
        my={6}
      />
      <Text fz="xs" c="dimmed">
        {facts.filter(Boolean).join(' · ')}
      </Text>
      {error && (
        <Text fz="sm" c="var(--mantine-color-error)" role="alert" mt={4}>
          {errorText(t, error)}
        </Text>
      )}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('models.cancel_title', { name })}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <Stack>
          <Text>{t('models.cancel_text', { size: format.bytes(doneBytes) })}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('models.cancel_keep')}
            </Button>
            <Button color="red.8" loading={cancel.isPending} onClick={() => cancel.mutate({ id })}>
              {t('models.cancel_confirm')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </div>
  )
}

function Act(props: { label: string; tip: string; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip label={props.tip}>
      <ActionIcon variant="subtle" color="gray" aria-label={props.label} onClick={props.onClick}>
        {props.children}
      </ActionIcon>
    </Tooltip>
  )
}
