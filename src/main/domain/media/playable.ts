import type { MediaInfo } from '#shared/media.ts'

/** What a container may hold for Chromium to play it. An absent list means: no such stream there. */
interface Playable {
  video: Readonly<Record<string, readonly string[]>>
  audio: readonly string[]
}

const eightBit = ['yuv420p', 'yuvj420p']
const h264 = { h264: eightBit }
// libvpx and dav1d, which Chromium carries, decode 10 bits on every machine; its H.264 decoder does not.
const open = {
  vp8: ['yuv420p', 'yuva420p'],
  vp9: ['yuv420p', 'yuv420p10le'],
  av1: ['yuv420p', 'yuv420p10le'],
}
const isoAudio = ['aac', 'mp3', 'opus', 'flac']
const pcm = ['pcm_u8', 'pcm_s16le', 'pcm_s24le', 'pcm_s32le', 'pcm_f32le', 'pcm_alaw', 'pcm_mulaw']

const playable = new Map<string, Playable>(
  Object.entries({
    mp4: { video: { ...h264, vp9: open.vp9, av1: open.av1 }, audio: isoAudio },
    m4a: { video: {}, audio: isoAudio },
    // Cameras put PCM into MOV, which Chromium's demuxer does not promise to play.
    mov: { video: h264, audio: ['aac', 'mp3'] },
    webm: { video: open, audio: ['opus', 'vorbis'] },
    mp3: { video: {}, audio: ['mp3'] },
    wav: { video: {}, audio: pcm },
    flac: { video: {}, audio: ['flac'] },
    ogg: { video: {}, audio: ['opus', 'vorbis', 'flac'] },
  }),
)

/**
 * Whether the recording must be converted before the player (Chromium with H.264 and AAC) can show and seek it. Where it is not
 * certain the answer is yes: a proxy costs minutes, a black player costs the user's trust. So Matroska is always converted, and so is
 * what has no duration of its own (`…-live` containers), in which Chromium cannot seek.
 *
 * Each kind in the table was loaded, sought in and played to its end in Chromium 156 (Debian 12) with files made by FFmpeg 5.1.
 * Containers and codecs: https://www.chromium.org/audio-video/ (HEVC depends on the machine's hardware and is left out).
 */
export function needsProxy(info: MediaInfo): boolean {
  const rule = playable.get(info.container)
  if (!rule) return true
  const { video, audio } = info
  if (video) {
    const formats = Object.hasOwn(rule.video, video.codec) ? rule.video[video.codec] : undefined
    if (!formats?.includes(video.pixelFormat)) return true
  }
  return audio !== null && !rule.audio.includes(audio.codec)
}
