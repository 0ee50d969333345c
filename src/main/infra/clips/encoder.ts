import { value } from '../../domain/clips/frame-rate.ts'
import { fileUrl } from '../ffmpeg/failure.ts'
import type { GraphOutput } from './graph.ts'

/** Frames a second from which the platforms ask for the higher bit rate. */
const highFps = 40
/** Constant quality, under the target's bit rate as a cap: a still talking head needs less than the cap. */
const quality = 18

/**
 * One output's picture. What all targets want: H.264 High 4:2:0 with two B-frames, CABAC and closed GOPs, BT.709 in TV range.
 *
 * Sources: https://support.google.com/youtube/answer/1722171,
 * https://developers.facebook.com/docs/video-api/guides/reels-publishing
 */
export function pictureArguments(output: GraphOutput, path: string): string[] {
  const { preset, rate } = output
  const fps = value(rate)
  const kbps = fps > highFps ? preset.videoKbpsHighFps : preset.videoKbps
  const gop = String(Math.max(1, Math.round(preset.gopSeconds * fps)))
  return [
    ...['-map', output.videoLabel],
    ...['-c:v', 'libx264', '-preset', 'faster', '-profile:v', 'high', '-pix_fmt', 'yuv420p', '-bf', '2'],
    ...['-crf', String(quality), '-maxrate', `${kbps}k`, '-bufsize', `${kbps * 2}k`],
    ...['-g', gop, '-keyint_min', gop, '-sc_threshold', '0', '-flags', '+cgop'],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
    ...['-map_metadata', '-1', '-map_chapters', '-1'],
    ...['-f', 'mp4', fileUrl(path)],
  ]
}

/**
 * The finished file: picture and sound as they were encoded, the index first and no edit list, nothing of the recorder's metadata.
 *
 * @param pictureInput number of the input that holds its picture
 * @param soundInput number of the input that holds its sound
 */
export function fileArguments(pictureInput: number, soundInput: number, path: string): string[] {
  return [
    ...['-map', `${pictureInput}:v:0`, '-map', `${soundInput}:a:0`, '-c', 'copy'],
    ...['-map_metadata', '-1', '-map_chapters', '-1'],
    // Without an edit list the B-frames' delay is written as negative offsets, or the picture would start late.
    ...['-movflags', '+faststart+negative_cts_offsets', '-use_editlist', '0'],
    ...['-avoid_negative_ts', 'disabled', '-f', 'mp4', fileUrl(path)],
  ]
}
