import { Button, Group, Stack, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconMovie, IconUpload } from '@tabler/icons-react'
import { useRef } from 'react'
import { commonMediaExtensions, mediaExtensions } from '#shared/media.ts'
import { useAppState } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { native } from '../../lib/native.ts'
import { notifyProblem } from '../../lib/notify.tsx'
import classes from './recordings.module.css'
import { useAddRecordings } from './use-add-recordings.ts'

const formats = commonMediaExtensions.map((extension) => extension.toUpperCase()).join(', ')
const accepted = new Set(mediaExtensions)

/** Where recordings are dropped or picked. The files' names decide here; what is really in them is the import's business. */
export function RecordingDrop({ interviewId, large }: { interviewId: string; large: boolean }) {
  const { t } = useTranslation()
  const placement = useAppState()?.settings.mediaPlacement
  const open = useRef<() => void>(null)
  const { addFiles, pick } = useAddRecordings(interviewId)
  const onDrop = (files: File[]) => {
    const fitting = files.filter((file) => accepted.has(file.name.split('.').at(-1)?.toLowerCase() ?? ''))
    for (const file of files) {
      if (!fitting.includes(file)) notifyProblem(t('recordings.wrong_type', { file: file.name, formats }))
    }
    addFiles(fitting)
  }
  const choose = () => {
    if (native) void pick()
    else open.current?.()
  }
  return (
    <Dropzone
      onDrop={onDrop}
      openRef={open}
      activateOnClick={false}
      activateOnKeyboard={false}
      enablePointerEvents
      className={classes.drop}
      p={large ? 56 : 18}
      inputProps={{
        accept: mediaExtensions.map((extension) => `.${extension}`).join(','),
        'aria-label': t('recordings.choose'),
        tabIndex: -1,
      }}
    >
      {large ? (
        <Stack align="center" gap="xs" ta="center">
          <IconMovie size={40} stroke={1.3} aria-hidden />
          <Text fz="xl" fw={600}>
            {t('recordings.drop')}
          </Text>
          <Text c="dimmed">{t('recordings.formats', { formats })}</Text>
          <Text c="dimmed" fz="sm" maw={480}>
            {t(native ? `recordings.placement.${placement ?? 'reference'}` : 'recordings.placement.upload')}
          </Text>
          <Button mt="sm" leftSection={<IconUpload size={17} />} onClick={choose} data-adds-recordings>
            {t('recordings.choose')}
          </Button>
        </Stack>
      ) : (
        <Group justify="space-between" wrap="nowrap">
          <div>
            <Text fw={550}>{t('recordings.drop_more')}</Text>
            <Text c="dimmed" fz="sm">
              {t('recordings.formats', { formats })}
            </Text>
          </div>
          <Button
            variant="default"
            leftSection={<IconUpload size={17} />}
            onClick={choose}
            data-adds-recordings
          >
            {t('recordings.choose')}
          </Button>
        </Group>
      )}
    </Dropzone>
  )
}
