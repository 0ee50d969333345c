import { z } from 'zod'

/** The parts of `ffprobe -show_format -show_streams -of json` that the app reads. Numbers come as strings and may be absent or `N/A`. */
const numeric = z
  .union([z.string(), z.number()])
  .transform((value) => {
    const number = Number(value)
    return Number.isFinite(number) ? number : null
  })
  .nullish()
  .transform((value) => value ?? null)
const text = z.string().catch('')
const tags = z.record(z.string(), z.string()).catch({})

export const ffprobeStreamSchema = z.object({
  index: z.number(),
  codec_type: text,
  codec_name: text,
  width: z.number().catch(0),
  height: z.number().catch(0),
  pix_fmt: text,
  sample_aspect_ratio: text,
  avg_frame_rate: text,
  r_frame_rate: text,
  sample_rate: numeric,
  channels: z.number().catch(0),
  duration: numeric,
  disposition: z.object({ attached_pic: z.number().catch(0) }).catch({ attached_pic: 0 }),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).catch([]),
  tags,
})
export type FfprobeStream = z.infer<typeof ffprobeStreamSchema>

export const ffprobeSchema = z.object({
  streams: z.array(ffprobeStreamSchema).default([]),
  format: z.object({ format_name: z.string(), start_time: numeric, duration: numeric, tags }),
})
export type Ffprobe = z.infer<typeof ffprobeSchema>

/** What ffprobe printed, as JSON; null where it is none, as when ffprobe was stopped. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
