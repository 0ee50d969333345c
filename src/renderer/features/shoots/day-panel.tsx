import { Button, Select, Stack, Text } from '@mantine/core'
import { IconCalendarEvent, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { CalendarMonth, CalendarShoot } from '#shared/api/shoots.ts'
import type { Language } from '#shared/language.ts'
import { clockIn, offsetMinutes, utcOffset } from '#shared/zone-time.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { dayTitle } from '../../lib/calendar-names.ts'
import { useOneAtATime } from '../../lib/one-at-a-time.ts'
import { FactLine } from '../../ui/fact-line.tsx'
import classes from './calendar.module.css'
import { Card } from './card.tsx'
import { ClashList } from './clash-list.tsx'
import { useShootActions } from './use-shoot-actions.ts'

/** What is filmed on a day, and putting an interview there. */
export function DayPanel({ day, month, disabled }: { day: string; month: CalendarMonth; disabled: boolean }) {
  const { t, i18n } = useTranslation()
  const [, navigate] = useLocation()
  const [chosen, setChosen] = useState<string | null>(null)
  const { create } = useShootActions()
  const plan = useOneAtATime((interviewId: string) =>
    create.mutateAsync(
      { interviewId, fields: { date: day } },
      { onSuccess: ({ id }) => navigate(`/interviews/${interviewId}/shoot?day=${id}`) },
    ),
  )
  const shoots = month.shoots.filter(({ date }) => date === day)
  const waiting = month.unscheduled
  return (
    <Card title={dayTitle(i18n.language as Language, day)} icon={IconCalendarEvent}>
      {shoots.map((shoot) => (
        <Entry key={shoot.id} shoot={shoot} />
      ))}
      {shoots.length === 0 && (
        <Text c="dimmed" fz="sm">
          {t('shoots.free_day')}
        </Text>
      )}
      {!disabled && (
        <Stack gap={8} mt="md">
          {waiting.length > 0 ? (
            <>
              <Select
                label={t('shoots.put_here')}
                placeholder={t('shoots.choose_interview')}
                searchable
                clearable
                limit={50}
                nothingFoundMessage={t('shoots.none_waiting')}
                data={waiting.map(({ interviewId, title, speakerName }) => ({
                  value: interviewId,
                  label: speakerName ? `${title} · ${speakerName}` : title,
                }))}
                value={waiting.some(({ interviewId }) => interviewId === chosen) ? chosen : null}
                onChange={setChosen}
              />
              <Button
                leftSection={<IconPlus size={16} />}
                disabled={chosen === null}
                loading={create.isPending}
                onClick={() => chosen !== null && plan(chosen)}
              >
                {t('shoots.plan_day')}
              </Button>
            </>
          ) : (
            <>
              <Text c="dimmed" fz="sm">
                {t('shoots.none_waiting')}
              </Text>
              <Button variant="default" component={Link} href="/interviews?new=1">
                {t('interviews.create')}
              </Button>
            </>
          )}
        </Stack>
      )}
    </Card>
  )
}

function Entry({ shoot }: { shoot: CalendarShoot }) {
  const { t } = useTranslation()
  const end = shoot.endAt ? clockIn(shoot.timeZone, Date.parse(shoot.endAt)).time : null
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const moment = shoot.startAt ? Date.parse(shoot.startAt) : null
  const offset = moment === null ? null : offsetMinutes(shoot.timeZone, moment)
  const elsewhere = moment !== null && offset !== offsetMinutes(here, moment)
  return (
    <div className={classes.entry}>
      <Link className={classes.link ?? ''} href={`/interviews/${shoot.interviewId}/shoot?day=${shoot.id}`}>
        {shoot.title}
      </Link>
      <Text fz="sm" c="dimmed">
        <FactLine
          facts={[
            shoot.speakerName,
            shoot.callTime ? `${shoot.callTime}–${end}` : t('shoots.no_time'),
            elsewhere && offset !== null ? utcOffset(offset) : '',
            shoot.venueName,
          ]}
        />
      </Text>
      {shoot.clashes.length > 0 && (
        <div style={{ marginTop: 6 }}>
          <ClashList clashes={shoot.clashes} date={shoot.date} />
        </div>
      )}
    </div>
  )
}
