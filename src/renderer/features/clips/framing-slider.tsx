import { Slider } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import classes from './clips.module.css'
import { RestedStep } from './rested-step.ts'

interface Props {
  label: string
  percent: number
  disabled: boolean
  onSlide: (percent: number, done: boolean) => void
}

/** Keys that move the slider, and so go on with the row of presses. */
const slidingKeys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']

/** A slider that is done once for a row of key presses, and with the pointer when it is let go. */
export function FramingSlider({ label, percent, disabled, onSlide }: Props) {
  const [rested] = useState(() => new RestedStep())
  const byKey = useRef(false)
  useEffect(() => () => rested.now(), [rested])
  const onKeyDownCapture = (event: KeyboardEvent) => {
    byKey.current = slidingKeys.includes(event.key)
    // Undo, say, is of what is seen.
    if (!byKey.current) rested.now()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to the slider inside, before it acts
    <div
      className={classes.slider}
      onKeyDownCapture={onKeyDownCapture}
      onPointerDownCapture={() => {
        byKey.current = false
      }}
      onBlur={() => rested.now()}
    >
      <Slider
        size="sm"
        label={null}
        thumbLabel={label}
        disabled={disabled}
        value={percent}
        onChange={(to) => onSlide(to, false)}
        onChangeEnd={(to) => {
          if (byKey.current) return rested.later(() => onSlide(to, true))
          rested.drop()
          onSlide(to, true)
        }}
      />
    </div>
  )
}
