import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Speaker } from '#shared/api/speakers.ts'
import { today } from '#shared/day.ts'
import { isOverdue } from '#shared/pipeline.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useOneAtATime } from '../../lib/one-at-a-time.ts'
import { trpc } from '../../lib/trpc.ts'
import { useShowText } from '../../ui/localized.tsx'
import { useInterviewActions } from '../interviews/use-interview-actions.ts'
import { DueDay } from './due-day.tsx'
import { ProfileCard } from './profile-card.tsx'
import { StageBadge } from './stage-badge.tsx'

/** The interviews with a speaker, where each stands, and starting one. */
export function SpeakerInterviewsCard({ speaker }: { speaker: Speaker }) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const showText = useShowText()
  const { create } = useInterviewActions()
  const all = useQuery(trpc.interviews.list.queryOptions()).data
  const own = all?.filter(({ speakerId }) => speakerId === speaker.id) ?? []
  const day = today()
  const start = useOneAtATime(() =>
    create.mutateAsync({
      title: t('speakers.interview_title', { name: showText(speaker.name) }),
      ...{ speakerName: '', language: null, notes: '', speakerId: speaker.id },
    }),
  )
  return (
    <ProfileCard
      title={t('shell.interviews')}
      action={
        !readOnly && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={15} />}
            loading={create.isPending}
            onClick={start}
          >
            {t('speakers.interview_add')}
          </Button>
        )
      }
    >
      {own.length === 0 ? (
        <Text c="dimmed" fz="sm">
          {t('speakers.interviews_none')}
        </Text>
      ) : (
        <Stack gap="sm">
          {own.map((interview) => (
            <div key={interview.id}>
              <Group gap="xs" justify="space-between" wrap="nowrap">
                <Anchor component={Link} href={`/interviews/${interview.id}`} fw={550} fz="sm">
                  {interview.title}
                </Anchor>
                <StageBadge status={interview.status} />
              </Group>
              {(interview.nextStep || interview.nextStepOn) && (
                <Group gap="xs" fz="sm">
                  <Text c="dimmed" fz="sm">
                    {interview.nextStep}
                  </Text>
                  {interview.nextStepOn && (
                    <DueDay day={interview.nextStepOn} overdue={isOverdue(interview, day)} />
                  )}
                </Group>
              )}
            </div>
          ))}
        </Stack>
      )}
    </ProfileCard>
  )
}
