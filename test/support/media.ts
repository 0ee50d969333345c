import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The machine's own ffmpeg makes the recordings, so that the code under test is not judged by itself. Gives what it writes to stdout. */
export async function ffmpeg(...args: string[]): Promise<Uint8Array> {
  const all = ['-nostdin', '-hide_banner', '-loglevel', 'error', '-y', ...args]
  const { stdout } = await run('ffmpeg', all, { encoding: 'buffer', maxBuffer: 256 * 1024 * 1024 })
  return stdout
}

export interface Found {
  format?: { duration?: string; format_name?: string; tags?: Record<string, string> }
  streams?: Record<string, string | number>[]
  packets?: Record<string, string>[]
}

/** What the machine's own ffprobe prints for `-show_entries` of a file, parsed. */
export async function ffprobe(path: string, entries: string, ...options: string[]): Promise<Found> {
  const args = ['-loglevel', 'error', '-of', 'json', '-show_entries', entries, ...options, `file:${path}`]
  const { stdout } = await run('ffprobe', args, { maxBuffer: 64 * 1024 * 1024 })
  return JSON.parse(stdout) as Found
}

export interface Recording {
  seconds?: number
  /** `WxH`; null for sound alone. */
  size?: string | null
  /** null for a silent film. */
  sound?: boolean
  /** Encoder and muxer options. */
  options?: string[]
}

const quick = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']

/** Makes a test card with a 440 Hz tone in `folder` and returns its path. */
export async function makeRecording(
  folder: string,
  name: string,
  recording: Recording = {},
): Promise<string> {
  const { seconds = 2, size = '320x180', sound = true, options } = recording
  const path = join(folder, name)
  const inputs = [
    ...(size === null ? [] : ['-f', 'lavfi', '-i', `testsrc=size=${size}:rate=25:duration=${seconds}`]),
    ...(sound ? ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=48000:duration=${seconds}`] : []),
  ]
  await ffmpeg(...inputs, ...(size === null ? [] : quick), ...(options ?? []), `file:${path}`)
  return path
}
