import type { MediaInfo } from '#shared/media.ts'
import type { Ffprobe, FfprobeStream } from './ffprobe-json.ts'
import type { Signature } from './sniff.ts'

/** The first real video stream: cover art in music files is a picture, not a video. */
export function videoStream(found: Ffprobe): FfprobeStream | null {
  return (
    found.streams.find(
      (stream) =>
        stream.codec_type === 'video' &&
        !stream.disposition.attached_pic &&
        stream.width > 0 &&
        stream.height > 0,
    ) ?? null
  )
}

/** The first audio stream, which is the one that is played, transcribed and exported. */
export function audioStream(found: Ffprobe): FfprobeStream | null {
  return found.streams.find(isSound) ?? null
}

function isSound(stream: FfprobeStream): boolean {
  return stream.codec_type === 'audio' && stream.channels > 0
}

/** Sizes as displayed: the pixels' aspect stretches the width, then the rotation turns the picture. */
export function videoOf(found: Ffprobe): MediaInfo['video'] {
  const stream = videoStream(found)
  if (!stream) return null
  const aspect = ratio(stream.sample_aspect_ratio) ?? 1
  const width = Math.max(1, Math.round(stream.width * aspect))
  const lying = Math.abs(rotationOf(stream)) % 180 === 90
  return {
    codec: stream.codec_name || 'unknown',
    width: lying ? stream.height : width,
    height: lying ? width : stream.height,
    fps: frameRate(stream),
    pixelFormat: stream.pix_fmt || 'unknown',
  }
}

export function audioOf(found: Ffprobe): MediaInfo['audio'] {
  const stream = audioStream(found)
  if (!stream?.sample_rate) return null
  const tracks = found.streams.filter(isSound).length
  return {
    codec: stream.codec_name || 'unknown',
    sampleRate: stream.sample_rate,
    channels: stream.channels,
    ...(tracks > 1 ? { tracks } : {}),
  }
}

/** Pictures, playlists and bare subtitles, which ffprobe opens gladly and nobody can interview. */
export function isNoRecording(found: Ffprobe): boolean {
  const name = found.format.format_name
  return (
    /_pipe$/.test(name) ||
    /^(image2|gif|apng|tty|hls|dash|concat|concatf|ffmetadata|lrc|ass|srt|webvtt)\b/.test(name)
  )
}

/** One short name; ffprobe's is the list of all that its demuxer reads. */
export function containerName(found: Ffprobe, signature: Signature): string {
  const names = found.format.format_name.split(',')
  if (names.includes('matroska')) return signature === 'webm' ? 'webm' : 'matroska'
  if (names.includes('mp4')) {
    const brand = (found.format.tags.major_brand ?? '').trim()
    if (brand === 'qt' || brand === '') return 'mov'
    return brand === 'M4A' ? 'm4a' : 'mp4'
  }
  return names[0] ?? 'unknown'
}

/** ISO 8601, null where absent or where the recorder's clock was never set (1904 and 1970 are its zeros). */
export function createdAt(found: Ffprobe): string | null {
  const stamps = [found.format.tags, ...found.streams.map((stream) => stream.tags)]
  for (const { creation_time: stamp } of stamps) {
    const time = stamp ? new Date(stamp) : null
    if (time && !Number.isNaN(time.getTime()) && time.getUTCFullYear() > 1970) return time.toISOString()
  }
  return null
}

function rotationOf(stream: FfprobeStream): number {
  const matrix = stream.side_data_list.find((data) => data.rotation !== undefined)?.rotation
  // Builds before 5.0 report the display matrix as a tag as well, and some of them only there.
  return Math.round((matrix ?? Number(stream.tags.rotate ?? 0)) / 90) * 90 || 0
}

/** Plausible rates only: where a browser's WebM has no rate ffprobe answers with the clock's 1000 ticks. */
function frameRate(stream: FfprobeStream): number {
  for (const text of [stream.avg_frame_rate, stream.r_frame_rate]) {
    const rate = ratio(text)
    if (rate !== null && rate <= 480) return rate
  }
  return 30
}

function ratio(text: string): number | null {
  const match = /^(\d+)[:/](\d+)$/.exec(text)
  if (!match) return null
  const value = Number(match[1]) / Number(match[2])
  return Number.isFinite(value) && value > 0 ? value : null
}
