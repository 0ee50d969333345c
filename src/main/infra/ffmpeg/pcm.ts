import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { IzError } from '#shared/error.ts'
import { explainFailure, fileUrl } from './failure.ts'
import { startFfmpeg } from './process.ts'

/** Half a minute at 16 kHz. */
const readAheadBytes = 1 << 20
const fullScale = 32_768

export interface PcmOptions {
  /** Hz. */
  sampleRate: number
  signal?: AbortSignal
  /** Where to begin, ms of the recording; sample 0 is then this moment. */
  startMs?: number
  /** Each block lies where the one before it lay, which a reader that keeps none of them need not care about. Default false. */
  reuseBlocks?: boolean
  /** 2: left and right in turn; a mono stream comes in both. Default 1. */
  channels?: 1 | 2
}

/**
 * The first audio stream as mono float samples in [-1, 1), decoded to 16 bits, in blocks of whatever size the pipe gives (32769
 * samples at most). ffmpeg waits while a block is being worked on, so memory stays flat however long the recording is. Sample n is
 * the moment `startMs + n / sampleRate`: a late start and gaps over 0.1 s in the stream come as silence, so times found in the
 * samples are times in the player. Leaving the loop early, or aborting, ends ffmpeg.
 *
 * @throws media_no_audio, file_missing, media_unrecognised, media_truncated, ffmpeg_missing, ffmpeg_failed, worker_killed, interrupted,
 *   cancelled
 */
export async function* openPcm(
  ffmpegPath: string,
  mediaPath: string,
  options: PcmOptions,
): AsyncGenerator<Float32Array<ArrayBuffer>, void, undefined> {
  const { signal, reuseBlocks = false } = options
  const cancelled = () => new IzError('cancelled', { file: basename(mediaPath) })
  if (signal?.aborted) throw cancelled()

  const running = startFfmpeg(ffmpegPath, pcmArguments(mediaPath, options), signal)
  let whole = false
  try {
    let torn: Uint8Array = new Uint8Array(0)
    let floats = new Float32Array(0)
    try {
      for await (const chunk of readAhead(running.stdout)) {
        const bytes: Uint8Array =
          torn.length === 0 && chunk.byteOffset % 2 === 0 ? chunk : concatenated(torn, chunk)
        const count = bytes.length >> 1
        torn = Uint8Array.from(bytes.subarray(2 * count))
        if (!reuseBlocks || floats.length < count) floats = new Float32Array(count)
        const samples = new Int16Array(bytes.buffer, bytes.byteOffset, count)
        for (let i = 0; i < count; i++) floats[i] = samples[i]! / fullScale
        // Given back now and not at the next collection, the same memory serves the next read: measured, a third of the time in reading.
        if (chunk.length === chunk.buffer.byteLength) chunk.buffer.transfer(0)
        if (count > 0) yield floats.length === count ? floats : floats.subarray(0, count)
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
async function* readAhead(pipe: Readable): AsyncGenerator<Buffer<ArrayBuffer>, void, undefined> {
  const blocks: Buffer<ArrayBuffer>[] = []
  let waiting = 0
  let ended = false
  let failure: Error | null = null
  let wake = () => {}
  pipe.on('data', (block: Buffer<ArrayBuffer>) => {
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

function pcmArguments(mediaPath: string, { sampleRate, startMs = 0, channels = 1 }: PcmOptions): string[] {
  const layout = channels === 2 ? 'stereo' : 'mono'
  return [
    ...['-nostdin', '-hide_banner', '-loglevel', 'error'],
    ...(startMs > 0 ? ['-ss', (startMs / 1000).toFixed(3)] : []),
    ...['-i', fileUrl(mediaPath), '-map', '0:a:0'],
    // All in one resampler; a second one for the rate and the channels costs a twentieth of the decoding.
    ...[
      '-af',
      `aresample=${sampleRate}:async=1:first_pts=0,aformat=sample_fmts=s16:channel_layouts=${layout}`,
    ],
    // 16 bits halve what goes through the pipe, which costs more than the conversion here; speech models are trained on 16-bit sound.
    // A write for each packet of a few hundred samples made this 1.45 times as slow as decoding to a file.
    ...['-flush_packets', '0', '-blocksize', '65536', '-f', 's16le', 'pipe:1'],
  ]
}
