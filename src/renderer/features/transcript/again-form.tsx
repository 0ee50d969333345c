import { Button, Group, Select, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { StoredTranscript } from '#shared/api/transcripts.ts'
import type { SpokenLanguage } from '#shared/language.ts'
import { formatClock } from '#shared/time.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { trpc } from '../../lib/trpc.ts'
import type { Range } from '../player/player.ts'
import { useFileGone } from '../workspace/recording-file.ts'
import classes from './editor.module.css'
import { automatic, rankModels, spokenLanguages } from './model-choice.ts'
import { useRetranscribe } from './use-retranscribe.ts'
import type { WordActions } from './use-word-actions.ts'

interface Props {
  transcript: StoredTranscript
  range: Range
  title: string
  actions: WordActions
  onDone: () => void
}

/** With which model and in which language a part is recognised anew. Nothing is replaced before it has been compared. */
export function AgainForm({ transcript, range, title, actions, onDone }: Props) {
  const { t } = useTranslation()
  const models = useQuery(trpc.models.list.queryOptions()).data ?? []
  const { takeId } = transcript
  const transcripts = useQuery(trpc.transcripts.list.queryOptions({ takeId })).data ?? []
  // A part of a translation is translated anew.
  const translated = transcripts.some(({ id, translated: all }) => id === transcript.id && all)
  const [language, setLanguage] = useState<SpokenLanguage>('auto')
  const [chosen, setChosen] = useState<string>(automatic)
  const again = useRetranscribe(transcript.id)
  const isGone = useFileGone()
  const ranked = rankModels(models, language, translated)
  const model = ranked.find(({ id }) => id === chosen)?.id ?? automatic
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        again.start({
          ...{ startMs: range.inMs, endMs: range.outMs },
          ...{ modelId: model === automatic ? null : model, language },
        })
        actions.close()
        onDone()
      }}
    >
      <Text fw={600} fz="sm" className="tabular">
        {title} · {formatClock(range.inMs)}–{formatClock(range.outMs)}
      </Text>
      <Text fz="xs" c="dimmed" mb="xs">
        {t(isGone ? 'workspace.needs_file' : 'editor.again_help')}
      </Text>
      <Group grow gap="xs" align="flex-start">
        <Select
          size="xs"
          data-autofocus
          label={t('editor.again_language')}
          allowDeselect={false}
          comboboxProps={{ withinPortal: true }}
          data={spokenLanguages.map((value) => ({
            value,
            label: value === 'auto' ? t('transcript.auto') : languageNames[value],
          }))}
          value={language}
          onChange={(value) => value && setLanguage(value as SpokenLanguage)}
        />
        <Select
          size="xs"
          label={t('transcript.model')}
          allowDeselect={false}
          data={[
            { value: automatic, label: t('transcript.auto') },
            ...ranked.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={model}
          onChange={(value) => value && setChosen(value)}
        />
      </Group>
      <Group justify="flex-end" mt="sm" gap="xs">
        <Button size="xs" variant="subtle" onClick={onDone}>
          {t('common.cancel')}
        </Button>
        <Button size="xs" type="submit" disabled={isGone} leftSection={<IconRefresh size={14} />}>
          {t('editor.again_start')}
        </Button>
      </Group>
    </form>
  )
}
