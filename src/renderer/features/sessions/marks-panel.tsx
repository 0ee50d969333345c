import { Text, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Clip } from '#shared/api/clips.ts'
import type { Take } from '#shared/api/interviews.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { AlignmentControls } from './alignment-controls.tsx'
import { ChapterList } from './chapter-list.tsx'
import classes from './sessions.module.css'
import { SuggestionList } from './suggestion-list.tsx'

interface Props {
  take: Take
  clips: readonly Clip[]
  openAtFirst?: boolean
}

/** What the marks of the set make of a recording: clip suggestions and chapters. It is not there for an interview without marks. */
export function MarksPanel({ take, clips, openAtFirst = false }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(openAtFirst)
  const alignment = useQuery(trpc.sessions.alignment.queryOptions({ takeId: take.id })).data
  if (!alignment || alignment.markCount === 0) return null
  const count = alignment.suggestions.length
  return (
    <section
      className={classes.panel}
      data-roomy={clips.length === 0 || undefined}
      aria-label={t('sessions.from_set')}
    >
      <UnstyledButton className={classes.panelHead} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
        {t('sessions.from_set')}
        <Text span fz="sm" c="dimmed" fw={450}>
          {alignment.marks.length === 0
            ? t('sessions.nothing_inside')
            : t('sessions.suggestion_count', { count })}
        </Text>
      </UnstyledButton>
      {open && (
        <div className={classes.panelBody}>
          <AlignmentControls alignment={alignment} />
          <SuggestionList take={take} suggestions={alignment.suggestions} clips={clips} />
          <ChapterList alignment={alignment} />
        </div>
      )}
    </section>
  )
}
