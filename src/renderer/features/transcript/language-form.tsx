import { Button, Group, Radio, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import type { StoredTranscript } from '#shared/api/transcripts.ts'
import { type Language, languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { useFileGone } from '../workspace/recording-file.ts'
import classes from './editor.module.css'
import type { WordSpan } from './editor-state.ts'
import { useRetranscribe } from './use-retranscribe.ts'
import type { WordActions } from './use-word-actions.ts'

interface Props {
  transcript: StoredTranscript
  span: WordSpan
  actions: WordActions
  onDone: () => void
}

/** Another language for some words: only the label, or recognised anew in that language. */
export function LanguageForm({ transcript, span, actions, onDone }: Props) {
  const { t } = useTranslation()
  const now = transcript.words[span.from]?.language ?? transcript.language
  const [language, setLanguage] = useState<Language>(now)
  const again = useRetranscribe(transcript.id)
  const isGone = useFileGone()
  const isOneAlready = transcript.words.slice(span.from, span.to).every((word) => word.language === language)
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        const { inMs, outMs } = actions.times(span)
        again.start({ startMs: inMs, endMs: outMs, modelId: null, language })
        actions.close()
        onDone()
      }}
    >
      <Radio.Group
        label={t('editor.language')}
        value={language}
        onChange={(value) => setLanguage(value as Language)}
      >
        <Group gap="md" mt={8}>
          {languages.map((one) => (
            <Radio
              key={one}
              value={one}
              label={languageNames[one]}
              lang={one}
              {...(one === language ? { 'data-autofocus': true } : {})}
            />
          ))}
        </Group>
      </Radio.Group>
      <Text fz="xs" c="dimmed" mt="xs">
        {t('editor.language_help')} {isGone && t('workspace.needs_file')}
      </Text>
      <Group justify="flex-end" mt="sm" gap="xs">
        <Button
          size="xs"
          variant="default"
          disabled={isOneAlready}
          onClick={() => {
            actions.setLanguage(span, language)
            actions.close()
            onDone()
          }}
        >
          {t('editor.relabel')}
        </Button>
        <Button size="xs" type="submit" disabled={isGone} leftSection={<IconRefresh size={14} />}>
          {t('editor.rerun')}
        </Button>
      </Group>
    </form>
  )
}
