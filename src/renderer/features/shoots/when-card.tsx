import { NumberInput, Select, Text } from '@mantine/core'
import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import { defaultTimeZone, type ShootView } from '#shared/api/shoots.ts'
import type { Language } from '#shared/language.ts'
import { clockIn, offsetMinutes, utcOffset } from '#shared/zone-time.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { dayAndMonth } from '../../lib/calendar-names.ts'
import { useFormat } from '../../lib/format.ts'
import { useDraft } from '../../lib/use-draft.ts'
import { ClockField } from '../../ui/clock-field.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { Card } from './card.tsx'
import { speakerComesFirst } from './day-plan.ts'
import classes from './shoots.module.css'
import type { SaveShoot } from './use-shoot-actions.ts'

/** The names the runtime knows; the project's own zone first. */
const zones = [
  defaultTimeZone,
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== defaultTimeZone),
]

/** Day, hours, zone and length. */
export function WhenCard({
  shoot,
  save,
  isFresh,
  disabled,
}: {
  shoot: ShootView
  save: SaveShoot
  /** Added just now: the date takes the focus. */
  isFresh: boolean
  disabled: boolean
}) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const language = i18n.language as Language
  const moment = shoot.startAt ? Date.parse(shoot.startAt) : Date.now()
  const hours = useDraft(String(shoot.plannedMinutes), (text) => {
    const minutes = Math.round(Number(text))
    return minutes >= 5 && minutes <= 1440
      ? save({ plannedMinutes: minutes })
      : Promise.reject(new Error(text))
  })
  const end = shoot.endAt ? clockIn(shoot.timeZone, Date.parse(shoot.endAt)) : null
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const elsewhere =
    shoot.startAt !== null && offsetMinutes(here, moment) !== offsetMinutes(shoot.timeZone, moment)
      ? clockIn(here, moment)
      : null
  return (
    <Card title={t('shoots.when')} icon={IconClock}>
      <div className={classes.fields}>
        <DayField
          label={t('shoots.date')}
          focusFirst={isFresh}
          value={shoot.date}
          disabled={disabled}
          onCommit={(date) => save({ date })}
        />
        <ClockField
          label={t('shoots.call_time')}
          value={shoot.callTime}
          disabled={disabled}
          onCommit={(callTime) => save({ callTime })}
          width={118}
        />
        <ClockField
          label={t('shoots.speaker_call_time')}
          value={shoot.speakerCallTime}
          disabled={disabled}
          onCommit={(speakerCallTime) => save({ speakerCallTime })}
          width={118}
        />
        <NumberInput
          label={t('shoots.planned_minutes')}
          w={140}
          min={5}
          max={1440}
          step={15}
          allowDecimal={false}
          disabled={disabled}
          value={hours.draft}
          onChange={(value) => hours.setDraft(String(value))}
          onBlur={() => {
            if (hours.draft.trim() === '') hours.setDraft(String(shoot.plannedMinutes))
            else void hours.commit()
          }}
        />
        <Select
          label={t('shoots.time_zone')}
          miw={180}
          flex={1}
          searchable
          limit={50}
          allowDeselect={false}
          nothingFoundMessage={t('shoots.no_zone')}
          disabled={disabled}
          data={zones}
          renderOption={({ option }) => `${option.value} · ${utcOffset(offsetMinutes(option.value, moment))}`}
          value={shoot.timeZone}
          onChange={(timeZone) => {
            if (timeZone) void save({ timeZone })
          }}
        />
      </div>
      {speakerComesFirst(shoot) && (
        <div className={classes.warning} role="note" style={{ marginTop: 12 }}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>{t('shoots.speaker_first')}</span>
        </div>
      )}
      <Text c="dimmed" fz="sm" mt="sm">
        {end && shoot.date
          ? `${shoot.callTime}–${end.time} (${format.span(shoot.plannedMinutes * 60_000)}), ${utcOffset(offsetMinutes(shoot.timeZone, moment))}.`
          : t('shoots.when_missing')}
        {elsewhere &&
          ` ${t('shoots.your_time', { time: `${dayAndMonth(language, elsewhere.date)}, ${elsewhere.time}` })}`}
      </Text>
    </Card>
  )
}
