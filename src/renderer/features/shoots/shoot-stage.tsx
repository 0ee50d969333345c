import { ActionIcon, Button, Menu, Skeleton, Tooltip } from '@mantine/core'
import {
  IconCalendarDown,
  IconCalendarPlus,
  IconDots,
  IconNotes,
  IconPlayerRecord,
  IconPlus,
  IconPrinter,
  IconTrash,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Interview } from '#shared/api/interviews.ts'
import type { ShootView } from '#shared/api/shoots.ts'
import { type Language, languages } from '#shared/language.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { dayAndMonth } from '../../lib/calendar-names.ts'
import { downloadFrom } from '../../lib/download.ts'
import { useShortcuts } from '../../lib/keys.ts'
import { languageNames } from '../../lib/languages.ts'
import { useOneAtATime } from '../../lib/one-at-a-time.ts'
import { useParam } from '../../lib/params.ts'
import { openPrint } from '../../lib/print-window.ts'
import { trpc } from '../../lib/trpc.ts'
import { DraftArea } from '../../ui/draft-fields.tsx'
import { Nothing } from '../../ui/nothing.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { ConsentPanel } from '../consents/consent-panel.tsx'
import { useInterviewActions } from '../interviews/use-interview-actions.ts'
import { SessionsPanel } from '../sessions/sessions-panel.tsx'
import { Card } from './card.tsx'
import { ChecklistCard } from './checklist-card.tsx'
import { CrewCard } from './crew-card.tsx'
import { ReadyCard } from './ready-card.tsx'
import { ScheduleCard } from './schedule-card.tsx'
import classes from './shoots.module.css'
import { useSaveShoot, useShootActions, useShoots } from './use-shoot-actions.ts'
import { VenueCard } from './venue-card.tsx'
import { WhenCard } from './when-card.tsx'

/** The days on which an interview is filmed. */
export function ShootStage({ interview }: { interview: Interview }) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const [dayParam, setDay] = useParam('day')
  /** The day added just now: what comes next is its date. */
  const [freshId, setFreshId] = useState<string | null>(null)
  const shoots = useShoots(interview.id)
  const { create } = useShootActions()
  const add = useOneAtATime(() =>
    create.mutateAsync(
      { interviewId: interview.id, fields: copied(shoots.data?.at(-1)) },
      {
        onSuccess: ({ id }) => {
          setDay(id)
          setFreshId(id)
        },
      },
    ),
  )
  const shoot = shoots.data?.find(({ id }) => id === dayParam) ?? shoots.data?.[0]
  useShortcuts(
    t('stage.shoot'),
    readOnly ? [] : [{ keys: 'n', label: t(shoot ? 'shoots.add_day' : 'shoots.plan_day'), run: add }],
  )
  if (!shoots.data) {
    return (
      <div className={classes.page}>
        <QueryState query={shoots} skeleton={<Skeleton h={240} />} />
      </div>
    )
  }
  return (
    <div className={classes.scroll}>
      <div className={classes.page}>
        {shoot ? (
          <Day
            key={shoot.id}
            interview={interview}
            shoot={shoot}
            days={shoots.data}
            isFresh={freshId === shoot.id}
            onDay={(id) => {
              setFreshId(null)
              setDay(id)
            }}
            onAdd={add}
            disabled={readOnly}
          />
        ) : (
          <>
            <Nothing icon={IconCalendarPlus} title={t('shoots.empty_title')} text={t('shoots.empty_text')}>
              {!readOnly && (
                <Button leftSection={<IconPlus size={17} />} loading={create.isPending} onClick={add}>
                  {t('shoots.plan_day')}
                </Button>
              )}
            </Nothing>
            <SessionsPanel interviewId={interview.id} />
          </>
        )}
      </div>
    </div>
  )
}

/** Another day of the same shoot is mostly like the one before: the place, the people and the set stay. */
function copied(last: ShootView | undefined) {
  if (!last) return {}
  const { timeZone, plannedMinutes, venue, crew, kit, callTime, speakerCallTime, checklist } = last
  return {
    ...{ timeZone, plannedMinutes, venue, crew, kit, callTime, speakerCallTime },
    checklist: checklist.map((item) => ({ ...item, done: false })),
  }
}

