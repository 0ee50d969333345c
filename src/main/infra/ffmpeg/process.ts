import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { execa } from 'execa'
import type { FfmpegEnd } from './failure.ts'

const stderrTailLength = 64 * 1024
/** A second is what a person waits for a cancel; ffmpeg gets a third of it to leave by itself. */
const graceMs = 300

export interface RunningFfmpeg {
  /** Raw bytes, with the pipe's own back-pressure. Must be read or destroyed, or ffmpeg waits for ever. */
  stdout: Readable
  /** Settles when the process is gone; never rejects. */
  ended: Promise<FfmpegEnd>
  /** Asks it to leave, and kills it 300 ms later. Safe to call at any time. */
  stop(): void
}

/**
 * Starts ffmpeg or ffprobe without a shell and without stdin. An aborted `signal` stops it. It does not outlive this
 * process: on exit and on signals execa ends it, and a SIGKILL of this process is covered by a watcher.
 */
export function startFfmpeg(
  program: string,
  args: readonly string[],
  signal?: AbortSignal,
  place: { cwd?: string; env?: Record<string, string> } = {},
): RunningFfmpeg {
  const child = execa(program, args, {
    ...place,
    stdin: 'ignore',
    buffer: false,
    encoding: 'buffer',
    reject: false,
    forceKillAfterDelay: graceMs,
  })
  const unwatch = child.pid === undefined ? () => {} : killWithUs(child.pid)

  let tail = ''
  const decoder = new StringDecoder('utf8')
  child.stderr.on('data', (chunk: Buffer) => {
    tail = (tail + decoder.write(chunk)).slice(-stderrTailLength)
  })

  let stopped = false
  const stop = () => {
    if (stopped) return
    stopped = true
    child.kill()
    child.stdout.destroy()
  }
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted) stop()

  const ended = child.then((result): FfmpegEnd => {
    const byUs = stopped
    stopped = true
    unwatch()
    signal?.removeEventListener('abort', stop)
    const started = child.pid !== undefined
    return {
      exitCode: result.exitCode ?? null,
      killedBy: byUs ? null : ((result.signal as NodeJS.Signals | undefined) ?? null),
      stderr: tail,
      spawnError: started ? null : (result.cause as NodeJS.ErrnoException),
    }
  })
  return { stdout: child.stdout, ended, stop }
}

/**
 * ffmpeg ignores a broken `-progress` pipe (measured on 5.1.9), so after a SIGKILL of this process it would write on to the
 * end. On POSIX a shell waits on a pipe that only we hold and kills ffmpeg when it closes. On Windows libuv puts children
 * in a job object that the system ends with us.
 */
function killWithUs(pid: number): () => void {
  if (process.platform === 'win32') return () => {}
  const watcher = spawn(
    '/bin/sh',
    ['-c', 'trap "" HUP INT TERM; read -r _; kill -9 "$1"', 'iz-ffmpeg-watch', String(pid)],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  )
  // Without a shell there is no watcher, which is no reason to fail the work.
  watcher.on('error', () => {})
  watcher.stdin.on('error', () => {})
  watcher.unref()
  return () => {
    watcher.kill('SIGKILL')
  }
}
