import { Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { TrackSummary } from '#shared/api/tracks.ts'
import { type Language, languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { notifyDone, notifyFailure } from '../../lib/notify.tsx'
import { useOneAtATime } from '../../lib/one-at-a-time.ts'
import { flushEdits } from '../../lib/pending-edits.ts'
import { tellOnce } from '../../lib/tell-once.ts'
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'

interface Props {
  original: TrackSummary
  tracks: readonly TrackSummary[]
  opened: boolean
  onClose: () => void
  onMade: (track: TrackSummary) => void
}

/** Makes a track for a translation that a person writes, beside the original and with its times. */
export function TranslateDialog({ opened, onClose, ...rest }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('subtitle_tools.translate')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {opened && <Body onClose={onClose} {...rest} />}
    </Modal>
  )
}

function Body({ original, tracks, onClose, onMade }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const others = languages.filter((language) => language !== original.language)
  const missing = others.find((language) => tracks.every((track) => track.language !== language))
  const [language, setLanguage] = useState<Language>(missing ?? others[0]!)
  const make = useMutation({
    // What is typed is kept first.
    mutationFn: async () => {
      await flushEdits()
      return rpc.tracks.translate.mutate({ id: original.id, language })
    },
    onSuccess: () => queryClient.invalidateQueries(trpc.tracks.pathFilter()),
    onError: notifyFailure,
    onSettled: () => void queryClient.invalidateQueries(trpc.history.pathFilter()),
  })
  // Who has closed the dialog meanwhile stays with the track that they have, and is told of the other one.
  const onSuccess = (track: TrackSummary) => {
    onMade(track)
    onClose()
  }
  const submit = useOneAtATime(() => {
    const made = make.mutateAsync(undefined, { onSuccess })
    const name = languageNames[language]
    tellOnce(made, () => notifyDone(t('subtitle_tools.translate_done', { language: name })))
    return made
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack>
        <Text fz="sm" c="dimmed">
          {t('subtitle_tools.translate_text')}
        </Text>
        <div>
          <Text fw={500} fz="sm" mb={4} id="translation-language">
            {t('subtitle_tools.translate_into')}
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="translation-language"
            value={language}
            onChange={(value) => setLanguage(value as Language)}
            data={others.map((value) => ({ value, label: languageNames[value] }))}
          />
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" data-autofocus loading={make.isPending}>
            {t('subtitle_tools.translate_submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
