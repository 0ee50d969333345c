import { Button, Group, SegmentedControl, Text, Title } from '@mantine/core'
import { useId, useRef } from 'react'
import { centred, chosenPlace, type FramingChoice, frameFor, movedTo, type Size } from '#shared/framing.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './clips.module.css'
import { FramingSlider } from './framing-slider.tsx'

interface Props {
  source: Size
  /** Of the target that is shown. */
  frame: Size
  choice: FramingChoice
  disabled: boolean
  onMove: (choice: FramingChoice, done: boolean) => void
}

/** Which part of the picture a clip shows where its frame has another shape; nothing where the shapes are the same. */
export function FramingControl({ source, frame, choice, disabled, onMove }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const framing = frameFor(source, frame, choice)
  const place = chosenPlace(source, frame, choice)
  if (place.x === null && place.y === null) return null
  return (
    <div ref={box} className={classes.section}>
      <Group justify="space-between" mb={8} wrap="nowrap">
        <Title order={2} fz="sm" id={id}>
          {t('clips.framing.title')}
        </Title>
        {(choice.x !== centred.x || choice.y !== centred.y) && framing.mode === 'fill' && (
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={disabled}
            onClick={() => {
              onMove({ ...choice, x: centred.x, y: centred.y }, true)
              // The button goes, and what it moved is the next to be moved.
              box.current?.querySelector<HTMLElement>('[role=slider]')?.focus()
            }}
          >
            {t('clips.framing.middle')}
          </Button>
        )}
      </Group>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-labelledby={id}
        disabled={disabled}
        value={framing.mode === 'fill' ? 'fill' : 'whole'}
        onChange={(mode) => onMove({ ...choice, mode: mode as 'fill' | 'whole' }, true)}
        data={(['fill', 'whole'] as const).map((value) => ({
          value,
          label: t(`clips.framing.modes.${value}`),
        }))}
      />
      {framing.mode === 'fill' && (
        <>
          {(['x', 'y'] as const).map((axis) => {
            const at = place[axis]
            if (at === null) return null
            return (
              <div key={axis} className={classes.slide}>
                <Text fz="xs" c="dimmed" aria-hidden>
                  {t(`clips.framing.from.${axis}`)}
                </Text>
                <FramingSlider
                  label={t(`clips.framing.axis.${axis}`)}
                  percent={Math.round(100 * at)}
                  disabled={disabled}
                  onSlide={(percent, done) =>
                    onMove(movedTo(source, frame, choice, axis, percent / 100), done)
                  }
                />
                <Text fz="xs" c="dimmed" aria-hidden>
                  {t(`clips.framing.to.${axis}`)}
                </Text>
              </div>
            )
          })}
          {!disabled && (
            <Text fz="xs" c="dimmed" mt={4}>
              {t('clips.framing.drag')}
            </Text>
          )}
        </>
      )}
    </div>
  )
}
