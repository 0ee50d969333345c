import { Modal, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { failureText } from '../../lib/error-text.ts'
import classes from './exchange.module.css'
import { ImportDone } from './import-done.tsx'
import { ImportPreviewStep } from './import-preview.tsx'
import { ImportSource } from './import-source.tsx'
import { useImport } from './use-import.ts'

interface Props {
  opened: boolean
  onClose: () => void
  /** It is no longer to be seen, and has given the focus back. */
  onGone: () => void
}

/** Adds questions from a file or from the clipboard: choose, look, say what the columns are, add. */
export function ImportDialog({ opened, onClose, onGone }: Props) {
  const { t } = useTranslation()
  const state = useImport()
  const { preview, report, error, isCommitting } = state
  const step = report ? 'done' : preview ? preview.id : 'source'
  // The button that led here is gone, and the focus with it.
  useEffect(() => {
    if (step !== 'source') document.querySelector<HTMLElement>('[data-step-focus]:not(:disabled)')?.focus()
  }, [step])
  // Who began it hears what it has added, and can take it back.
  const stays = isCommitting && !report
  const close = () => {
    if (stays) return
    onClose()
    state.forget()
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      onExitTransitionEnd={onGone}
      size={preview && !report ? 1080 : 640}
      title={t('exchange.import_title')}
      closeButtonProps={{ 'aria-label': t('common.close'), disabled: stays }}
      closeOnClickOutside={!preview}
    >
      {error && (
        <Text role="alert" className={classes.problem}>
          <IconAlertTriangle size={18} aria-hidden />
          <span>{failureText(t, error)}</span>
        </Text>
      )}
      {report ? (
        <ImportDone report={report} preview={preview} onClose={close} />
      ) : preview ? (
        <ImportPreviewStep state={state} preview={preview} />
      ) : (
        <ImportSource state={state} />
      )}
    </Modal>
  )
}
