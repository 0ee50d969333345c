import { formatClock } from '#shared/time.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './on-set.module.css'
import { clocks, type SessionState } from './session-state.ts'
import { useNow } from './use-now.ts'

/** A black screen that lights nobody's face; the keys go on working, and a tap brings the light back. */
export function OnSetBlack({ state, onWake }: { state: SessionState; onWake: () => void }) {
  const { t } = useTranslation()
  const { totalMs } = clocks(state.marks, useNow())
  return (
    <button
      type="button"
      className={classes.black}
      aria-label={t('sessions.light')}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onWake}
    >
      <span className="tabular" aria-hidden>
        {formatClock(totalMs)}
        {state.running === 'paused' && ' ‖'}
      </span>
    </button>
  )
}
