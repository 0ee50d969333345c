import { Alert, Button, FileButton, Group, List, Progress, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconFolder, IconUpload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ImportReport } from '#shared/api/models.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { errorText, failureText } from '../../lib/error-text.ts'
import { useImportProgress } from '../../lib/import-progress.ts'
import { native } from '../../lib/native.ts'
import { notifyDone, notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { wireOf } from '../../lib/wire-error.ts'
import { PathField } from '../../ui/path-field.tsx'
import { uploadModel } from './upload-model.ts'

/** A model from a file or a folder of this computer, or from a browser by sending its files. */
export function AddOwnForm() {
  const { t } = useTranslation()
  const [path, setPath] = useState('')
  const [sent, setSent] = useState<number | null>(null)
  const [importId, setImportId] = useState('')
  const read = useImportProgress(importId)
  const sending = useRef<AbortController | null>(null)
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
  const bringFrom = (from: string) => {
    const id = crypto.randomUUID()
    setImportId(id)
    bring.mutate({ path: from, importId: id })
  }
  const stopImport = useMutation(trpc.models.stopImport.mutationOptions({ onError: notifyFailure }))
  const upload = useMutation({
    mutationFn: (files: readonly File[]) => {
      sending.current = new AbortController()
      return uploadModel(files, setSent, sending.current.signal)
    },
    onSuccess: (model) => added(model.name),
    onSettled: () => {
      setSent(null)
      return settled()
    },
  })
  const told = (error: unknown) =>
    error && wireOf(error)?.code !== 'cancelled' ? failureText(t, error) : null
  const unsent = told(upload.error)
  const busy = bring.isPending || upload.isPending
  const chooseFolder = async () => {
    const folder = await native?.chooseFolder('models_import')
    if (folder) bringFrom(folder)
  }
  const stop = () => {
    if (bring.isPending) stopImport.mutate({ importId })
    sending.current?.abort()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        upload.reset()
        bringFrom(path.trim())
      }}
    >
      <Stack gap="sm">
        <PathField
          label={t('models.path')}
          value={path}
          onChange={setPath}
          choose={native ? () => native?.chooseModel() ?? Promise.resolve(null) : null}
          error={told(bring.error)}
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
              accept=".bin,.onnx,.txt,.model"
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
        {busy && (
          <UnderWay share={upload.isPending ? sent : read} isUpload={upload.isPending} onStop={stop} />
        )}
        {unsent !== null && (
          <Alert color="red" icon={<IconAlertTriangle />} role="alert">
            {unsent}
          </Alert>
        )}
        {bring.data && bring.data.refused.length > 0 && <Refused refused={bring.data.refused} />}
      </Stack>
    </form>
  )
}

/** How far a model has come, and the way to stop it. */
function UnderWay(props: { share: number | null; isUpload: boolean; onStop: () => void }) {
  const { share, isUpload, onStop } = props
  const { t } = useTranslation()
  return (
    <>
      {share !== null && (
        <Progress value={share * 100} aria-label={t(isUpload ? 'models.uploading' : 'models.importing')} />
      )}
      <Group justify="space-between" wrap="nowrap">
        <Text fz="sm" c="dimmed" role="status">
          {t('models.trying')}
        </Text>
        <Button variant="default" size="compact-sm" flex="none" onClick={onStop}>
          {t('models.stop_adding')}
        </Button>
      </Group>
    </>
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
