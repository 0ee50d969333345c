import { Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { TrackSummary } from '#shared/api/tracks.ts'
import { type Language, languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { flushEdits } from '../../lib/pending-edits.ts'
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'
import { nameInLanguage } from './name-in-language.ts'
import { trackScope } from './use-track-edits.ts'

interface Props {
  track: TrackSummary
  opened: boolean
  onClose: () => void
}

/** Gives a track another name and another language. */
export function RenameDialog({ track, opened, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('subtitles.describe')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {opened && <Body track={track} onClose={onClose} />}
    </Modal>
  )
}

function Body({ track, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  const [language, setLanguage] = useState<Language>(track.language)
  /** What is typed elsewhere is saved first: until then the mutation is not under way. */
  const [isFlushing, setFlushing] = useState(false)
  const name = typed ?? nameInLanguage(track, language)
  const rename = useMutation({
    // After the edits that are under way: each of them names the revision that it was made on.
    scope: trackScope(track.id),
    mutationFn: () => rpc.tracks.rename.mutate({ id: track.id, name: name.trim(), language }),
    onSuccess: (renamed) => {
      queryClient.setQueryData(trpc.tracks.get.queryKey({ id: renamed.id }), renamed)
    },
    onError: notifyFailure,
    onSettled: () => {
      for (const one of [trpc.tracks, trpc.clips.consent, trpc.history])
        void queryClient.invalidateQueries(one.pathFilter())
    },
  })
  const isUnderWay = isFlushing || rename.isPending
  const submit = async () => {
    if (isUnderWay) return
    setFlushing(true)
    await flushEdits()
    // Closes this dialog and not one that was opened after it.
    rename.mutate(undefined, { onSuccess: onClose })
    setFlushing(false)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack>
        <TextInput
          data-autofocus
          label={t('subtitles.name')}
          maxLength={200}
          value={name}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div>
          <Text fw={500} fz="sm" mb={4} id="track-language">
            {t('subtitles.file_language')}
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="track-language"
            value={language}
            onChange={(value) => setLanguage(value as Language)}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
          />
          {language !== track.language && (
            <Text fz="sm" c="dimmed" mt={6}>
              {t('subtitles.language_text')}
            </Text>
          )}
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={isUnderWay} disabled={!name.trim()}>
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
