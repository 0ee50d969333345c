import { ActionIcon, Modal, Text, Title, Tooltip } from '@mantine/core'
import { IconBadgeCc, IconDownload, IconFolderSearch, IconMovie, IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import type { ExportedFile } from '#shared/api/clips.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { native } from '../../lib/native.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import classes from './clips.module.css'

/** What has been exported: look, take it away, find it. */
export function ExportedFiles({ files }: { files: readonly ExportedFile[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [playing, setPlaying] = useState<ExportedFile | null>(null)
  const sorted = [...files].sort((a, b) => b.createdAt.localeCompare(a.createdAt))
  return (
    <div className={classes.section}>
      <Title order={2} fz="sm" mb={4}>
        {t('clips.files')}
      </Title>
      <ul className={classes.files}>
        {sorted.map((file) => (
          <li key={file.id} className={classes.file}>
            {file.video ? (
              <IconMovie size={18} stroke={1.6} aria-hidden />
            ) : (
              <IconBadgeCc size={18} stroke={1.6} aria-hidden />
            )}
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text fz="sm" lh={1.35} style={{ overflowWrap: 'anywhere' }} title={file.path}>
                {file.name}
              </Text>
              <Text fz="xs" c={file.missing ? 'var(--mantine-color-error)' : 'dimmed'} className="tabular">
                {file.missing
                  ? t('clips.file_missing')
                  : [
                      ...(file.video
                        ? [t(`preset.${file.video.preset}`), `${file.video.width}×${file.video.height}`]
                        : []),
                      format.bytes(file.bytes),
                      ...(file.video?.lufs != null
                        ? [t('clips.loudness', { lufs: format.number(file.video.lufs, 1) })]
                        : []),
                    ].join(' · ')}
              </Text>
            </div>
            {!file.missing && file.video && (
              <Tool label={t('clips.play_file', { file: file.name })} onClick={() => setPlaying(file)}>
                <IconPlayerPlay size={17} />
              </Tool>
            )}
            {!file.missing &&
              (native ? (
                <Tool
                  label={t('common.show_in_folder')}
                  onClick={() => void native?.showInFolder({ exportedFileId: file.id }).catch(notifyFailure)}
                >
                  <IconFolderSearch size={17} />
                </Tool>
              ) : (
                <Tooltip label={t('common.download')}>
                  <ActionIcon
                    component="a"
                    href={`/exports/${file.id}?download=1`}
                    download={file.name}
                    variant="subtle"
                    color="gray"
                    aria-label={t('common.download_named', { file: file.name })}
                  >
                    <IconDownload size={17} />
                  </ActionIcon>
                </Tooltip>
              ))}
          </li>
        ))}
      </ul>
      <Modal
        opened={playing !== null}
        onClose={() => setPlaying(null)}
        title={playing?.name}
        size="auto"
        centered
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        {playing && (
          // biome-ignore lint/a11y/useMediaCaption: the captions are in the picture
          <video
            src={`/exports/${playing.id}`}
            controls
            autoPlay
            style={{ maxWidth: '70vw', maxHeight: '72vh', display: 'block' }}
          />
        )}
      </Modal>
    </div>
  )
}

function Tool({
  label,
  onClick,
  children,
}: {
  label: string
  onClick: () => void
  children: React.ReactNode
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}
