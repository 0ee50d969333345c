import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconFlag } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ShootView } from '#shared/api/shoots.ts'
import { consentState, situationOf } from '#shared/consent-allows.ts'
import { today } from '#shared/day.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { Card } from './card.tsx'
import { ClashList } from './clash-list.tsx'
import { callSheetDue, readiness, readinessItems } from './readiness.ts'
import classes from './shoots.module.css'
import type { SaveShoot } from './use-shoot-actions.ts'

/** What the day still needs, and what stands in its way. */
export function ReadyCard({
  shoot,
  save,
  disabled,
}: {
  shoot: ShootView
  save: SaveShoot
  disabled: boolean
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { interviewId } = shoot
  const consents = useQuery(trpc.consents.overview.queryOptions({ interviewId })).data
  const there = readiness(shoot)
  const state = (kind: 'consent' | 'release') =>
    consents ? consentState(situationOf(consents, interviewId), kind, shoot.date ?? today()) : null
  return (
    <Card title={t('shoots.ready')} icon={IconFlag}>
      {shoot.clashes.length > 0 && (
        <div style={{ marginBottom: 10 }}>
          <ClashList clashes={shoot.clashes} date={shoot.date} />
        </div>
      )}
      <ul className={classes.list}>
        {readinessItems.map((item) => (
          <Fact key={item} there={there[item]} text={t(`shoots.need.${item}`)} />
        ))}
        {(['consent', 'release'] as const).map((kind) => {
          const found = state(kind)
          return (
            found && (
              <Fact
                key={kind}
                there={found === 'ready'}
                text={`${t(`shoots.need.${kind}`)}: ${t(`shoots.papers.${found}`)}`}
              />
            )
          )
        })}
      </ul>
      {callSheetDue(shoot, Date.now()) && (
        <div className={classes.warning} role="note" style={{ marginTop: 8 }}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>{t('shoots.send_now')}</span>
        </div>
      )}
      {!disabled && (
        <Button
          mt="sm"
          size="xs"
          variant="default"
          fullWidth
          onClick={() => void save({ callSheetSentOn: shoot.callSheetSentOn === null ? today() : null })}
        >
          {shoot.callSheetSentOn === null
            ? t('shoots.mark_sent')
            : t('shoots.sent_on', { date: format.date(`${shoot.callSheetSentOn}T12:00:00`) })}
        </Button>
      )}
    </Card>
  )
}

function Fact({ there, text }: { there: boolean; text: string }) {
  const { t } = useTranslation()
  const Sign = there ? IconCircleCheck : IconCircleDashed
  return (
    <li className={classes.fact} data-there={there || undefined}>
      <Sign size={16} aria-label={t(there ? 'shoots.is_there' : 'shoots.is_missing')} />
      {text}
    </li>
  )
}
