import { ActionIcon, Button, Text } from '@mantine/core'
import { IconListDetails, IconPlus, IconTrash, IconWand } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { ScheduleLine, ShootView } from '#shared/api/shoots.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { ClockField } from '../../ui/clock-field.tsx'
import { DraftInput } from '../../ui/draft-fields.tsx'
import { Card } from './card.tsx'
import { proposeDay } from './day-plan.ts'
import classes from './shoots.module.css'
import type { SaveShoot } from './use-shoot-actions.ts'

/** The hours of the day. */
export function ScheduleCard({
  shoot,
  save,
  disabled,
}: {
  shoot: ShootView
  save: SaveShoot
  disabled: boolean
}) {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const toFocus = useRef<string | null>(null)
  const change = (id: string, patch: Partial<ScheduleLine>) =>
    save(({ schedule }) => ({
      schedule: inTime(schedule.map((line) => (line.id === id ? { ...line, ...patch } : line))),
    }))
  const add = () => {
    const id = crypto.randomUUID()
    toFocus.current = id
    void save(({ schedule }) => ({
      schedule: [...schedule, { id, at: null, text: '' }],
    }))
  }
  useEffect(() => {
    if (toFocus.current === null) return
    const input = list.current?.querySelector<HTMLInputElement>(`[data-id="${toFocus.current}"] input`)
    if (!input) return
    toFocus.current = null
    input.focus()
  })
  const proposal = proposeDay(shoot)
  return (
    <Card
      title={t('shoots.schedule')}
      icon={IconListDetails}
      action={
        !disabled && (
          <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} />} onClick={add}>
            {t('shoots.add_line')}
          </Button>
        )
      }
    >
      {shoot.schedule.length === 0 ? (
        <div className={classes.line}>
          <Text c="dimmed" fz="sm" flex={1}>
            {t(proposal.length > 0 ? 'shoots.no_schedule' : 'shoots.no_schedule_yet')}
          </Text>
          {!disabled && proposal.length > 0 && (
            <Button
              variant="light"
              size="xs"
              leftSection={<IconWand size={15} />}
              onClick={() =>
                void save({
                  schedule: proposal.map(({ step, at }) => ({
                    id: crypto.randomUUID(),
                    at,
                    text: t(`shoots.step.${step}`),
                  })),
                })
              }
            >
              {t('shoots.propose')}
            </Button>
          )}
        </div>
      ) : (
        <div ref={list}>
          {shoot.schedule.map((line) => (
            <div key={line.id} className={classes.line} data-id={line.id}>
              <ClockField
                label={t('shoots.time')}
                hideLabel
                width={76}
                disabled={disabled}
                value={line.at}
                onCommit={(at) => change(line.id, { at })}
              />
              <DraftInput
                aria-label={t('shoots.what')}
                flex={1}
                disabled={disabled}
                value={line.text}
                onSave={(text) => change(line.id, { text })}
              />
              {!disabled && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('common.remove_named', { name: line.text || (line.at ?? '') })}
                  onClick={() =>
                    void save(({ schedule }) => ({ schedule: schedule.filter(({ id }) => id !== line.id) }))
                  }
                >
                  <IconTrash size={16} />
                </ActionIcon>
              )}
            </div>
          ))}
        </div>
      )}
    </Card>
  )
}

/** Lines by their time; those without one stay last, in their order. */
function inTime(lines: readonly ScheduleLine[]): ScheduleLine[] {
  return lines.toSorted((a, b) => (a.at ?? '99:99').localeCompare(b.at ?? '99:99'))
}
