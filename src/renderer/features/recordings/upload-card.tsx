import { ActionIcon, Button, Progress, Text, Tooltip } from '@mantine/core'
import { IconUpload, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { failureText } from '../../lib/error-text.ts'
import { harmlessControl, useFocusHeir } from '../../lib/focus-heir.ts'
import { useFormat } from '../../lib/format.ts'
import { cancelUpload, dismissUpload, retryUpload, type Upload } from '../../lib/uploads.ts'
import { addButton } from './add-button.ts'
import classes from './recordings.module.css'

/** Where the keyboard goes on when a card goes. */
function besides(card: Element | null): () => HTMLElement | null {
  const neighbours = [card?.nextElementSibling, card?.previousElementSibling]
  return () => {
    const next = neighbours.map((one) => (one?.isConnected ? harmlessControl(one) : null))
    return next.find((one) => one !== null) ?? addButton()
  }
}

/** A recording on its way from the browser into the library. */
export function UploadCard({ upload }: { upload: Upload }) {
  const { t } = useTranslation()
  const format = useFormat()
  const card = useRef<HTMLDivElement>(null)
  const ofRetry = useFocusHeir(() => () => harmlessControl(card.current))
  const ofCard = useFocusHeir((button) => besides(button.closest(`.${classes.card}`)))
  const failed = upload.error !== null
  const label = failed ? t('common.dismiss') : t('recordings.cancel_upload', { file: upload.name })
  return (
    <div className={classes.card} ref={card}>
      <IconUpload size={22} stroke={1.6} aria-hidden />
      <div className={classes.body}>
        <Text fw={600} truncate>
          {upload.name}
        </Text>
        {failed ? (
          <Text fz="sm" role="alert" c="var(--mantine-color-error)">
            {failureText(t, upload.error)}
          </Text>
        ) : (
          <>
            <Progress
              value={(upload.sent / Math.max(1, upload.bytes)) * 100}
              size={5}
              aria-label={t('recordings.uploading')}
            />
            <Text fz="xs" c="dimmed" className="tabular">
              {t('recordings.sent', { sent: format.bytes(upload.sent), total: format.bytes(upload.bytes) })}
            </Text>
          </>
        )}
      </div>
      {failed && (
        <Button size="xs" variant="default" onClick={() => retryUpload(upload.id)} ref={ofRetry}>
          {t('common.try_again')}
        </Button>
      )}
      <Tooltip label={label}>
        <ActionIcon
          ref={ofCard}
          variant="subtle"
          color="gray"
          aria-label={label}
          onClick={() => (failed ? dismissUpload(upload.id) : cancelUpload(upload.id))}
        >
          <IconX size={18} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
