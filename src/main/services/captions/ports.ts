import type { CaptionStyle, Preset } from '#shared/clip.ts'

/** What captions can look like and where they can go. */
export interface CaptionCatalogue {
  presets(): Promise<Preset[]>
  styles(): Promise<CaptionStyle[]>
  /** Absolute paths of the files of a style's font. @throws font_missing */
  fontFiles(style: Pick<CaptionStyle, 'font'>): Promise<string[]>
}
