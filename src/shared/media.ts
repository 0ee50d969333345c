import { z } from 'zod'
import { msSchema } from './transcript.ts'

/** What ffprobe said of a recording. `video` or `audio` is null where the file has no such stream. */
export const mediaInfoSchema = z.object({
  durationMs: msSchema,
  container: z.string(),
  bytes: z.number().int().nonnegative(),
  video: z
    .object({
      codec: z.string(),
      /** As displayed: rotation and sample aspect applied. */
      width: z.number().int().positive(),
      height: z.number().int().positive(),
      fps: z.number().positive(),
      pixelFormat: z.string(),
    })
    .nullable(),
  audio: z
    .object({
      codec: z.string(),
      sampleRate: z.number().int().positive(),
      channels: z.number().int().positive(),
    })
    .nullable(),
  /** Container creation time, ISO 8601, when the recorder wrote one. */
  createdAt: z.string().nullable(),
  /** The file's modification time, ISO 8601; absent in what earlier versions have kept. */
  modifiedAt: z.string().nullish(),
})
export type MediaInfo = z.infer<typeof mediaInfoSchema>

/** Waveform: `peaks[i]` is the largest |sample|, 0..255, of the i-th slice of `msPerPeak` milliseconds. */
export const peaksSchema = z.object({
  msPerPeak: z.number().positive(),
  peaks: z.array(z.number().int().min(0).max(255)),
})
export type Peaks = z.infer<typeof peaksSchema>

export const mediaExtensions = ['mp4', 'mov', 'mkv', 'webm', 'mp3', 'm4a', 'wav'] as const
