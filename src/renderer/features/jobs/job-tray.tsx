import { Button, Group, Popover, RingProgress, Text, Title, UnstyledButton } from '@mantine/core'
import { IconCheck, IconExclamationMark, IconStack2 } from '@tabler/icons-react'
import { useState } from 'react'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { PassOnFocus } from '../../ui/pass-on-focus.tsx'
import { JobRow } from './job-row.tsx'
import classes from './job-tray.module.css'
import { fraction } from './job-words.ts'
import { isActive, useJobActions, useJobs } from './use-jobs.ts'

/** The list as a whole: a key held too long stops nothing there, and Escape closes it. */
function listOf(part: HTMLElement): () => HTMLElement | null {
  const list = part.closest<HTMLElement>('[role=dialog]')
  return () => list
}

/** The button in the bar that shows what runs, and the list behind it. */
export function JobTray() {
  const { t } = useTranslation()
  const format = useFormat()
  const [opened, setOpened] = useState(false)
  const jobs = useJobs()
  const readOnly = useReadOnly()
  const { clear } = useJobActions()
  const active = jobs.filter(isActive)
  const running = active.find((job) => job.state === 'running') ?? active[0]
  const failed = !running && jobs[0]?.state === 'failed'
  const part = running ? fraction(running) : null
  const summary = running ? t(`job.active.${running.kind}`) : failed ? t('job.some_failed') : t('job.tray')
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={400}
      shadow="lg"
      radius="lg"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.button}
          data-busy={Boolean(running) || undefined}
          onClick={() => setOpened((was) => !was)}
          aria-label={active.length > 0 ? t('job.tray_active', { count: active.length }) : summary}
        >
          {running ? (
            <RingProgress
              size={22}
              thickness={3}
              roundCaps
              sections={[{ value: (part ?? 0.15) * 100, color: 'var(--iz-accent)' }]}
              aria-hidden
            />
          ) : failed ? (
            <IconExclamationMark size={19} stroke={1.9} className={classes.alert} aria-hidden />
          ) : jobs.length > 0 ? (
            <IconCheck size={19} stroke={1.7} aria-hidden />
          ) : (
            <IconStack2 size={19} stroke={1.7} aria-hidden />
          )}
          {running && (
            <span className={`${classes.summary} tabular`}>
              {summary}
              {part !== null && ` ${format.percent(part)}`}
              {active.length > 1 && ` (+${active.length - 1})`}
            </span>
          )}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('job.tray')}>
        <Group justify="space-between" px="md" pt="sm" pb={6}>
          <Title order={2} fz="md">
            {t('job.tray')}
          </Title>
          {jobs.length > active.length && !readOnly && (
            <PassOnFocus to={listOf}>
              <Button variant="subtle" size="compact-xs" onClick={clear}>
                {t('job.clear')}
              </Button>
            </PassOnFocus>
          )}
        </Group>
        {jobs.length === 0 ? (
          <Text c="dimmed" px="md" pb="md">
            {t('job.none')}
          </Text>
        ) : (
          <ul className={classes.list}>
            {jobs.map((job) => (
              <JobRow key={job.id} job={job} onShow={() => setOpened(false)} />
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
