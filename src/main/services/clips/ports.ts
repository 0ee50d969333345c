import type { CaptionStyle, ExportResult, Preset } from '#shared/clip.ts'
import type { WireError } from '#shared/error.ts'
import type { FramingChoice } from '#shared/framing.ts'
import type { MediaInfo } from '#shared/media.ts'
import type { Cue } from '#shared/subtitles.ts'
import type { Control } from '../control.ts'

/**
 * One clip, in several shapes, from one decode. `cues` carry the recording's own times (not the clip's). Files are written as
 * `<baseName>.<preset>.mp4` directly in `outDir`, each under a temporary name first.
 */
export interface ClipRequest {
  mediaPath: string
  info: MediaInfo
  inMs: number
  outMs: number
  cues: Cue[]
  /** null: no captions in the picture. */
  style: CaptionStyle | null
  presets: Preset[]
  /** Which part of the picture; by its shape where absent. */
  framing?: FramingChoice
  outDir: string
  baseName: string
}

export interface ExportControl extends Control {
  /** What came out otherwise than it should have, without failing the export. */
  onWarning?: (warning: WireError) => void
  /** Waited for once every file is whole and none has its name yet. What it throws ends the export, of which then nothing stays. */
  onReady?: (made: readonly (ExportResult & { bytes: number })[]) => Promise<void>
  /** A video stands under its name now. */
  onNamed?: (path: string) => void
}

/** `params.reason` of a path_not_writable that is about the exporter's own folder, not the clip's. */
export const workingFiles = 'working_files'

export interface ClipExporter {
  /**
   * Progress in ms of the clip. One result per preset, in the presets' order, measured on the finished file.
   * @throws range_invalid, path_not_writable (with `workingFiles` or without), disk_full, font_missing, ffmpeg_failed, cancelled
   */
  export(request: ClipRequest, control: ExportControl): Promise<ExportResult[]>
}
