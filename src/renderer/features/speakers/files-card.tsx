import { ActionIcon, Anchor, Button, FileButton, Text } from '@mantine/core'
import { IconFile, IconPaperclip, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { ProfileCard } from './profile-card.tsx'
import classes from './speakers.module.css'
import { useSpeakerActions } from './use-speaker-actions.ts'
import { useSpeakerUpload } from './use-speaker-upload.ts'

/** Documents, letters, pictures: whatever belongs to a speaker, copied into the library. */
export function FilesCard({ speakerId }: { speakerId: string }) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const format = useFormat()
  const { busy, upload } = useSpeakerUpload(speakerId)
  const { removeFile } = useSpeakerActions()
  const files = useQuery(trpc.speakers.files.queryOptions({ id: speakerId })).data
  const documents = files?.filter(({ kind }) => kind === 'document') ?? []
  return (
    <ProfileCard
      title={t('speakers.files')}
      action={
        !readOnly && (
          <FileButton multiple onChange={(chosen) => void upload('document', chosen)}>
            {(props) => (
              <Button
                {...props}
                size="compact-sm"
                variant="subtle"
                loading={busy}
                leftSection={<IconPaperclip size={15} />}
              >
                {t('speakers.file_add')}
              </Button>
            )}
          </FileButton>
        )
      }
    >
      {documents.length === 0 ? (
        <Text c="dimmed" fz="sm">
          {t('speakers.files_none')}
        </Text>
      ) : (
        <ul className={classes.files}>
          {documents.map((file) => (
            <li key={file.id} className={classes.file}>
              <IconFile size={18} stroke={1.5} aria-hidden />
              <div style={{ minWidth: 0, flex: 1 }}>
                {file.missing ? (
                  <Text fz="sm" truncate>
                    {file.name}
                  </Text>
                ) : (
                  <Anchor
                    href={`/speaker-files/${file.id}?download=1`}
                    download
                    fz="sm"
                    style={{ overflowWrap: 'anywhere' }}
                    aria-label={t('common.download_named', { file: file.name })}
                  >
                    {file.name}
                  </Anchor>
                )}
                <Text c={file.missing ? 'var(--iz-bad)' : 'dimmed'} fz="xs">
                  {file.missing ? t('speakers.file_missing') : format.bytes(file.bytes)}
                </Text>
              </div>
              {!readOnly && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('common.remove_named', { name: file.name })}
                  onClick={() => removeFile(file)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
    </ProfileCard>
  )
}
