import type { ffmpegOrigins, ffmpegProblems } from '#shared/api/diagnostics.ts'
import type { MediaInfo, Peaks } from '#shared/media.ts'
import type { Control } from '../control.ts'

export type FfmpegOrigin = (typeof ffmpegOrigins)[number]

/** One ffmpeg that was looked at. `problems` is empty when it can do all the app needs. */
export interface FfmpegCandidate {
  origin: FfmpegOrigin
  ffmpeg: string
  ffprobe: string
  version: string | null
  problems: (typeof ffmpegProblems)[number][]
  /** Has the filters that bring a high dynamic range picture to a standard screen's. Without them it is used all the same. */
  canToneMap: boolean
}

export interface FfmpegReport {
  chosen: FfmpegCandidate | null
  candidates: FfmpegCandidate[]
}

/** Everything the app asks of a media file except exports. All paths are absolute. Errors are `IzError`s that name the file. */
export interface MediaTools {
  report(): Promise<FfmpegReport>
  /** @throws file_missing, file_empty, media_unrecognised, media_truncated */
  probe(path: string, control?: Control): Promise<MediaInfo>
  /** Waveform of the first audio stream; progress in ms of audio. @throws media_no_audio */
  peaks(path: string, info: MediaInfo, control: Control): Promise<Peaks>
  /** Writes one JPEG, at most 640 pixels wide, of a picture near `atMs`. @throws media_no_video */
  poster(path: string, info: MediaInfo, atMs: number, outPath: string, control: Control): Promise<void>
  /** Writes an MP4 (H.264, AAC, at most 1280 pixels wide, faststart) that Chromium plays; progress in ms. Atomic. */
  proxy(path: string, info: MediaInfo, outPath: string, control: Control): Promise<void>
}
