import { ActionIcon, Button, Skeleton, Text, Tooltip } from '@mantine/core'
import { IconCalendarDown, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { monthSchema } from '#shared/api/shoots.ts'
import { today } from '#shared/day.ts'
import type { Language } from '#shared/language.ts'
import { showText } from '#shared/localized.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { addMonths, monthTitle } from '../../lib/calendar-names.ts'
import { downloadFrom } from '../../lib/download.ts'
import { useShortcuts } from '../../lib/keys.ts'
import { useParam } from '../../lib/params.ts'
import { themeColour } from '../../lib/theme-colour.ts'
import { trpc } from '../../lib/trpc.ts'
import { Page } from '../../ui/page.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import classes from './calendar.module.css'
import { DayPanel } from './day-panel.tsx'
import { MonthGrid } from './month-grid.tsx'
import { MonthPanel } from './month-panel.tsx'

/** All shoots by month. The day is part of the address; the month is the day's. */
export function CalendarPage() {
  const { t, i18n } = useTranslation()
  const language = i18n.language as Language
  const readOnly = useReadOnly()
  const panel = useRef<HTMLDivElement>(null)
  const [dayParam, setDay] = useParam('day')
  const day = monthSchema.safeParse(dayParam?.slice(0, 7)).success && dayParam ? dayParam : today()
  const month = day.slice(0, 7)
  const data = useQuery({ ...trpc.shoots.month.queryOptions({ month }), placeholderData: keepPreviousData })
  const themes = useQuery(trpc.themes.list.queryOptions()).data
  const move = (months: number) => setDay(addMonths(day, months))
  useShortcuts(t('shell.calendar'), [
    { keys: 't', label: t('shoots.today'), run: () => setDay(today()) },
    {
      keys: ['shift+arrowleft', 'pageup'],
      label: t('shoots.previous_month'),
      run: () => move(-1),
      repeats: true,
    },
    {
      keys: ['shift+arrowright', 'pagedown'],
      label: t('shoots.next_month'),
      run: () => move(1),
      repeats: true,
    },
    {
      keys: 'n',
      label: t('shoots.plan_day'),
      run: () => panel.current?.querySelector<HTMLElement>('input, button')?.focus(),
    },
  ])
  const plan = data.data && !data.isPlaceholderData ? data.data.plan : null
  // The weeks on the page reach into the months beside it.
  const isEmpty =
    !data.isPlaceholderData && data.data?.shoots.some(({ date }) => date.startsWith(month)) === false
  const rubric = plan && showText(plan.rubric, language)
  const theme = plan && themes?.find(({ id }) => id === plan.themeId)
  return (
    <Page title={t('shell.calendar')} wide>
      {data.error && !data.data ? (
        <QueryState query={data} />
      ) : (
        <div className={classes.page}>
          <div>
            <div className={classes.head}>
              <h2 className={classes.month} aria-live="polite">
                {monthTitle(language, month)}
              </h2>
              <ActionIcon
                variant="default"
                size="lg"
                aria-label={t('shoots.previous_month')}
                onClick={() => move(-1)}
              >
                <IconChevronLeft size={18} />
              </ActionIcon>
              <ActionIcon
                variant="default"
                size="lg"
                aria-label={t('shoots.next_month')}
                onClick={() => move(1)}
              >
                <IconChevronRight size={18} />
              </ActionIcon>
              <Button variant="default" onClick={() => setDay(today())}>
                {t('shoots.today')}
              </Button>
              <Tooltip label={t('shoots.month_file_empty')} disabled={!isEmpty}>
                <Button
                  ml="auto"
                  variant="subtle"
                  color="gray"
                  leftSection={<IconCalendarDown size={16} />}
                  aria-disabled={isEmpty}
                  {...(isEmpty ? { 'data-disabled': true } : {})}
                  onClick={() => {
                    if (!isEmpty) downloadFrom(`/months/${month}/ics?language=${language}`)
                  }}
                >
                  {t('shoots.month_file')}
                </Button>
              </Tooltip>
            </div>
            <div className={classes.plan}>
              {rubric && (
                <strong lang={rubric.language}>
                  {rubric.text}
                  {rubric.substitute && ` (${rubric.language})`}
                </strong>
              )}
              {theme && (
                <span className={classes.theme}>
                  <span
                    className={classes.dot}
                    style={{ background: themeColour(theme.colour) }}
                    aria-hidden
                  />
                  {showText(theme.name, language)?.text}
                </span>
              )}
              {plan && !rubric && !theme && (
                <Text c="dimmed" fz="sm">
                  {t('shoots.no_month_plan')}
                </Text>
              )}
            </div>
            {data.data ? (
              <MonthGrid
                month={month}
                day={day}
                shoots={data.isPlaceholderData ? [] : data.data.shoots}
                onDay={setDay}
                onOpen={(date) => {
                  setDay(date)
                  panel.current?.querySelector<HTMLElement>('a, input, button')?.focus()
                }}
              />
            ) : (
              <Skeleton h={480} />
            )}
          </div>
          <div ref={panel}>
            {data.data && !data.isPlaceholderData ? (
              <>
                <DayPanel day={day} month={data.data} disabled={readOnly} />
                <MonthPanel key={month} plan={data.data.plan} themes={themes ?? []} disabled={readOnly} />
              </>
            ) : (
              <Skeleton h={320} />
            )}
          </div>
        </div>
      )}
    </Page>
  )
}
