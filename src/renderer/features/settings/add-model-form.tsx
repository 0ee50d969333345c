import { Button, FileButton, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { failureText } from '../../lib/error-text.ts'
import { native } from '../../lib/native.ts'
import { notifyDone } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { PathField } from '../../ui/path-field.tsx'
import { uploadModel } from './upload-model.ts'

/** Adding a model: by its path on this computer, or from a browser by sending its files. */
export function AddModelForm() {
  const { t } = useTranslation()
  const [path, setPath] = useState('')
  const [sent, setSent] = useState<number | null>(null)
  const settled = () => queryClient.invalidateQueries(trpc.models.pathFilter())
  const added = (name: string) => notifyDone(t('models.added', { name }))
  const add = useMutation(
    trpc.models.add.mutationOptions({
      onSuccess: (model) => {
        added(model.name)
        setPath('')
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
  const failure = add.error ?? upload.error
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate({ path: path.trim() })
      }}
    >
      <Title order={3} fz="md" mb={4}>
        {t('models.add_title')}
      </Title>
      <Text c="dimmed" fz="sm" mb="sm">
        {t('models.add_text')}
      </Text>
      <Stack gap="sm">
        <PathField
          label={t('models.path')}
          value={path}
          onChange={setPath}
          choose={native ? () => native?.chooseModel() ?? Promise.resolve(null) : null}
          error={failure ? failureText(t, failure) : null}
        />
        <Group>
          <Button type="submit" loading={add.isPending} disabled={!path.trim()}>
            {t('models.add')}
          </Button>
          {!native && (
            <FileButton
              multiple
              accept=".bin,.gguf,.onnx,.txt"
              onChange={(files) => files.length > 0 && upload.mutate(files)}
            >
              {(props) => (
                <Button
                  {...props}
                  variant="default"
                  leftSection={<IconUpload size={16} />}
                  loading={upload.isPending}
                >
                  {t('models.upload')}
                </Button>
              )}
            </FileButton>
          )}
        </Group>
        {sent !== null && <Progress value={sent * 100} aria-label={t('models.uploading')} />}
      </Stack>
    </form>
  )
}
