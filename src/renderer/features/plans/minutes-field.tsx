import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useFormat } from '../../lib/format.ts'
import { registerEdit } from '../../lib/pending-edits.ts'
import { type MinuteLimits, readMinutes, stepMinutes } from './minutes.ts'
import classes from './minutes-field.module.css'

interface Props extends MinuteLimits {
  /** In minutes; null: not set. */
  value: number | null
  label: string
  disabled: boolean
  /** `null` only where `min` is more than 0: an emptied field. */
  onSave: (minutes: number | null) => Promise<unknown>
}

/** A length in minutes, kept when the field is left, by Enter, and while the arrows rest. A plan has one in every row, so it is a plain input. */
export function MinutesField({ value, label, step, min, max, disabled, onSave }: Props) {
  const format = useFormat()
  const [draft, setDraft] = useState<string | null>(null)
  const [isNear, setNear] = useState(false)
  const limits = { min, max, step }
  const point = format.number(0.5, 1).slice(1, 2)
  // Without the separators of thousands, one of which is a comma.
  const written = (minutes: number | null) => (minutes === null ? '' : String(minutes).replace('.', point))
  const text = draft ?? written(value)
  const latest = useRef({ draft, value, onSave })
  latest.current = { draft, value, onSave }
  const [commit] = useState(() => async () => {
    const { draft: typed, value: saved, onSave: save } = latest.current
    if (typed === null) return
    setDraft(null)
    latest.current.draft = null
    const minutes = readMinutes(typed, limits)
    const isEmptied = min > 0 && typed.trim() === ''
    if (minutes !== saved && (minutes !== null || isEmptied)) await save(minutes).catch(() => {})
  })
  useEffect(() => {
    const stop = registerEdit(commit)
    return () => {
      stop()
      void commit()
    }
  }, [commit])
  useEffect(() => {
    if (draft === null) return
    const timer = window.setTimeout(() => void commit(), 1500)
    return () => window.clearTimeout(timer)
  }, [draft, commit])
  const change = (by: 1 | -1) => {
    if (!disabled) setDraft(written(stepMinutes(text, by, limits)))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter') void commit()
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      change(event.key === 'ArrowUp' ? 1 : -1)
    }
  }
  return (
    <span
      className={classes.field}
      onPointerEnter={() => setNear(true)}
      onPointerLeave={() => setNear(false)}
    >
      <input
        type="text"
        inputMode="decimal"
        role="spinbutton"
        className={`${classes.input} tabular`}
        autoComplete="off"
        maxLength={8}
        aria-label={label}
        aria-valuenow={readMinutes(text, limits) ?? undefined}
        aria-valuemin={min}
        aria-valuemax={max}
        disabled={disabled}
        value={text}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => void commit()}
        onKeyDown={onKeyDown}
      />
      {isNear && !disabled && (
        // for the pointer; the keys are the arrows
        <span className={classes.steps} aria-hidden onMouseDown={(event) => event.preventDefault()}>
          <button type="button" tabIndex={-1} onClick={() => change(1)}>
            <IconChevronUp size={11} />
          </button>
          <button type="button" tabIndex={-1} onClick={() => change(-1)}>
            <IconChevronDown size={11} />
          </button>
        </span>
      )}
    </span>
  )
}
