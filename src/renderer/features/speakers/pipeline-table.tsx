import { Text } from '@mantine/core'
import { Link } from 'wouter'
import type { InterviewSummary } from '#shared/api/interviews.ts'
import type { SpeakerSummary } from '#shared/api/speakers.ts'
import { isOverdue } from '#shared/pipeline.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { VirtualRows } from '../../ui/virtual-rows.tsx'
import { DueDay } from './due-day.tsx'
import type { PipelineFilter } from './pipeline-filter.ts'
import { SortHeader } from './sort-header.tsx'
import { SpeakerPhoto } from './speaker-photo.tsx'
import classes from './speakers.module.css'
import { StageBadge } from './stage-badge.tsx'

interface Props {
  interviews: readonly InterviewSummary[]
  speakers: ReadonlyMap<string, SpeakerSummary>
  filter: PipelineFilter
  today: string
  hrefOf: (id: string) => string
}

const columns = [null, '150px', '170px', '250px', '195px']
const rowHeight = 60

/** The pipeline as a table: where each interview stands, and what comes next. */
export function PipelineTable({ interviews, speakers, filter, today, hrefOf }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const head = (sort: PipelineFilter['sort'], label: string) => (
    <SortHeader sort={sort} label={label} current={filter} />
  )
  return (
    <VirtualRows
      label={t('speakers.board')}
      items={interviews}
      rowHeight={rowHeight}
      columns={columns}
      keyOf={({ id }) => id}
      head={
        <>
          {head('title', t('interviews.title'))}
          {head('stage', t('speakers.stage'))}
          {head('last_contact', t('speakers.last_contact'))}
          <th className={classes.heading}>{t('speakers.next_step')}</th>
          {head('next_step', t('speakers.next_step_on'))}
        </>
      }
      row={(interview) => (
        <>
          <td>
            <div className={classes.who}>
              <SpeakerPhoto
                photoId={speakers.get(interview.speakerId ?? '')?.photoId ?? null}
                name={interview.speakerName || '?'}
                size={34}
              />
              <div style={{ minWidth: 0 }}>
                <Link href={hrefOf(interview.id)} className={classes.link}>
                  {interview.title}
                </Link>
                <Text c="dimmed" fz="sm" truncate>
                  {interview.speakerName || t('speakers.no_speaker')}
                </Text>
              </div>
            </div>
          </td>
          <td>
            <StageBadge status={interview.status} />
          </td>
          <td>
            <Text fz="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
              {interview.lastContactOn ? format.date(`${interview.lastContactOn}T12:00:00`) : '—'}
            </Text>
          </td>
          <td>
            <Text fz="sm" lineClamp={2}>
              {interview.nextStep || '—'}
            </Text>
          </td>
          <td>
            {interview.nextStepOn ? (
              <DueDay day={interview.nextStepOn} overdue={isOverdue(interview, today)} />
            ) : (
              '—'
            )}
          </td>
        </>
      )}
    />
  )
}
