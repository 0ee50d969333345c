import { Button, Text, UnstyledButton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { Clip } from '#shared/api/clips.ts'
import { formatClockTenths } from '#shared/time.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { fraction } from '../jobs/job-words.ts'
import { isActive, useJobs } from '../jobs/use-jobs.ts'
import classes from './clips.module.css'

interface Props {
  clips: readonly Clip[]
  currentId: string
  onChoose: (id: string) => void
  /** Absent when the library may only be read. */
  onMake?: () => void
}

/** The clips, in the order of the recording. */
export function ClipList({ clips, currentId, onChoose, onMake }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const jobs = useJobs()
  const sorted = [...clips].sort((a, b) => a.inMs - b.inMs)
  return (
    <div className={classes.side}>
      <ul className={classes.list} aria-label={t('clips.list')}>
        {sorted.map((clip) => {
          const job = jobs.find((other) => other.subjectId === clip.id && isActive(other))
          const part = job ? fraction(job) : null
          return (
            <li key={clip.id}>
              <UnstyledButton
                className={classes.item}
                aria-current={clip.id === currentId || undefined}
                onClick={() => onChoose(clip.id)}
              >
                <Text fz="sm" fw={550} lineClamp={2}>
                  {clip.title}
                </Text>
                <Text fz="xs" c="dimmed" className="tabular">
                  {formatClockTenths(clip.inMs)}–{formatClockTenths(clip.outMs)}
                  {job
                    ? ` · ${part === null ? t('stage.running') : format.percent(part)}`
                    : clip.files.length > 0 && ` · ${t('clips.files_count', { count: clip.files.length })}`}
                </Text>
              </UnstyledButton>
            </li>
          )
        })}
      </ul>
      {onMake && (
        <div className={classes.foot}>
          <Button fullWidth size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={onMake}>
            {t('clips.new')}
          </Button>
        </div>
      )}
    </div>
  )
}
