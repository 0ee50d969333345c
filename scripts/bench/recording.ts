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

/** The whole sound as 16 kHz mono floats. */
export async function wholePcm(ffmpeg: string, path: string): Promise<Float32Array> {
  const args = [
    '-v',
    'error',
    '-i',
    path,
    '-map',
    '0:a:0',
    '-ac',
    '1',
    '-ar',
    '16000',
    '-f',
    'f32le',
    'pipe:1',
  ]
  const { stdout } = await run(ffmpeg, args, { encoding: 'buffer', maxBuffer: 2 ** 31 - 1 })
  return new Float32Array(new Uint8Array(stdout).buffer)
}
