import { Button, Group, SimpleGrid, Skeleton, Text, Title } from '@mantine/core'
import { IconMessagePlus, IconMessageQuestion, IconPlus, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'wouter'
import { today } from '#shared/day.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { Nothing } from '../../ui/nothing.tsx'
import { Page } from '../../ui/page.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { ModelsHint } from './models-hint.tsx'
import { NextCard } from './next-card.tsx'
import { inOrderOfNeed } from './order.ts'

const shown = 6

/** What is next, for each interview: what is overdue first, then the one worked on last. */
export function HomePage() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const readOnly = useReadOnly()
  const query = useQuery(trpc.interviews.list.queryOptions())
  const interviews = query.data
  const recent = inOrderOfNeed(interviews ?? [], today())
  const create = !readOnly && (
    <Button leftSection={<IconPlus size={17} />} onClick={() => navigate('/interviews?new=1')}>
      {t('interviews.create')}
    </Button>
  )
  return (
    <Page title={t('shell.home')}>
      <ModelsHint />
      {!interviews ? (
        <QueryState
          query={query}
          skeleton={
            <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
              <Skeleton h={260} />
              <Skeleton h={260} />
              <Skeleton h={260} />
            </SimpleGrid>
          }
        />
      ) : interviews.length === 0 ? (
        <Nothing icon={IconMessagePlus} title={t('home.empty_title')} text={t('home.empty_text')}>
          {create}
          <Button variant="default" component={Link} href="/speakers" leftSection={<IconUsers size={17} />}>
            {t('shell.speakers')}
          </Button>
          <Button
            variant="default"
            component={Link}
            href="/questions"
            leftSection={<IconMessageQuestion size={17} />}
          >
            {t('shell.questions')}
          </Button>
        </Nothing>
      ) : (
        <>
          <Group justify="space-between" align="flex-end" mb="lg">
            <div>
              <Title order={2} fz={26} lts="-0.02em">
                {t('home.title')}
              </Title>
              <Text c="dimmed">{t('home.text')}</Text>
            </div>
            {create}
          </Group>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="lg">
            {recent.slice(0, shown).map((interview) => (
              <NextCard key={interview.id} interview={interview} />
            ))}
          </SimpleGrid>
          {interviews.length > shown && (
            <Button mt="lg" variant="subtle" component={Link} href="/interviews">
              {t('home.all', { count: interviews.length })}
            </Button>
          )}
        </>
      )}
    </Page>
  )
}
