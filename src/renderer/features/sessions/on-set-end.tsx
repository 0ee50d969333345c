import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowBackUp, IconMovie } from '@tabler/icons-react'
import { Link } from 'wouter'
import { formatClock } from '#shared/time.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './on-set.module.css'
import { clocks } from './session-state.ts'
import type { OnSet } from './use-on-set.ts'

interface Props {
  interviewId: string
  onSet: OnSet
  onGoOn: () => void
  onAgain: () => void
}

/** What the sitting has brought, and what comes next. */
export function OnSetEnd({ interviewId, onSet, onGoOn, onAgain }: Props) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const { state, waiting } = onSet
  const count = (kind: string) => state.marks.filter((mark) => mark.kind === kind).length
  return (
    <Stack className={classes.ended} gap="lg">
      <Title order={2} fz={34}>
        {t('sessions.ended')}
      </Title>
      <Text fz="xl" className="tabular">
        {[
          formatClock(clocks(state.marks, Date.now()).totalMs),
          t('sessions.asked_count', { count: count('asked') }),
          t('sessions.great_count', { count: count('great') }),
          t('sessions.note_count', { count: count('note') }),
        ].join(' · ')}
      </Text>
      <Text fz="lg" c="dimmed" maw={620}>
        {waiting > 0 ? t('sessions.waiting_text') : t('sessions.ended_text')}
      </Text>
      <Group>
        <Button
          size="lg"
          component={Link}
          href={`/interviews/${interviewId}/recordings`}
          leftSection={<IconMovie size={20} />}
        >
          {t('sessions.to_recordings')}
        </Button>
        {!readOnly && (
          <>
            <Button size="lg" variant="default" leftSection={<IconArrowBackUp size={20} />} onClick={onGoOn}>
              {t('sessions.go_on')}
            </Button>
            <Button size="lg" variant="subtle" onClick={onAgain}>
              {t('sessions.again')}
            </Button>
          </>
        )}
      </Group>
    </Stack>
  )
}
