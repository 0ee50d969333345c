import type { Preset, PresetId } from '#shared/clip.ts'
import { IzError } from '#shared/error.ts'
import type { MediaInfo } from '#shared/media.ts'

type Frame = Pick<Preset, 'width' | 'height' | 'safeArea'>

/** The smallest side a preview is laid out for: a script's pixels are only a measure, and tiny ones round badly. */
const leastSide = 360
/** Without a picture, captions stand on a plain frame of this size. */
const plain = { width: 1920, height: 1080 }

/**
 * The frame captions are shown on: a preset's, or the recording's own with the safe area of the preset nearest to it in shape.
 *
 * @throws not_found for a preset that is not there
 */
export function previewFrame(
  presets: readonly Preset[],
  presetId: PresetId | 'source',
  info: MediaInfo | null,
): Frame {
  if (presetId !== 'source') {
    const preset = presets.find((one) => one.id === presetId)
    if (!preset) throw new IzError('not_found', { id: presetId })
    return preset
  }
  const { width, height } = info?.video ?? plain
  const shape = Math.log(width / height)
  const distance = (preset: Preset) => Math.abs(Math.log(preset.width / preset.height) - shape)
  const [nearest] = presets.toSorted((a, b) => distance(a) - distance(b))
  if (!nearest) throw new IzError('not_found', { id: presetId })
  const scale = Math.max(1, leastSide / Math.min(width, height))
  const frame = { width: Math.round(width * scale), height: Math.round(height * scale) }
  const { top, right, bottom, left } = nearest.safeArea
  const across = frame.width / nearest.width
  const down = frame.height / nearest.height
  return {
    ...frame,
    safeArea: {
      top: Math.round(top * down),
      right: Math.round(right * across),
      bottom: Math.round(bottom * down),
      left: Math.round(left * across),
    },
  }
}
