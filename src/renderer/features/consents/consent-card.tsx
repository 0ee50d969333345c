import { ActionIcon, Badge, Menu, Text, UnstyledButton } from '@mantine/core'
import { IconArrowBackUp, IconChevronRight, IconDots, IconPrinter, IconTrash } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { Consent, ConsentOverview } from '#shared/api/consents.ts'
import { situationOf } from '#shared/consent-allows.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { printTarget } from '../../lib/print-window.ts'
import { ConsentFieldsForm } from './consent-fields.tsx'
import classes from './consents.module.css'
import { printAddress } from './print-menu.tsx'
import { type RecordState, recordState } from './record-state.ts'
import { useConsentActions } from './use-consent-actions.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'
import { dayText } from './words.ts'

interface Props {
  record: Consent
  overview: ConsentOverview
  on: string
  open: boolean
  /** Added just now: it comes into view, with the keyboard in its first field. */
  isFresh: boolean
  onToggle: () => void
}

const colours: Record<RecordState, string> = {
  missing: 'gray',
  unsigned: 'gray',
  withdrawn: 'red',
  incomplete: 'orange',
  ready: 'teal',
  replaced: 'gray',
}

/** One form: what it is and where it stands; unfolded, all that is on it. */
export function ConsentCard({ record, overview, on, open, isFresh, onToggle }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const readOnly = useReadOnly()
  const bodyId = useId()
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isFresh) card.current?.scrollIntoView({ block: 'start' })
  }, [isFresh])
  const { remove } = useConsentActions()
  const [withdrawing, setWithdrawing] = useState(false)
  const person = situationOf(overview, record.interviewId)
  const state = recordState(record, person, overview.records, on)
  const form = t(`consents.kind.${record.kind}`)
  const covers =
    record.interviewId === null
      ? t('consents.all_interviews')
      : (overview.interviews.find(({ id }) => id === record.interviewId)?.title ?? '')
  const subject =
    record.interviewId === null && record.speakerId !== null
      ? { recordId: record.id, speakerId: record.speakerId }
      : { recordId: record.id, interviewId: record.interviewId ?? '' }
  return (
    <article ref={card} className={`${classes.card} ${classes.form}`} aria-label={`${form}, ${covers}`}>
      <div className={classes.recordHead}>
        <UnstyledButton
          className={classes.toggle}
          aria-expanded={open}
          aria-controls={open ? bodyId : undefined}
          onClick={onToggle}
        >
          <IconChevronRight size={16} className={classes.chevron} aria-hidden />
          <span className={classes.what}>
            <Text component="span" fw={600} display="block">
              {form}
            </Text>
            <Text component="span" fz="sm" c="dimmed" display="block" truncate>
              {covers}
              {record.signedOn !== null && `, ${dayText(format, record.signedOn)}`}
            </Text>
          </span>
          <Badge
            variant="light"
            color={colours[state]}
            autoContrast
            className={classes.state}
            data-state={state}
          >
            {t(`consents.state.${state}`)}
          </Badge>
        </UnstyledButton>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t('consents.more', { form })}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              component="a"
              href={printAddress(record.kind, record.formLanguage, subject)}
              target={printTarget}
              leftSection={<IconPrinter size={16} />}
            >
              {t('consents.print_this')}
            </Menu.Item>
            {!readOnly && record.withdrawnOn === null && (
              <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={() => setWithdrawing(true)}>
                {t('consents.withdraw')}…
              </Menu.Item>
            )}
            {!readOnly && (
              <Menu.Item
                color="var(--mantine-color-error)"
                leftSection={<IconTrash size={16} />}
                onClick={() => remove(record.id)}
              >
                {t('common.remove')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
      {open && (
        <div id={bodyId}>
          <ConsentFieldsForm record={record} overview={overview} isFresh={isFresh} disabled={readOnly} />
        </div>
      )}
      <WithdrawDialog record={record} opened={withdrawing} onClose={() => setWithdrawing(false)} />
    </article>
  )
}
