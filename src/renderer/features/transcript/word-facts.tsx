import { Button, Group, Text } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconEyeOff, IconPencil, IconPlayerPlay } from '@tabler/icons-react'
import type { StoredTranscript } from '#shared/api/transcripts.ts'
import { formatClock } from '#shared/time.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import classes from './editor.module.css'
import { useEditorState } from './editor-state.ts'
import type { WordActions } from './use-word-actions.ts'

/** What is known of the chosen word, and what can be done with it. */
export function WordFacts({ transcript, actions }: { transcript: StoredTranscript; actions: WordActions }) {
  const { t } = useTranslation()
  const format = useFormat()
  const readOnly = useReadOnly()
  const index = useEditorState((state) => state.word)
  const word = index === null ? undefined : transcript.words[index]
  if (!word) {
    return (
      <div className={classes.facts}>
        <Text fz="xs" c="dimmed">
          {t('editor.hint')}
        </Text>
      </div>
    )
  }
  const notes = [
    ...(word.checked ? [t('editor.checked')] : []),
    ...(word.confidence === null || word.checked
      ? []
      : [t('editor.sure', { percent: format.percent(word.confidence) })]),
    ...(word.flag && !word.checked ? [t(`editor.flag.${word.flag}`)] : []),
    ...(word.filler ? [t('editor.filler')] : []),
  ]
  return (
    <section className={classes.facts} aria-label={t('editor.facts')}>
      <div className={classes.factsText}>
        <Group gap={8} wrap="nowrap">
          <Text fw={600} fz="sm" truncate lang={word.language ?? undefined}>
            {word.text}
          </Text>
          {word.language && <LanguageBadge language={word.language} />}
          <Text fz="xs" c="dimmed" className="tabular" flex="none">
            {formatClock(word.startMs)}
          </Text>
        </Group>
        <Text fz="xs" c="dimmed" lineClamp={2} role="status">
          {[...(word.heard === undefined ? [] : [t('editor.heard', { text: word.heard })]), ...notes].join(
            ' · ',
          )}
        </Text>
      </div>
      <Group gap={4} wrap="nowrap" flex="none">
        {word.heard !== undefined && !readOnly && (
          <Button
            size="compact-xs"
            variant="light"
            leftSection={<IconArrowBackUp size={14} />}
            onClick={() => actions.heard()}
          >
            {t('editor.take_heard')}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconPlayerPlay size={14} />}
          onClick={() => actions.play()}
        >
          {t('editor.tool.play')}
        </Button>
        {!readOnly && (
          <>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              leftSection={<IconPencil size={14} />}
              onClick={() => actions.type()}
            >
              {t('editor.tool.edit')}
            </Button>
            <Button
              size="compact-xs"
              variant={word.checked ? 'light' : 'subtle'}
              {...(word.checked ? {} : { color: 'gray' })}
              aria-pressed={word.checked === true}
              leftSection={<IconCheck size={14} />}
              onClick={() => actions.check()}
            >
              {t('editor.tool.check')}
            </Button>
            <Button
              size="compact-xs"
              variant={word.filler ? 'light' : 'subtle'}
              {...(word.filler ? {} : { color: 'gray' })}
              aria-pressed={word.filler === true}
              leftSection={<IconEyeOff size={14} />}
              onClick={() => actions.markFiller()}
            >
              {t('editor.tool.filler')}
            </Button>
          </>
        )}
      </Group>
    </section>
  )
}
