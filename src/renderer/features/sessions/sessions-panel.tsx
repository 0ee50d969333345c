import { Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { QueryState } from '../../ui/query-state.tsx'
import { useJournal } from './journal.ts'
import { SessionCard } from './session-card.tsx'

/** The way into the mode on the set, and what was marked there. */
export function SessionsPanel({ interviewId }: { interviewId: string }) {
  const { t } = useTranslation()
  const plan = useQuery(trpc.plans.get.queryOptions({ interviewId })).data
  const sessions = useQuery(trpc.sessions.list.queryOptions({ interviewId }))
  const { entries } = useJournal()
  const waiting = entries.filter((entry) => entry.interviewId === interviewId && !entry.sent).length
  const list = sessions.data ?? []
  return (
    <Stack gap="md">
      <Paper withBorder radius="lg" p="lg">
        <Group justify="space-between" wrap="nowrap" gap="xl">
          <div>
            <Title order={2} fz="lg">
              {t('sessions.on_set')}
            </Title>
            <Text c="dimmed" maw={620} mt={4}>
              {t('sessions.on_set_text')}
            </Text>
            {plan && (
              <Text fz="sm" mt={8} className="tabular">
                {plan.items.length === 0
                  ? t('sessions.plan_empty')
                  : [
                      t('sessions.plan_count', { count: plan.items.length }),
                      t('sessions.plan_must', { count: plan.items.filter((item) => item.mustAsk).length }),
                    ].join(' · ')}
              </Text>
            )}
          </div>
          <Button
            component={Link}
            href={`/interviews/${interviewId}/on-set`}
            size="md"
            flex="none"
            leftSection={<IconPlayerPlay size={18} />}
          >
            {t('sessions.open')}
          </Button>
        </Group>
        {waiting > 0 && (
          <Text fz="sm" mt="sm" c="var(--iz-warn)" role="status">
            {t('sessions.waiting', { count: waiting })} {t('sessions.waiting_text')}
          </Text>
        )}
      </Paper>
      {!sessions.data ? (
        <QueryState query={sessions} skeleton={<Skeleton h={160} radius="lg" />} />
      ) : (
        <>
          <Title order={2} fz="md" mt="xs">
            {t('sessions.sessions')}
          </Title>
          {list.length === 0 && <Text c="dimmed">{t('sessions.none')}</Text>}
          {list.toReversed().map((session) => (
            <SessionCard key={session.id} session={session} />
          ))}
        </>
      )}
    </Stack>
  )
}
