import type { CaptionStyle, Preset } from '#shared/clip.ts'
import type { Cue } from '#shared/subtitles.ts'

/** What a font lacks of a cue, each letter once; times in ms of the recording. */
export interface UndrawnCue {
  atMs: number
  endMs: number
  letters: string[]
}

/** What captions can look like and where they can go. */
export interface CaptionCatalogue {
  presets(): Promise<Preset[]>
  styles(): Promise<CaptionStyle[]>
  /** Absolute paths of the files of a style's font. @throws font_missing */
  fontFiles(style: Pick<CaptionStyle, 'font'>): Promise<string[]>
  /** The cues that a style cannot show whole, in their order: an export with one of them is refused. @throws font_missing */
  undrawnCues(cues: readonly Cue[], style: Pick<CaptionStyle, 'font' | 'bold'>): Promise<UndrawnCue[]>
}
