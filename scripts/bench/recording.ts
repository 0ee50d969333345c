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
