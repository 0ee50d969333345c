import { Drawer, UnstyledButton } from '@mantine/core'
import { IconCheck, IconPlayerSkipForward, IconStarFilled } from '@tabler/icons-react'
import type { PlanItem } from '#shared/api/plans.ts'
import type { Language } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './on-set.module.css'
import { Words } from './on-set-question.tsx'
import type { SessionState } from './session-state.ts'

interface Props {
  opened: boolean
  items: readonly PlanItem[]
  state: SessionState
  language: Language
  shownId: string | null
  onShow: (id: string) => void
  onClose: () => void
}

/** All questions of the plan, for going to one of them out of turn. */
export function OnSetList({ opened, items, state, language, shownId, onShow, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={520}
      title={t('sessions.list')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <ol className={classes.list}>
        {items.map((item) => {
          const status = state.statusOf.get(item.id)
          return (
            <li key={item.id}>
              <UnstyledButton
                className={classes.listItem}
                aria-current={item.id === shownId || undefined}
                data-status={status}
                onClick={() => onShow(item.id)}
              >
                <span className={classes.listMark}>
                  {status === 'asked' && <IconCheck size={17} aria-label={t('sessions.status.asked')} />}
                  {status === 'skipped' && (
                    <IconPlayerSkipForward size={17} aria-label={t('sessions.status.skipped')} />
                  )}
                  {state.great.has(item.id) && (
                    <IconStarFilled size={15} aria-label={t('sessions.status.great')} />
                  )}
                </span>
                <span>
                  <Words text={item.text} language={language} />
                </span>
                {item.mustAsk && <strong className={classes.listMust}>{t('sessions.must')}</strong>}
              </UnstyledButton>
            </li>
          )
        })}
      </ol>
    </Drawer>
  )
}
