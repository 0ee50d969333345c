import { Button, Group, SegmentedControl, Slider, Text, Title } from '@mantine/core'
import { useId } from 'react'
import { centred, type FramingChoice, frameFor, placeOf, pointAt, type Size } from '#shared/framing.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './clips.module.css'

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
  const filled = frameFor(source, frame, { ...choice, mode: 'fill' })
  const framing = frameFor(source, frame, choice)
  if (filled.mode !== 'fill') return null
  const { crop } = filled
  const place = placeOf(source, crop)
  if (place.x === null && place.y === null) return null
  const slide = (axis: 'x' | 'y', percent: number, done: boolean) => {
    const room = axis === 'x' ? source.width - crop.width : source.height - crop.height
    const point = pointAt(source, { ...crop, [axis]: (percent / 100) * room })
    onMove({ ...choice, [axis]: point[axis] }, done)
  }
  return (
    <div className={classes.section}>
      <Group justify="space-between" mb={8} wrap="nowrap">
        <Title order={2} fz="sm" id={id}>
          {t('clips.framing.title')}
        </Title>
        {(choice.x !== centred.x || choice.y !== centred.y) && framing.mode === 'fill' && (
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={disabled}
            onClick={() => onMove({ ...choice, x: centred.x, y: centred.y }, true)}
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
                <Slider
                  flex={1}
                  size="sm"
                  label={null}
                  thumbLabel={t(`clips.framing.axis.${axis}`)}
                  disabled={disabled}
                  value={Math.round(100 * at)}
                  onChange={(percent) => slide(axis, percent, false)}
                  onChangeEnd={(percent) => slide(axis, percent, true)}
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
