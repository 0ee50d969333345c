import { z } from 'zod'
import { parseJson } from '../ffmpeg/ffprobe-json.ts'
import { ffprobeText } from '../ffmpeg/lines.ts'

/** What the filters must know of a picture beyond its size. */
export interface PictureFacts {
  /** The matrix as swscale names it; `auto` where the file says it itself. */
  matrix: 'auto' | 'bt601' | 'bt709'
  interlaced: boolean
  /** PQ or HLG, as telephones record: shown as it is on a standard screen it would look grey. */
  highDynamicRange: boolean
}

const streamSchema = z.object({
  streams: z
    .array(
      z.object({
        height: z.number().optional(),
        color_space: z.string().optional(),
        color_transfer: z.string().optional(),
        field_order: z.string().optional(),
      }),
    )
    .min(1),
})

/** Asks ffprobe about the first picture stream; usual values where it cannot tell. */
export async function pictureFacts(
  ffprobe: string,
  mediaPath: string,
  signal: AbortSignal,
): Promise<PictureFacts> {
  const entries = 'stream=height,color_space,color_transfer,field_order'
  const options = ['-select_streams', 'v:0', '-show_entries', entries, '-of', 'json']
  const { text, end } = await ffprobeText(ffprobe, options, mediaPath, signal)
  const stream = end.exitCode === 0 ? streamSchema.safeParse(parseJson(text)).data?.streams[0] : undefined
  const said = stream?.color_space !== undefined && stream.color_space !== 'unknown'
  return {
    // A file that does not say follows the broadcasters' habit: BT.601 below 720 lines.
    matrix: said ? 'auto' : (stream?.height ?? 720) < 720 ? 'bt601' : 'bt709',
    interlaced: /^(tt|bb|tb|bt)$/.test(stream?.field_order ?? ''),
    highDynamicRange: /^(smpte2084|arib-std-b67)$/.test(stream?.color_transfer ?? ''),
  }
}
