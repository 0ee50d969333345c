import { Button, CopyButton, Group, SegmentedControl, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import type { Alignment } from '#shared/api/sessions.ts'
import { printChapters } from '#shared/chapters.ts'
import { type Language, languages } from '#shared/language.ts'
import { showText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './sessions.module.css'

/** The chapters as they go into a video's description, in one of the languages. */
export function ChapterList({ alignment }: { alignment: Alignment }) {
  const { t, i18n } = useTranslation()
  const [language, setLanguage] = useState(i18n.language as Language)
  const { chapters, chaptersShown, sessions } = alignment
  if (chapters.length === 0) return null
  const notes = new Map(sessions.flatMap(({ marks }) => marks.map(({ id, note }) => [id, note])))
  let counted = 0
  const lines = chapters.map(({ startMs, markId, text }) => {
    if (markId === null) return { startMs, title: t('sessions.opening', { lng: language }) }
    counted += 1
    const title =
      showText(text, language)?.text ||
      notes.get(markId) ||
      t('sessions.question_n', { count: counted, lng: language })
    return { startMs, title }
  })
  const printed = printChapters(lines)
  return (
    <div>
      <Group justify="space-between" mb={6} gap={8}>
        <Text fz="sm" fw={600}>
          {t('sessions.chapters')}
        </Text>
        <Group gap={8}>
          <SegmentedControl
            size="xs"
            aria-label={t('sessions.chapters_language')}
            data={languages.map((one) => ({ value: one, label: one.toUpperCase() }))}
            value={language}
            onChange={(value) => setLanguage(value as Language)}
          />
          <CopyButton value={printed}>
            {({ copied, copy }) => (
              <Button
                size="compact-xs"
                variant="default"
                leftSection={copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
                onClick={copy}
              >
                {copied ? t('common.copied') : t('sessions.copy_chapters')}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Group>
      <pre className={classes.chapters} lang={language}>
        {printed}
      </pre>
      {!chaptersShown && (
        <Text fz="xs" c="dimmed" mt={6}>
          {t('sessions.chapters_too_few')}
        </Text>
      )}
    </div>
  )
}
