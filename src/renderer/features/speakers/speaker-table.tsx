import { Text } from '@mantine/core'
import { memo } from 'react'
import { Link } from 'wouter'
import type { SpeakerSummary } from '#shared/api/speakers.ts'
import { ageOn } from '#shared/day.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { FactLine } from '../../ui/fact-line.tsx'
import { Localized, useShowText } from '../../ui/localized.tsx'
import { VirtualRows } from '../../ui/virtual-rows.tsx'
import { DueDay } from './due-day.tsx'
import { SortHeader } from './sort-header.tsx'
import type { SpeakerFilter } from './speaker-filter.ts'
import { SpeakerPhoto } from './speaker-photo.tsx'
import classes from './speakers.module.css'
import { StageBadge } from './stage-badge.tsx'
import { useSpeakerWords } from './words.ts'

interface Props {
  speakers: readonly SpeakerSummary[]
  filter: SpeakerFilter
  today: string
}

const columns = [null, '130px', '64px', '144px', '138px', '140px', '168px']
const rowHeight = 60

/** The speakers: who, from where, what they speak, where their interviews stand, what is next. */
export function SpeakerTable({ speakers, filter, today }: Props) {
  const { t } = useTranslation()
  const head = (sort: SpeakerFilter['sort'], label: string) => (
    <SortHeader sort={sort} label={label} current={filter} />
  )
  return (
    <VirtualRows
      label={t('speakers.list')}
      items={speakers}
      rowHeight={rowHeight}
      columns={columns}
      keyOf={({ id }) => id}
      head={
        <>
          {head('name', t('speakers.name'))}
          {head('country', t('speakers.origin'))}
          {head('age', t('speakers.age'))}
          <th className={classes.heading}>{t('speakers.languages')}</th>
          <th className={classes.heading}>{t('speakers.stage')}</th>
          {head('last_contact', t('speakers.last_contact'))}
          {head('next_step', t('speakers.next_step'))}
        </>
      }
      row={(speaker) => <Cells speaker={speaker} today={today} />}
    />
  )
}

/** Kept while the list scrolls under it. */
const Cells = memo(function Cells({ speaker, today }: { speaker: SpeakerSummary; today: string }) {
  const { t } = useTranslation()
  const words = useSpeakerWords()
  const format = useFormat()
  const showText = useShowText()
  const contact = speaker.contacts[0]?.value
  return (
    <>
      <td>
        <div className={classes.who}>
          <SpeakerPhoto photoId={speaker.photoId} name={showText(speaker.name)} size={36} />
          <div style={{ minWidth: 0 }}>
            <Link href={`/speakers/${speaker.id}`} className={classes.link} dir="auto">
              <Localized text={speaker.name} />
            </Link>
            <Text c="dimmed" fz="sm" truncate>
              <FactLine facts={[contact, speaker.livesIn]} />
            </Text>
          </div>
        </div>
      </td>
      <td>
        {(speaker.country || speaker.arrivalYear === null) && (
          <Text fz="sm" truncate>
            {speaker.country ? words.country(speaker.country) : '—'}
          </Text>
        )}
        {speaker.arrivalYear !== null && (
          <Text c="dimmed" fz="xs">
            {t('speakers.since', { year: speaker.arrivalYear })}
          </Text>
        )}
      </td>
      <td className={`tabular ${classes.small}`}>
        {speaker.birthDate ? ageOn(speaker.birthDate, today) : '—'}
      </td>
      <td>
        <Text fz="sm" lineClamp={2}>
          {speaker.languages.map(words.language).join(', ') || '—'}
        </Text>
      </td>
      <td>
        <div className={classes.stages}>
          {speaker.statuses.length === 0 ? (
            <Text c="dimmed" fz="sm">
              {t('speakers.stage_none')}
            </Text>
          ) : (
            speaker.statuses.slice(-2).map((status) => <StageBadge key={status} status={status} />)
          )}
        </div>
      </td>
      <td>
        <Text fz="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {speaker.lastContactOn ? format.date(`${speaker.lastContactOn}T12:00:00`) : '—'}
        </Text>
      </td>
      <td>
        {speaker.nextStepOn ? <DueDay day={speaker.nextStepOn} overdue={speaker.nextStepOn < today} /> : '—'}
      </td>
    </>
  )
})
