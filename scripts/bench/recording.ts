import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The sample interview, three minutes of talk with pauses. */
export const sampleInterview = join(import.meta.dirname, '..', '..', 'resources', 'sample', 'interview.mp4')

/** The sample interview's sound over and over, as AAC, until `minutes` are full. */
export async function longRecording(ffmpeg: string, folder: string, minutes: number): Promise<string> {
  const path = join(folder, `interview-${minutes}-min.m4a`)
  await run(ffmpeg, [
    ...['-v', 'error', '-y', '-stream_loop', '-1', '-i', sampleInterview],
    ...['-t', String(minutes * 60), '-vn', '-c:a', 'aac', '-b:a', '96k', path],
  ])
  return path
}

/** The same talk, each three minutes followed by two of a quiet room: two fifths of it are silence. */
export async function recordingWithSilence(ffmpeg: string, folder: string, minutes: number): Promise<string> {
  const round = join(folder, 'round.wav')
  const path = join(folder, `silence-${minutes}-min.m4a`)
  const quiet = 'anoisesrc=amplitude=0.0005:seed=1:sample_rate=48000:duration=120'
  await run(ffmpeg, [
    ...['-v', 'error', '-y', '-t', '180', '-i', sampleInterview, '-f', 'lavfi', '-i', quiet],
    ...[
      '-filter_complex',
      '[0:a]aresample=48000,aformat=channel_layouts=mono[a];[1:a]aformat=channel_layouts=mono[b];[a][b]concat=n=2:v=0:a=1',
      round,
    ],
  ])
  await run(ffmpeg, [
    ...['-v', 'error', '-y', '-stream_loop', '-1', '-i', round, '-t', String(minutes * 60)],
    ...['-c:a', 'aac', '-b:a', '96k', path],
  ])
  return path
}

/** Writes the whole sound as 16 kHz mono floats; by ffmpeg itself, so that this process stays as small as the app. */
export async function writePcm(ffmpeg: string, recording: string, path: string): Promise<void> {
  await run(ffmpeg, [
    ...[
      '-v',
      'error',
      '-y',
      '-i',
      recording,
      '-map',
      '0:a:0',
      '-ac',
      '1',
      '-ar',
      '16000',
      '-f',
      'f32le',
      path,
    ],
  ])
}
