import type { PresetId } from '#shared/clip.ts'
import type { Language } from '#shared/language.ts'
import type { SubtitleFormat } from '#shared/subtitles.ts'

/** `<baseName>.<preset>.mp4`, the name an export writes directly in its folder. */
export function clipName(baseName: string, preset: PresetId): string {
  return `${baseName}.${preset}.mp4`
}

/** `<baseName>.<preset>.<language>.<format>`: players find a sidecar by the clip's name with the language after it. */
export function sidecarName(
  baseName: string,
  preset: PresetId,
  language: Language,
  format: SubtitleFormat,
): string {
  return `${baseName}.${preset}.${language}.${format}`
}
