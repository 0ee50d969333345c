import { NumberInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { registerEdit } from '../../lib/pending-edits.ts'
import classes from './plans.module.css'

interface Props {
  /** In minutes; null: not set. */
  value: number | null
  label: string
  /** The smallest step that counts, in minutes. */
  step: number
  min: number
  max: number
  disabled: boolean
  /** `null` only where `min` is more than 0: an emptied field. */
  onSave: (minutes: number | null) => Promise<unknown>
}

/** A length in minutes, kept when the field is left, by Enter, and while the arrows rest. */
export function MinutesField({ value, label, step, min, max, disabled, onSave }: Props) {
  const [draft, setDraft] = useState<number | string | null>(null)
  const latest = useRef({ draft, value, onSave })
  latest.current = { draft, value, onSave }
  const [commit] = useState(() => async () => {
    const { draft: typed, value: saved, onSave: save } = latest.current
    if (typed === null) return
    setDraft(null)
    latest.current.draft = null
    const number =
      typeof typed === 'number' ? Math.round(Math.min(max, Math.max(min, typed)) / step) * step : null
    if (number !== saved && (number !== null || min > 0)) await save(number).catch(() => {})
  })
  useEffect(() => registerEdit(commit), [commit])
  useEffect(() => {
    if (draft === null) return
    const timer = window.setTimeout(() => void commit(), 1500)
    return () => window.clearTimeout(timer)
  }, [draft, commit])
  return (
    <NumberInput
      size="xs"
      classNames={{ input: classes.minutesInput ?? '' }}
      aria-label={label}
      {...{ min, max, step, disabled }}
      clampBehavior="blur"
      allowNegative={false}
      decimalScale={1}
      value={draft ?? value ?? ''}
      onChange={setDraft}
      onBlur={() => void commit()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void commit()
      }}
    />
  )
}
