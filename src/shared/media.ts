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
      /** How many sound streams the file has, where it is more than the one that is used. */
      tracks: z.number().int().positive().optional(),
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

/** The kinds that are named where a recording is asked for. */
export const commonMediaExtensions = ['mp4', 'mov', 'mkv', 'webm', 'mp3', 'm4a', 'wav'] as const

/** By which names a file is taken for a recording; what is in it the import finds out. Camcorders, older phones, messengers and dictaphones write the others. */
export const mediaExtensions: readonly string[] = [
  ...commonMediaExtensions,
  ...['m4v', 'mts', 'm2ts', 'ts', 'mpg', 'mpeg', 'avi', 'wmv', '3gp', '3g2'],
  ...['ogg', 'oga', 'opus', 'flac', 'aac', 'amr', 'wma', 'aif', 'aiff'],
]
