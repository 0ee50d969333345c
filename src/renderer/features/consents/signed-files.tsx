import { ActionIcon, Anchor, Button, FileButton, Text } from '@mantine/core'
import { IconDownload, IconPaperclip, IconX } from '@tabler/icons-react'
import type { Consent } from '#shared/api/consents.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { downloadFrom } from '../../lib/download.ts'
import { useFormat } from '../../lib/format.ts'
import { native } from '../../lib/native.ts'
import classes from './consents.module.css'
import { useConsentActions } from './use-consent-actions.ts'

/** The scans of a signed form. */
export function SignedFiles({ record, disabled }: { record: Consent; disabled: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { attachment, removeFile } = useConsentActions()
  return (
    <fieldset className={classes.group}>
      <legend>{t('consents.files')}</legend>
      <ul className={classes.list}>
        {record.files.map((file) => (
          <li key={file.id} className={classes.line}>
            <IconPaperclip size={15} aria-hidden />
            {file.missing ? (
              <Text fz="sm" c="red">
                {file.name}: {t('consents.file_missing')}
              </Text>
            ) : native ? (
              <Text fz="sm" truncate>
                {file.name}
              </Text>
            ) : (
              <Anchor
                fz="sm"
                truncate
                href={`/consent-files/${file.id}`}
                target="_blank"
                aria-label={t('consents.file_open', { file: file.name })}
              >
                {file.name}
              </Anchor>
            )}
            <Text fz="xs" c="dimmed">
              {format.bytes(file.bytes)}
            </Text>
            {!file.missing && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('common.download_named', { file: file.name })}
                onClick={() => downloadFrom(`/consent-files/${file.id}?download=1`)}
              >
                <IconDownload size={16} />
              </ActionIcon>
            )}
            {!disabled && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('common.remove_named', { name: file.name })}
                onClick={() => removeFile(file)}
              >
                <IconX size={16} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {!disabled && (
        <FileButton
          multiple
          accept="application/pdf,image/*"
          inputProps={{ 'aria-label': t('consents.attach') }}
          onChange={(files) => {
            if (files.length > 0) attachment.mutate({ consentId: record.id, files })
          }}
        >
          {(props) => (
            <Button
              {...props}
              size="xs"
              variant="default"
              leftSection={<IconPaperclip size={15} />}
              loading={attachment.isPending}
            >
              {t('consents.attach')}
            </Button>
          )}
        </FileButton>
      )}
    </fieldset>
  )
}
