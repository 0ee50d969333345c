import { Button, Center, Loader, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { failureText } from '../../lib/error-text.ts'
import { trpc } from '../../lib/trpc.ts'
import { OnSet } from './on-set.tsx'

/** Loads what the set needs; from then on the screen works without the app. */
export function OnSetPage({ id }: { id: string }) {
  const { t } = useTranslation()
  // Kept for the whole day: a break of the connection must not cost the questions.
  const keep = { gcTime: Number.POSITIVE_INFINITY }
  const interview = useQuery(trpc.interviews.get.queryOptions({ id }, keep))
  const plan = useQuery(trpc.plans.get.queryOptions({ interviewId: id }, keep))
  const sessions = useQuery(trpc.sessions.list.queryOptions({ interviewId: id }, keep))
  const failed = [interview, plan, sessions].find((query) => query.error && !query.data)
  if (failed) {
    return (
      <Center h="100%" component="main">
        <Stack align="center" role="alert">
          <Text ta="center">{failureText(t, failed.error)}</Text>
          <Button onClick={() => void failed.refetch()}>{t('common.try_again')}</Button>
          <Button component={Link} href="/interviews" variant="subtle">
            {t('shell.interviews')}
          </Button>
        </Stack>
      </Center>
    )
  }
  if (!interview.data || !plan.data || !sessions.data) {
    return (
      <Center h="100%" component="main">
        <Loader aria-label={t('common.loading')} />
      </Center>
    )
  }
  return <OnSet interview={interview.data} plan={plan.data} />
}
