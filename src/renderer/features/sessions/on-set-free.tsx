import { Anchor, Stack, Text } from '@mantine/core'
import { Link } from 'wouter'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './on-set.module.css'
import type { SessionState } from './session-state.ts'

/** Stands in for the question where there is no plan: questions are counted, and notes say what they were. */
export function OnSetFree({ interviewId, state }: { interviewId: string; state: SessionState }) {
  const { t } = useTranslation()
  const count = state.marks.filter(({ kind }) => kind === 'asked').length
  return (
    <Stack className={classes.question} gap="lg">
      <h2 className={classes.free}>
        {count === 0 ? t('sessions.free') : t('sessions.question_n', { count })}
      </h2>
      <Text fz="lg" c="dimmed" maw={680}>
        {t('sessions.free_text')}
      </Text>
      {state.running === 'idle' && (
        <Anchor component={Link} href={`/interviews/${interviewId}/plan`} fz="lg">
          {t('sessions.make_plan')}
        </Anchor>
      )}
    </Stack>
  )
}
