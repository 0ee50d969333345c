import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { IzError } from '#shared/error.ts'
import { explainFailure, fileUrl } from './failure.ts'
import { startFfmpeg } from './process.ts'

/** Half a minute at 16 kHz. */
const readAheadBytes = 2 << 20

export interface PcmOptions {
  /** Hz. */
  sampleRate: number
  signal?: AbortSignal
  /** Where to begin, ms of the recording; sample 0 is then this moment. */
  startMs?: number
}

/**
 * The first audio stream as mono float samples in [-1, 1], in blocks of whatever size the pipe gives (16384 samples at
 * most). ffmpeg waits while a block is being worked on, so memory stays flat however long the recording is. Sample n is
 * the moment `startMs + n / sampleRate`: a late start and gaps over 0.1 s in the stream come as silence, so times found in the
 * samples are times in the player. Leaving the loop early, or aborting, ends ffmpeg.
 *
 * @throws media_no_audio, file_missing, media_unrecognised, media_truncated, ffmpeg_missing, ffmpeg_failed, cancelled
 */
export async function* openPcm(
  ffmpegPath: string,
  mediaPath: string,
  options: PcmOptions,
): AsyncGenerator<Float32Array<ArrayBuffer>, void, undefined> {
  const { sampleRate, signal, startMs = 0 } = options
  const cancelled = () => new IzError('cancelled', { file: basename(mediaPath) })
  if (signal?.aborted) throw cancelled()

  const running = startFfmpeg(ffmpegPath, pcmArguments(mediaPath, sampleRate, startMs), signal)
  let whole = false
  try {
    let rest: Uint8Array = new Uint8Array(0)
    try {
      for await (const chunk of readAhead(running.stdout)) {
        // Every read has a buffer of its own, so an aligned one can be handed on; only a torn sample makes a copy.
        const aligned = rest.length === 0 && chunk.byteOffset % 4 === 0
        const bytes: Uint8Array = aligned ? chunk : concatenated(rest, chunk)
        const usable = bytes.length - (bytes.length % 4)
        rest = bytes.subarray(usable)
        if (usable > 0) yield new Float32Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, usable / 4)
      }
    } catch (error) {
      // A pipe that we closed ourselves on abort is no failure of its own.
      if (!signal?.aborted) throw error
    }
    const end = await running.ended
    whole = true
    if (signal?.aborted) throw cancelled()
    if (end.exitCode !== 0) throw await explainFailure(end, mediaPath)
  } finally {
    if (!whole) {
      running.stop()
      await running.ended
    }
  }
}

/**
 * A pipe's blocks as they come, up to `readAheadBytes` before they are asked for. The stream's own iterator takes one at a time, and ffmpeg
 * stands still meanwhile.
 */
async function* readAhead(pipe: Readable): AsyncGenerator<Buffer, void, undefined> {
  const blocks: Buffer[] = []
  let waiting = 0
  let ended = false
  let failure: Error | null = null
  let wake = () => {}
  pipe.on('data', (block: Buffer) => {
    blocks.push(block)
    waiting += block.length
    if (waiting >= readAheadBytes) pipe.pause()
    wake()
  })
  pipe.on('error', (error) => {
    failure = error
    wake()
  })
  pipe.on('close', () => {
    ended = true
    wake()
  })
  for (;;) {
    const block = blocks.shift()
    if (block) {
      waiting -= block.length
      if (waiting < readAheadBytes / 2 && pipe.isPaused()) pipe.resume()
      yield block
    } else if (failure) throw failure
    else if (ended) return
    else {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
}

function concatenated(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = new Uint8Array(first.length + second.length)
  joined.set(first)
  joined.set(second, first.length)
  return joined
}

function pcmArguments(mediaPath: string, sampleRate: number, startMs: number): string[] {
  return [
    ...['-nostdin', '-hide_banner', '-loglevel', 'error'],
    ...(startMs > 0 ? ['-ss', (startMs / 1000).toFixed(3)] : []),
    ...['-i', fileUrl(mediaPath), '-map', '0:a:0'],
    // All in one resampler; a second one for the rate and the channels costs a twentieth of the decoding.
    ...['-af', `aresample=${sampleRate}:async=1:first_pts=0,aformat=sample_fmts=flt:channel_layouts=mono`],
    // A write for each packet of a few hundred samples made this 1.45 times as slow as decoding to a file.
    ...['-flush_packets', '0', '-blocksize', '65536', '-f', 'f32le', 'pipe:1'],
  ]
}
