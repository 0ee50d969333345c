import {
  type Icon,
  IconArrowBackUp,
  IconArrowLeft,
  IconArrowRight,
  IconCheck,
  IconNote,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipForward,
  IconStar,
} from '@tabler/icons-react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { keyCaps } from '../../lib/keys.ts'
import type { OnSetMainAction } from './main-actions.ts'
import classes from './on-set.module.css'
import type { SessionState } from './session-state.ts'

export interface OnSetActionsProps {
  running: SessionState['running']
  /** Nothing can be marked; the questions can still be leafed through. */
  readOnly: boolean
  /** What the large key does next. */
  main: OnSetMainAction
  canSkip: boolean
  canUndo: boolean
  hasPrevious: boolean
  hasNext: boolean
  onMain: () => void
  onSkip: () => void
  onGreat: () => void
  onNote: () => void
  onPause: () => void
  onUndo: () => void
  onPrevious: () => void
  onNext: () => void
}

/** Large keys for what is marked; each shows the key of the keyboard that does the same. */
export function OnSetActions(props: OnSetActionsProps) {
  const { t } = useTranslation()
  const space = t('keys.space')
  const { readOnly } = props
  const going = !readOnly && (props.running === 'running' || props.running === 'paused')
  const action = (
    name: string,
    key: string,
    Glyph: Icon,
    run: () => void,
    extra: { tone?: 'main' | 'great'; disabled?: boolean; narrow?: boolean } = {},
  ) => (
    <button
      type="button"
      className={classes.action}
      data-tone={extra.tone}
      data-narrow={extra.narrow || undefined}
      disabled={extra.disabled ?? false}
      // A key that was tapped must not keep the focus: the space bar would press it again instead of its own.
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
    >
      <Glyph size={26} stroke={1.8} aria-hidden />
      <span>{name}</span>
      <kbd className={classes.key} aria-hidden>
        {keyCaps(key, space).join(' ')}
      </kbd>
    </button>
  )
  return (
    <div className={classes.actions} role="toolbar" aria-label={t('sessions.actions')}>
      {action(t('sessions.previous'), 'arrowleft', IconArrowLeft, props.onPrevious, {
        disabled: !props.hasPrevious,
        narrow: true,
      })}
      {action(t('sessions.undo'), 'z', IconArrowBackUp, props.onUndo, {
        disabled: readOnly || !props.canUndo,
      })}
      {props.running === 'paused'
        ? action(t('sessions.resume'), 'p', IconPlayerPlay, props.onPause, { disabled: !going })
        : action(t('sessions.pause'), 'p', IconPlayerPause, props.onPause, { disabled: !going })}
      {action(
        t(`sessions.main.${props.main}`),
        'space',
        props.main === 'next' ? IconArrowRight : props.main === 'start' ? IconPlayerPlay : IconCheck,
        props.onMain,
        { tone: 'main', disabled: props.main === 'last' || (readOnly && props.main !== 'next') },
      )}
      {action(t('sessions.great'), 'g', IconStar, props.onGreat, { tone: 'great', disabled: !going })}
      {action(t('sessions.note'), 'n', IconNote, props.onNote, { disabled: !going })}
      {action(t('sessions.skip'), 's', IconPlayerSkipForward, props.onSkip, {
        disabled: readOnly || !props.canSkip,
      })}
      {action(t('sessions.next'), 'arrowright', IconArrowRight, props.onNext, {
        disabled: !props.hasNext,
        narrow: true,
      })}
    </div>
  )
}
