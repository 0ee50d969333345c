import { ActionIcon, Menu, Table, Text } from '@mantine/core'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { InterviewSummary } from '#shared/api/interviews.ts'
import { formatClock } from '#shared/time.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useFormat } from '../../lib/format.ts'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import { Poster } from '../../ui/poster.tsx'
import { StageDots } from '../workspace/stage-dots.tsx'
import classes from './interview-table.module.css'
import { useInterviewActions } from './use-interview-actions.ts'

interface Props {
  interviews: readonly InterviewSummary[]
  onEdit: (id: string) => void
}

/** The interviews as a table: who, how long, how far. */
export function InterviewTable({ interviews, onEdit }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const readOnly = useReadOnly()
  const { remove } = useInterviewActions()
  return (
    <Table verticalSpacing="sm" highlightOnHover className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('interviews.title')}</Table.Th>
          <Table.Th w={100}>{t('interviews.duration')}</Table.Th>
          <Table.Th w={140}>{t('interviews.languages')}</Table.Th>
          <Table.Th w={140}>{t('stage.progress')}</Table.Th>
          <Table.Th w={160}>{t('interviews.created')}</Table.Th>
          {!readOnly && (
            <Table.Th w={52}>
              <span className={classes.hidden}>{t('common.actions')}</span>
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {interviews.map((interview) => (
          <Table.Tr key={interview.id} className={classes.row}>
            <Table.Td>
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
            </Table.Td>
            <Table.Td className="tabular">
              {interview.durationMs > 0 ? formatClock(interview.durationMs) : '—'}
            </Table.Td>
            <Table.Td>
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
            </Table.Td>
            <Table.Td>
              <StageDots interview={interview} />
            </Table.Td>
            <Table.Td c="dimmed">{format.date(interview.createdAt)}</Table.Td>
            {!readOnly && (
              <Table.Td>
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
                  </Menu.Dropdown>
                </Menu>
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