interface DayProps {
  interview: Interview
  shoot: ShootView
  days: readonly ShootView[]
  isFresh: boolean
  onDay: (id: string | null) => void
  onAdd: () => void
  disabled: boolean
}

function Day({ interview, shoot, days, isFresh, onDay, onAdd, disabled }: DayProps) {
  const { t, i18n } = useTranslation()
  const language = i18n.language as Language
  const save = useSaveShoot(shoot)
  const { remove } = useShootActions()
  const { update } = useInterviewActions()
  const known = useQuery(trpc.shoots.known.queryOptions()).data
  const offersStatus =
    !disabled && shoot.date !== null && ['idea', 'contacted', 'agreed'].includes(interview.status)
  const sheet = (to: Language) =>
    void openPrint(`/print/call-sheet/${interview.id}?shoot=${shoot.id}&language=${to}`)
  const onSet = `/interviews/${interview.id}/on-set`
  useShortcuts(t('shoots.one_day'), [
    { keys: 'p', label: t('shoots.call_sheet'), run: () => sheet(language) },
  ])
  return (
    <>
      <div className={classes.head}>
        <div className={classes.days}>
          {days.map((day) => (
            <button
              key={day.id}
              type="button"
              className={classes.day}
              aria-pressed={day.id === shoot.id}
              onClick={() => onDay(day.id)}
            >
              {day.dayCount > 1
                ? t('shoots.day_of', { day: day.day, count: day.dayCount })
                : t('shoots.one_day')}
              {day.date && ` · ${dayAndMonth(language, day.date)}`}
            </button>
          ))}
          {!disabled && (
            <Tooltip label={t('shoots.add_day')}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={34}
                aria-label={t('shoots.add_day')}
                onClick={onAdd}
              >
                <IconPlus size={17} />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" leftSection={<IconPrinter size={16} />}>
              {t('shoots.call_sheet')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {languages.map((to) => (
              <Menu.Item key={to} lang={to} onClick={() => sheet(to)}>
                {languageNames[to]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button component={Link} href={onSet} leftSection={<IconPlayerRecord size={16} />}>
          {t('shoots.on_set')}
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('common.actions')}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconCalendarDown size={16} />}
              disabled={shoot.startAt === null}
              onClick={() => downloadFrom(`/shoots/${shoot.id}/ics?language=${language}`)}
            >
              {t('shoots.calendar_file')}
            </Menu.Item>
            {!disabled && (
              <Menu.Item
                color="var(--mantine-color-error)"
                leftSection={<IconTrash size={16} />}
                onClick={() => {
                  onDay(null)
                  remove(shoot.id)
                }}
              >
                {t('shoots.remove_day')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
      {offersStatus && (
        <div className={classes.offer}>
          <span>{t('shoots.offer_scheduled')}</span>
          <Button
            size="xs"
            loading={update.isPending}
            onClick={() => update.mutate({ id: interview.id, patch: { status: 'scheduled' } })}
          >
            {t('shoots.move_to_scheduled')}
          </Button>
        </div>
      )}
      <div className={classes.columns}>
        <div>
          <WhenCard shoot={shoot} save={save} isFresh={isFresh} disabled={disabled} />
          <VenueCard shoot={shoot} save={save} known={known} disabled={disabled} />
          <CrewCard shoot={shoot} save={save} known={known} disabled={disabled} />
          <ScheduleCard shoot={shoot} save={save} disabled={disabled} />
          <Card title={t('shoots.notes')} icon={IconNotes}>
            <DraftArea
              aria-label={t('shoots.notes')}
              placeholder={t('shoots.notes_example')}
              minRows={2}
              maxLength={10_000}
              disabled={disabled}
              value={shoot.notes}
              onSave={(notes) => save({ notes })}
            />
          </Card>
        </div>
        <div>
          <ReadyCard shoot={shoot} save={save} disabled={disabled} />
          <ChecklistCard shoot={shoot} save={save} kits={known?.kits ?? []} disabled={disabled} />
        </div>
      </div>
      <div className={classes.sessions}>
        <ConsentPanel interviewId={interview.id} />
      </div>
      <div className={classes.sessions}>
        <SessionsPanel interviewId={interview.id} />
      </div>
    </>
  )
}
