import { Alert, Button, FileButton, Group, List, Progress, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconFolder, IconUpload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportReport } from '#shared/api/models.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { errorText, failureText } from '../../lib/error-text.ts'
import { native } from '../../lib/native.ts'
import { notifyDone } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { PathField } from '../../ui/path-field.tsx'
import { uploadModel } from './upload-model.ts'

/** A model from a file or a folder of this computer, or from a browser by sending its files. */
export function AddOwnForm() {
  const { t } = useTranslation()
  const [path, setPath] = useState('')
  const [sent, setSent] = useState<number | null>(null)
  const settled = () => queryClient.invalidateQueries(trpc.models.pathFilter())
  const added = (name: string) => notifyDone(t('models.added', { name }))
  const bring = useMutation(
    trpc.models.importFrom.mutationOptions({
      onSuccess: (report) => {
        for (const { name } of report.added) added(name)
        if (report.refused.length === 0) setPath('')
      },
      onSettled: settled,
    }),
  )
  const upload = useMutation({
    mutationFn: (files: readonly File[]) => uploadModel(files, setSent),
    onSuccess: (model) => added(model.name),
    onSettled: () => {
      setSent(null)
      return settled()
    },
  })
  const failure = bring.error ?? upload.error
  const busy = bring.isPending || upload.isPending
  const chooseFolder = async () => {
    const folder = await native?.chooseFolder('models_import')
    if (folder) bring.mutate({ path: folder })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        upload.reset()
        bring.mutate({ path: path.trim() })
      }}
    >
      <Stack gap="sm">
        <PathField
          label={t('models.path')}
          value={path}
          onChange={setPath}
          choose={native ? () => native?.chooseModel() ?? Promise.resolve(null) : null}
          error={failure ? failureText(t, failure) : null}
        />
        <Group>
          <Button type="submit" loading={bring.isPending} disabled={!path.trim() || busy}>
            {t('models.add')}
          </Button>
          {native ? (
            <Button
              variant="default"
              leftSection={<IconFolder size={16} />}
              disabled={busy}
              onClick={() => void chooseFolder()}
            >
              {t('models.choose_folder')}
            </Button>
          ) : (
            <FileButton
              multiple
              accept=".bin,.gguf,.onnx,.txt,.model"
              onChange={(files) => {
                if (files.length === 0) return
                bring.reset()
                upload.mutate(files)
              }}
            >
              {(props) => (
                <Button
                  {...props}
                  variant="default"
                  leftSection={<IconUpload size={16} />}
                  loading={upload.isPending}
                  disabled={busy}
                >
                  {t('models.upload')}
                </Button>
              )}
            </FileButton>
          )}
        </Group>
        {sent !== null && <Progress value={sent * 100} aria-label={t('models.uploading')} />}
        {busy && (
          <Text fz="sm" c="dimmed" role="status">
            {t('models.trying')}
          </Text>
        )}
        {bring.data && bring.data.refused.length > 0 && <Refused refused={bring.data.refused} />}
      </Stack>
    </form>
  )
}

function Refused({ refused }: Pick<ImportReport, 'refused'>) {
  const { t } = useTranslation()
  return (
    <Alert color="red" icon={<IconAlertTriangle />} role="alert">
      <List spacing={6} listStyleType="none" fz="sm">
        {refused.map(({ file, error }) => (
          <List.Item key={file}>
            <Text fw={600} fz="sm">
              {t('models.refused', { file })}
            </Text>
            {errorText(t, error)}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}
