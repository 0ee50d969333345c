import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { Plan } from '#shared/api/plans.ts'
import type { Language } from '#shared/language.ts'
import { showText } from '#shared/localized.ts'
import { balanceOf, checkPlan, type PlanWarning, totalMinutes } from '#shared/plan-check.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { languageNames } from '../../lib/languages.ts'
import { themeColour } from '../../lib/theme-colour.ts'
import classes from './summary.module.css'

interface Props {
  plan: Plan
  /** Shows a question that a warning is about. */
  onShow: (itemId: string) => void
}

/** The plan at a glance: its time, its balance by role and theme, and what is worth a look. */
export function PlanSummary({ plan, onShow }: Props) {
  const { t } = useTranslation()
  const warnings = checkPlan(plan)
  return (
    <section className={classes.summary} aria-label={t('plans.summary')}>
      <div className={classes.bars}>
        <TimeBar plan={plan} />
        {plan.items.length > 0 && <Balance plan={plan} />}
      </div>
      {warnings.length > 0 && (
        <ul className={classes.warnings} aria-label={t('plans.warnings')}>
          {warnings.map((warning) => (
            <li key={`${warning.kind} ${warning.language ?? ''} ${warning.itemIds[0] ?? ''}`}>
              <Warning warning={warning} onShow={onShow} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function TimeBar({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const format = useFormat()
  const total = totalMinutes(plan.items)
  const planned = plan.plannedMinutes
  const over = planned !== null && total > planned
  const digits = Number.isInteger(total) ? 0 : 1
  const words =
    planned === null
      ? t('plans.minutes', { count: total, number: format.number(total, digits) })
      : t('plans.minutes_of', { number: format.number(total, digits), planned: format.number(planned) })
  return (
    <div className={classes.bar}>
      <div className={classes.barHead}>
        <span className={classes.barName}>{t('plans.time')}</span>
        <span className="tabular" data-over={over || undefined}>
          {words}
        </span>
      </div>
      <div className={classes.track} aria-hidden>
        <span
          className={classes.part}
          data-over={over || undefined}
          style={{
            width: `${total === 0 ? 0 : planned === null ? 100 : Math.min(100, (total / planned) * 100)}%`,
          }}
        />
      </div>
    </div>
  )
}

function Balance({ plan }: { plan: Plan }) {
  const { t, i18n } = useTranslation()
  const { roles, themes } = balanceOf(plan.items)
  const roleParts = roles
    .filter((share) => share.count > 0)
    .map(({ of, count, minutes }) => ({ id: of, role: of, name: t(`questions.roles.${of}`), count, minutes }))
  const themeParts = themes.map(({ of, count, minutes }) => ({
    id: of?.id ?? 'none',
    colour: themeColour(of?.colour),
    name: (of && showText(of.name, i18n.language as Language)?.text) || t('plans.no_theme'),
    count,
    minutes,
  }))
  return (
    <>
      <Bar name={t('plans.by_role')} parts={roleParts} />
      <Bar name={t('plans.by_theme')} parts={themeParts} />
    </>
  )
}

interface Part {
  id: string
  name: string
  count: number
  minutes: number
  role?: string
  colour?: string
}

function Bar({ name, parts }: { name: string; parts: readonly Part[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const said = (part: Part) =>
    `${part.name}: ${t('plans.questions', { count: part.count })}, ${t('plans.minutes', {
      count: part.minutes,
      number: format.number(part.minutes, Number.isInteger(part.minutes) ? 0 : 1),
    })}`
  return (
    <div className={classes.bar}>
      <div className={classes.barHead}>
        <Tooltip label={parts.map(said).join(' · ')} disabled={parts.length === 0} multiline maw={360}>
          <span className={classes.legend}>
            {parts.map((part) => (
              <span key={part.id} className={classes.legendPart}>
                <span className={classes.dot} data-role={part.role} style={{ background: part.colour }} />
                <span className={classes.legendName}>{part.name}</span>
                <span className="tabular">{part.count}</span>
              </span>
            ))}
          </span>
        </Tooltip>
      </div>
      <div className={classes.track} role="img" aria-label={`${name}. ${parts.map(said).join('; ')}`}>
        {parts.map((part) => (
          <span
            key={part.id}
            className={classes.part}
            data-role={part.role}
            // questions without minutes still show that they are there
            style={{ background: part.colour, flexGrow: Math.max(part.minutes, 0.5) }}
          />
        ))}
      </div>
    </div>
  )
}

function Warning({ warning, onShow }: { warning: PlanWarning; onShow: (itemId: string) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { itemIds, language, minutes = 0 } = warning
  const text = t(`plans.warning.${warning.kind}`, {
    count: itemIds.length,
    language: language ? languageNames[language] : '',
    minutes: format.number(minutes, Number.isInteger(minutes) ? 0 : 1),
  })
  const [first] = itemIds
  const content = (
    <>
      <IconAlertTriangle size={14} aria-hidden />
      {text}
    </>
  )
  if (first === undefined) return <span className={classes.warning}>{content}</span>
  return (
    <UnstyledButton className={classes.warning} onClick={() => onShow(first)}>
      {content}
    </UnstyledButton>
  )
}
