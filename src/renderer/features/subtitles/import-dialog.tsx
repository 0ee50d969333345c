import { Button, FileInput, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type Track, trackSchema } from '#shared/api/tracks.ts'
import { type Language, languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { failureText } from '../../lib/error-text.ts'
import { languageNames } from '../../lib/languages.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { sendFile } from '../../lib/uploads.ts'
import { beginningOf, toldLanguage } from './told-language.ts'

interface Props {
  takeId: string
  opened: boolean
  onClose: () => void
  onImported: (track: Track) => void
}

/** Makes a track of a subtitle file a person has. */
export function ImportDialog({ takeId, opened, onClose, onImported }: Props) {
  const { t, i18n } = useTranslation()
  const [file, setFile] = useState<File | null>(null)
  const [language, setLanguage] = useState<Language>(i18n.language as Language)
  /** The file that may still say its language. */
  const asked = useRef<File | null>(null)
  /** A file says its language by itself as long as nobody has chosen one for it, or another file. */
  const choose = async (chosen: File | null) => {
    setFile(chosen)
    upload.reset()
    asked.current = chosen
    const told = chosen && toldLanguage(chosen.name, await beginningOf(chosen).catch(() => ''))
    if (told && asked.current === chosen) setLanguage(told)
  }
  const upload = useMutation({
    mutationFn: async (chosen: File) => {
      const query = new URLSearchParams({ take: takeId, language, name: chosen.name })
      return trackSchema.parse(JSON.parse(await sendFile(`/tracks?${query}`, chosen, () => undefined).done))
    },
    onSuccess: async (track) => {
      await queryClient.invalidateQueries(trpc.tracks.pathFilter())
      onImported(track)
      setFile(null)
      onClose()
    },
  })
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('subtitles.import')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (file) upload.mutate(file)
        }}
      >
        <Stack>
          <FileInput
            label={t('subtitles.file')}
            placeholder={t('subtitles.file_placeholder')}
            accept=".srt,.vtt,.ass,.ssa"
            leftSection={<IconFileText size={16} />}
            value={file}
            onChange={(chosen) => void choose(chosen)}
            error={upload.error ? failureText(t, upload.error) : null}
          />
          <div>
            <Text fw={500} fz="sm" mb={4} id="import-language">
              {t('subtitles.file_language')}
            </Text>
            <SegmentedControl
              fullWidth
              aria-labelledby="import-language"
              value={language}
              onChange={(value) => {
                asked.current = null
                setLanguage(value as Language)
              }}
              data={languages.map((value) => ({ value, label: languageNames[value] }))}
            />
          </div>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={!file} loading={upload.isPending}>
              {t('subtitles.import_submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
