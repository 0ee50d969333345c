import { Button, Menu, Select, Skeleton, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconPlus, IconPrinter, IconSignature } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type ConsentKind,
  type ConsentOverview,
  type ConsentSubject,
  consentKinds,
} from '#shared/api/consents.ts'
import { isMinor, situationOf } from '#shared/consent-allows.ts'
import { ageOn, today } from '#shared/day.ts'
import type { Language } from '#shared/language.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useOneAtATime } from '../../lib/one-at-a-time.ts'
import { trpc } from '../../lib/trpc.ts'
import { DayField } from '../../ui/day-field.tsx'
import { Nothing } from '../../ui/nothing.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { ConsentCard } from './consent-card.tsx'
import { ConsentMatrix } from './consent-matrix.tsx'
import classes from './consents.module.css'
import { PrintMenu } from './print-menu.tsx'
import { useConsentActions } from './use-consent-actions.ts'

type Props = { speakerId: string; interviewId?: never } | { interviewId: string; speakerId?: never }

/** What a speaker has allowed, or what is allowed of one interview: the answer, and the forms it comes from. */
export function ConsentPanel({ speakerId, interviewId }: Props) {
  const subject: ConsentSubject = interviewId === undefined ? { speakerId } : { interviewId }
  const overview = useQuery(trpc.consents.overview.queryOptions(subject))
  if (!overview.data) return <QueryState query={overview} skeleton={<Skeleton h={220} />} />
  return <Panel overview={overview.data} interviewId={interviewId ?? null} />
}

function Panel({ overview, interviewId }: { overview: ConsentOverview; interviewId: string | null }) {
  const { t, i18n } = useTranslation()
  const readOnly = useReadOnly()
  const { create } = useConsentActions()
  const [asked, setAsked] = useState<string | null>(null)
  const [on, setOn] = useState(today)
  const [openId, setOpenId] = useState<string | null>(null)
  /** The form added just now: it lies below what is on the screen. */
  const [freshId, setFreshId] = useState<string | null>(null)
  const chosen =
    interviewId ??
    overview.interviews.find(({ id }) => id === asked)?.id ??
    overview.interviews[0]?.id ??
    null
  const situation = situationOf(overview, chosen)
  const { records, speaker } = overview

  const add = useOneAtATime((kind: ConsentKind) =>
    create.mutateAsync(
      { kind, speakerId: speaker?.id ?? null, interviewId, formLanguage: i18n.language as Language },
      {
        onSuccess: ({ id }) => {
          setOpenId(id)
          setFreshId(id)
        },
      },
    ),
  )
  const addMenu = !readOnly && (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" leftSection={<IconPlus size={15} />} loading={create.isPending}>
          {t('consents.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {consentKinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => add(kind)}>
            {t(`consents.kind.${kind}`)}
            <Text fz="xs" c="dimmed">
              {t(`consents.kind_text.${kind}`)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
  const printMenu = (
    <PrintMenu subject={interviewId === null ? { speakerId: speaker?.id ?? '' } : { interviewId }}>
      <Button size="xs" variant="default" leftSection={<IconPrinter size={15} />}>
        {t('consents.print')}
      </Button>
    </PrintMenu>
  )

  if (records.length === 0) {
    return (
      <section className={classes.panel} aria-label={t('consents.title')}>
        <div className={classes.card}>
          <Nothing
            compact
            icon={IconSignature}
            title={t('consents.none_title')}
            text={t('consents.none_text')}
          >
            {printMenu}
            {addMenu}
          </Nothing>
        </div>
      </section>
    )
  }
  return (
    <section className={classes.panel} aria-label={t('consents.title')}>
      <div className={classes.head}>
        <Title order={2}>{t('consents.title')}</Title>
        {printMenu}
        {addMenu}
      </div>
      <AgeNote overview={overview} interviewId={chosen} on={on} />
      <div className={`${classes.card} ${classes.padded}`}>
        <div className={classes.questions}>
          <Title order={3}>{t('consents.matrix')}</Title>
          {interviewId === null && overview.interviews.length > 0 && (
            <Select
              w={260}
              label={t('consents.for_interview')}
              allowDeselect={false}
              data={[
                ...overview.interviews.map(({ id, title }) => ({ value: id, label: title })),
                { value: 'any', label: t('consents.any_interview') },
              ]}
              value={asked === 'any' ? 'any' : (chosen ?? 'any')}
              onChange={setAsked}
            />
          )}
          <DayField label={t('consents.on_day')} value={on} onCommit={(day) => setOn(day ?? today())} />
        </div>
        <ConsentMatrix situation={asked === 'any' ? situationOf(overview, null) : situation} on={on} />
      </div>
      {records.map((record) => (
        <ConsentCard
          key={record.id}
          record={record}
          overview={overview}
          on={on}
          open={openId === record.id}
          isFresh={freshId === record.id}
          onToggle={() => {
            setFreshId(null)
            setOpenId((id) => (id === record.id ? null : record.id))
          }}
        />
      ))}
    </section>
  )
}

/** Says that the speaker is a minor, or that nobody knows. */
function AgeNote({
  overview,
  interviewId,
  on,
}: {
  overview: ConsentOverview
  interviewId: string | null
  on: string
}) {
  const { t } = useTranslation()
  const { birthDate, filmedOn, records } = situationOf(overview, interviewId)
  const minor = isMinor({ birthDate, filmedOn }, filmedOn ?? on)
  const confirmed = records.every((record) => record.adultConfirmed || record.guardianConfirmed)
  if (minor === false || (minor === null && confirmed)) return null
  return (
    <div className={classes.note} role="note">
      <IconAlertTriangle size={16} aria-hidden />
      <span>
        {birthDate === null
          ? t('consents.age.unknown')
          : t('consents.age.minor', { age: ageOn(birthDate, filmedOn ?? on) })}
      </span>
    </div>
  )
}
