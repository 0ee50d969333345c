import { formatClock } from '#shared/time.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './on-set.module.css'
import { clocks, type SessionState } from './session-state.ts'
import { useNow } from './use-now.ts'

interface Props {
  state: SessionState
  /** What the plan gives the question that is being answered, in minutes; 0: nothing. */
  questionMinutes: number
  /** What the whole may take, in minutes; 0: not decided. */
  totalMinutes: number
  /** The number of the question that is being answered, where another one is on the screen. */
  otherQuestion: number | null
}

/** The time since the question was asked, and since the beginning without the breaks. */
export function OnSetClocks({ state, questionMinutes, totalMinutes, otherQuestion }: Props) {
  const { t } = useTranslation()
  const { totalMs, questionMs } = clocks(state.marks, useNow())
  const question =
    otherQuestion === null ? t('sessions.question_clock') : t('sessions.question_n', { count: otherQuestion })
  const late = (ms: number, minutes: number) => (minutes > 0 && ms > minutes * 60_000) || undefined
  return (
    <div className={classes.clocks} data-paused={state.running === 'paused' || undefined}>
      <div role="timer" aria-label={question}>
        <span className={classes.label}>{question}</span>
        <span className={classes.clock} data-late={late(questionMs ?? 0, questionMinutes)}>
          {formatClock(questionMs ?? 0)}
        </span>
        {questionMinutes > 0 && (
          <span className={classes.of}>{t('sessions.of_minutes', { count: questionMinutes })}</span>
        )}
      </div>
      <div role="timer" aria-label={t('sessions.total_clock')}>
        <span className={classes.label}>{t('sessions.total_clock')}</span>
        <span className={classes.clock} data-late={late(totalMs, totalMinutes)}>
          {formatClock(totalMs)}
        </span>
        {totalMinutes > 0 && (
          <span className={classes.of}>{t('sessions.of_minutes', { count: totalMinutes })}</span>
        )}
      </div>
      {state.running === 'paused' && <p className={classes.paused}>{t('sessions.paused')}</p>}
    </div>
  )
}
