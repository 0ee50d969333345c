import { Menu } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { memo } from 'react'
import { Link } from 'wouter'
import type { InterviewSummary } from '#shared/api/interviews.ts'
import { formatClock } from '#shared/time.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import { Poster } from '../../ui/poster.tsx'
import { RowMenu } from '../../ui/row-menu.tsx'
import { VirtualRows } from '../../ui/virtual-rows.tsx'
import { StageDots } from '../workspace/stage-dots.tsx'
import { nextStep } from '../workspace/stages.ts'
import classes from './interview-table.module.css'
import { useInterviewActions } from './use-interview-actions.ts'

interface Props {
  interviews: readonly InterviewSummary[]
  onEdit: (id: string) => void
}

const columns = [null, '100px', '130px', '150px', '170px', '62px']
/** px */
const rowHeight = 68

/** The interviews as a table: who, how long, how far. Only the rows on the screen exist. */
export function InterviewTable({ interviews, onEdit }: Props) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  return (
    <div className={classes.box}>
      <VirtualRows
        label={t('shell.interviews')}
        items={interviews}
        rowHeight={rowHeight}
        columns={readOnly ? columns.slice(0, -1) : columns}
        keyOf={({ id }) => id}
        head={
          <>
            <th className={classes.heading}>{t('interviews.title')}</th>
            <th className={classes.heading}>{t('interviews.duration')}</th>
            <th className={classes.heading}>{t('interviews.languages')}</th>
            <th className={classes.heading}>{t('stage.progress')}</th>
            <th className={classes.heading}>{t('interviews.created')}</th>
            {!readOnly && (
              <th className={classes.heading}>
                <span className={classes.hidden}>{t('common.actions')}</span>
              </th>
            )}
          </>
        }
        row={(interview) => <Cells interview={interview} readOnly={readOnly} onEdit={onEdit} />}
      />
    </div>
  )
}

interface CellsProps {
  interview: InterviewSummary
  readOnly: boolean
  onEdit: (id: string) => void
}

/** Kept while the list scrolls under it. */
const Cells = memo(function Cells({ interview, readOnly, onEdit }: CellsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { remove } = useInterviewActions()
  const languages =
    interview.trackLanguages.length > 0
      ? interview.trackLanguages
      : interview.language
        ? [interview.language]
        : []
  return (
    <>
      <td>
        <div className={classes.who}>
          <Poster takeId={interview.posterTakeId} width={80} />
          <div style={{ minWidth: 0 }}>
            <Link href={`/interviews/${interview.id}/${nextStep(interview).stage}`} className={classes.link}>
              {interview.title}
            </Link>
            <div className={classes.soft}>{interview.speakerName}</div>
          </div>
        </div>
      </td>
      <td className="tabular">{interview.durationMs > 0 ? formatClock(interview.durationMs) : '—'}</td>
      <td>
        <div className={classes.languages}>
          {languages.map((language) => (
            <LanguageBadge key={language} language={language} />
          ))}
        </div>
      </td>
      <td>
        <StageDots interview={interview} />
      </td>
      <td className={classes.soft}>{format.date(interview.createdAt)}</td>
      {!readOnly && (
        <td>
          <RowMenu label={t('interviews.menu', { title: interview.title })} className={classes.menu}>
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => onEdit(interview.id)}>
              {t('interviews.edit')}
            </Menu.Item>
            <Menu.Item
              color="var(--mantine-color-error)"
              leftSection={<IconTrash size={16} />}
              onClick={() => remove(interview)}
            >
              {t('common.remove')}
            </Menu.Item>
          </RowMenu>
        </td>
      )}
    </>
  )
})
