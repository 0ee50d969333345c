import { ActionIcon, Menu, Text } from '@mantine/core'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { InterviewSummary } from '#shared/api/interviews.ts'
import { formatClock } from '#shared/time.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useFormat } from '../../lib/format.ts'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import { Poster } from '../../ui/poster.tsx'
import { VirtualRows } from '../../ui/virtual-rows.tsx'
import { StageDots } from '../workspace/stage-dots.tsx'
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
  const format = useFormat()
  const readOnly = useReadOnly()
  const { remove } = useInterviewActions()
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
        row={(interview) => (
          <>
            <td>
              <div className={classes.who}>
                <Poster takeId={interview.posterTakeId} width={80} />
                <div style={{ minWidth: 0 }}>
                  <Link href={`/interviews/${interview.id}/recordings`} className={classes.link}>
                    {interview.title}
                  </Link>
                  <Text c="dimmed" fz="sm" truncate>
                    {interview.speakerName}
                  </Text>
                </div>
              </div>
            </td>
            <td className="tabular">{interview.durationMs > 0 ? formatClock(interview.durationMs) : '—'}</td>
            <td>
              <div style={{ display: 'flex', gap: 4 }}>
                {(interview.trackLanguages.length > 0
                  ? interview.trackLanguages
                  : interview.language
                    ? [interview.language]
                    : []
                ).map((language) => (
                  <LanguageBadge key={language} language={language} />
                ))}
              </div>
            </td>
            <td>
              <StageDots interview={interview} />
            </td>
            <td>
              <Text c="dimmed" fz="sm">
                {format.date(interview.createdAt)}
              </Text>
            </td>
            {!readOnly && (
              <td>
                <RowMenu
                  interview={interview}
                  onEdit={() => onEdit(interview.id)}
                  onRemove={() => remove(interview)}
                />
              </td>
            )}
          </>
        )}
      />
    </div>
  )
}

interface MenuProps {
  interview: InterviewSummary
  onEdit: () => void
  onRemove: () => void
}

function RowMenu({ interview, onEdit, onRemove }: MenuProps) {
  const { t } = useTranslation()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          pos="relative"
          style={{ zIndex: 1 }}
          aria-label={t('interviews.menu', { title: interview.title })}
        >
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
          {t('interviews.edit')}
        </Menu.Item>
        <Menu.Item
          color="var(--mantine-color-error)"
          leftSection={<IconTrash size={16} />}
          onClick={onRemove}
        >
          {t('common.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
