import i18next from 'i18next'
import type { CSSProperties } from 'react'
import type { Plan, PlanItem } from '#shared/api/plans.ts'
import type { Language } from '#shared/language.ts'
import type { LocalizedText } from '#shared/localized.ts'
import { totalMinutes } from '#shared/plan-check.ts'
import { createFormat } from '../../lib/format.ts'
import classes from './question-sheet.module.css'
import { Words } from './words.tsx'

interface Props {
  plan: Plan
  speakerName: string
  language: Language
  /** The language beside the first; null: none. */
  second: Language | null
  large: boolean
}

/** The questions on paper, in the sheet's own language whatever that of the window is. */
export function QuestionSheet({ plan, speakerName, language, second, large }: Props) {
  const t = i18next.getFixedT(language)
  const format = createFormat(language)
  const minutes = (value: number) =>
    t('plans.minutes', { count: value, number: format.number(value, Number.isInteger(value) ? 0 : 1) })
  const interviewers = plan.interviewers.filter(Boolean).join(', ')
  return (
    <article className={classes.sheet} data-large={large || undefined} lang={language}>
      <header className={classes.head}>
        <p className={classes.kind}>{t('plans.sheet.title')}</p>
        <h1>{plan.title}</h1>
        <dl>
          {speakerName && <Fact name={t('plans.sheet.speaker')} value={speakerName} />}
          {interviewers && <Fact name={t('plans.interviewers')} value={interviewers} />}
          <Fact
            name={t('plans.sheet.contents')}
            value={`${t('plans.questions', { count: plan.items.length })} · ${minutes(totalMinutes(plan.items))}`}
          />
          <Fact name={t('plans.sheet.date')} value="" />
        </dl>
      </header>
      <ol className={classes.questions}>
        {plan.items.map((item) => (
          <Question key={item.id} {...{ item, plan, language, second, minutes }} />
        ))}
      </ol>
    </article>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className={classes.headFact}>
      <dt>{name}</dt>
      <dd data-empty={value === '' || undefined}>{value}</dd>
    </div>
  )
}

interface QuestionProps extends Pick<Props, 'plan' | 'language' | 'second'> {
  item: PlanItem
  minutes: (value: number) => string
}

function Question({ item, plan, language, second, minutes }: QuestionProps) {
  const t = i18next.getFixedT(language)
  const owner = item.owner === null ? '' : plan.interviewers[item.owner - 1]
  return (
    <li className={classes.question}>
      <div className={classes.asked}>
        <Both text={item.text} language={language} second={second} className={classes.words ?? ''} />
        <p className={classes.facts}>
          {item.mustAsk && <b>★ {t('plans.must_ask')}</b>}
          <span>{t(`questions.roles.${item.role}`)}</span>
          {item.minutes > 0 && <span>{minutes(item.minutes)}</span>}
          {owner && <span>{t('plans.asks', { name: owner })}</span>}
        </p>
      </div>
      {item.followUps.length > 0 && (
        <ul className={classes.followUps} aria-label={t('plans.follow_ups_title')}>
          {item.followUps.map((followUp) => (
            <li key={followUp.id} style={{ '--depth': followUp.depth } as CSSProperties}>
              <Both
                text={followUp.text}
                language={language}
                second={second}
                className={classes.followUp ?? ''}
              />
            </li>
          ))}
        </ul>
      )}
      {item.note && <p className={classes.note}>{item.note}</p>}
      <div className={classes.room} aria-hidden>
        <span />
        <span />
      </div>
    </li>
  )
}

interface BothProps {
  text: LocalizedText
  language: Language
  second: Language | null
  className: string
}

function Both({ text, language, second, className }: BothProps) {
  return (
    <div className={className} data-two={second !== null || undefined}>
      <p>
        <Words text={text} language={language} />
      </p>
      {second && (
        <p className={classes.second}>
          <Words text={text} language={second} />
        </p>
      )}
    </div>
  )
}
