import { describe, expect, it } from 'vitest'
import type { MediaInfo } from '#shared/media.ts'
import { needsProxy } from './playable.ts'

const containers = [
  'mp4',
  'mov',
  'm4a',
  'webm',
  'matroska',
  'mp3',
  'wav',
  'flac',
  'ogg',
  'avi',
  'mpegts',
  'mxf',
]
const videos = [
  'none',
  ...['h264', 'hevc', 'vp8', 'vp9', 'av1', 'prores', 'mpeg4', 'mjpeg'].flatMap((codec) =>
    ['yuv420p', 'yuvj420p', 'yuva420p', 'yuv420p10le', 'yuv422p', 'yuv444p'].map(
      (format) => `${codec} ${format}`,
    ),
  ),
]
const audios = [
  'none',
  ...['aac', 'mp3', 'opus', 'vorbis', 'flac', 'alac', 'ac3'],
  ...['pcm_u8', 'pcm_s16le', 'pcm_s24le', 'pcm_s32le', 'pcm_f32le', 'pcm_s16be', 'pcm_alaw', 'pcm_mulaw'],
]

/** All that plays without a proxy, written out by hand: container, pictures, sounds. Everything else must be converted. */
const plays: [string, string[], string[]][] = [
  [
    'mp4',
    [
      'none',
      'h264 yuv420p',
      'h264 yuvj420p',
      'vp9 yuv420p',
      'vp9 yuv420p10le',
      'av1 yuv420p',
      'av1 yuv420p10le',
    ],
    ['none', 'aac', 'mp3', 'opus', 'flac'],
  ],
  ['mov', ['none', 'h264 yuv420p', 'h264 yuvj420p'], ['none', 'aac', 'mp3']],
  ['m4a', ['none'], ['none', 'aac', 'mp3', 'opus', 'flac']],
  [
    'webm',
    [
      'none',
      'vp8 yuv420p',
      'vp8 yuva420p',
      'vp9 yuv420p',
      'vp9 yuv420p10le',
      'av1 yuv420p',
      'av1 yuv420p10le',
    ],
    ['none', 'opus', 'vorbis'],
  ],
  ['mp3', ['none'], ['none', 'mp3']],
  [
    'wav',
    ['none'],
    ['none', 'pcm_u8', 'pcm_s16le', 'pcm_s24le', 'pcm_s32le', 'pcm_f32le', 'pcm_alaw', 'pcm_mulaw'],
  ],
  ['flac', ['none'], ['none', 'flac']],
  ['ogg', ['none'], ['none', 'opus', 'vorbis', 'flac']],
]

function info(container: string, video: string, audio: string): MediaInfo {
  const [codec = '', pixelFormat = ''] = video.split(' ')
  return {
    container,
    durationMs: 1000,
    bytes: 1000,
    createdAt: null,
    video: video === 'none' ? null : { codec, pixelFormat, width: 1920, height: 1080, fps: 25 },
    audio: audio === 'none' ? null : { codec: audio, sampleRate: 48000, channels: 2 },
  }
}

describe('needsProxy', () => {
  it('answers every container, picture and sound as the list says', () => {
    const played = new Set(
      plays.flatMap(([container, pictures, sounds]) =>
        pictures.flatMap((picture) => sounds.map((sound) => `${container} | ${picture} | ${sound}`)),
      ),
    )
    const wrong: string[] = []
    for (const container of containers) {
      for (const video of videos) {
        for (const audio of audios) {
          const name = `${container} | ${video} | ${audio}`
          if (needsProxy(info(container, video, audio)) === played.has(name)) wrong.push(name)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('converts a recording that does not know its own length, because the player could not seek in it', () => {
    expect(needsProxy(info('webm', 'vp8 yuv420p', 'opus'))).toBe(false)
    expect(needsProxy(info('webm-live', 'vp8 yuv420p', 'opus'))).toBe(true)
  })

  it('is not fooled by names that every object has', () => {
    expect(needsProxy(info('constructor', 'none', 'none'))).toBe(true)
    expect(needsProxy(info('mp4', 'constructor x', 'aac'))).toBe(true)
  })
})
