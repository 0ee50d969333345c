import { Checkbox, Text } from '@mantine/core'
import type { Preset, PresetId } from '#shared/clip.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import classes from './clips.module.css'

interface Props {
  presets: readonly Preset[]
  chosen: readonly PresetId[]
  /** Of the clip, in ms; too long or too short for a target is said on its card. */
  lengthMs: number
  disabled: boolean
  onChange: (chosen: PresetId[], added: PresetId | null) => void
}

const shapeHeight = 36

/** Where the clip goes, each with the shape of its frame and its limits. */
export function PresetCards({ presets, chosen, lengthMs, disabled, onChange }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a look of its own
    <div className={classes.presets} role="group" aria-labelledby="clip-presets">
      {presets.map((preset) => {
        const checked = chosen.includes(preset.id)
        const long = preset.maxDurationMs !== null && lengthMs > preset.maxDurationMs
        const short = preset.minDurationMs !== null && lengthMs < preset.minDurationMs
        const scale = shapeHeight / Math.max(preset.height, preset.width * 0.62)
        return (
          <Checkbox.Card
            key={preset.id}
            className={classes.preset}
            checked={checked}
            disabled={disabled}
            aria-label={`${t(`preset.${preset.id}`)}, ${preset.width}×${preset.height}`}
            onClick={() =>
              onChange(
                checked ? chosen.filter((id) => id !== preset.id) : [...chosen, preset.id],
                checked ? null : preset.id,
              )
            }
          >
            <span className={classes.shapeBox} aria-hidden>
              <span
                className={classes.shape}
                style={{ width: preset.width * scale, height: preset.height * scale }}
              />
            </span>
            <Text component="span" fz="xs" fw={550} lh={1.25}>
              {t(`preset.${preset.id}`)}
            </Text>
            <Text component="span" fz={11} c="dimmed" className="tabular" lh={1.25}>
              {preset.width}×{preset.height}
            </Text>
            {checked && (long || short) && (
              <Text component="span" fz={11} fw={550} c="var(--iz-doubt)" lh={1.25}>
                {long
                  ? t('clips.too_long', { limit: format.span(preset.maxDurationMs ?? 0) })
                  : t('clips.too_short', { limit: format.span(preset.minDurationMs ?? 0) })}
              </Text>
            )}
          </Checkbox.Card>
        )
      })}
    </div>
  )
}
