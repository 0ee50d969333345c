import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import type { MediaInfo, Peaks } from '#shared/media.ts'
import type { Control } from '../../services/control.ts'
import { openPcm } from './pcm.ts'

/** 50 peaks a second: two pixels a peak at the editor's closest zoom, 180 000 numbers an hour. */
export const msPerPeak = 20
const sampleRate = 8000
const samplesPerPeak = (sampleRate * msPerPeak) / 1000
const progressEveryMs = 100

/**
 * Waveform of the first audio stream, `msPerPeak` ms a peak. Samples are taken from the pipe and dropped; only peaks are kept.
 * Progress in ms of audio.
 *
 * @throws media_no_audio and what `openPcm` throws
 */
export async function computePeaks(
  ffmpegPath: string,
  path: string,
  info: MediaInfo,
  control: Control,
): Promise<Peaks> {
  if (!info.audio) throw new IzError('media_no_audio', { file: basename(path) })
  const meter = createPeakMeter(samplesPerPeak)
  let reportedAt = 0
  const options = { sampleRate, signal: control.signal, reuseBlocks: true }
  for await (const block of openPcm(ffmpegPath, path, options)) {
    meter.add(block)
    const now = performance.now()
    if (now - reportedAt < progressEveryMs) continue
    reportedAt = now
    control.onProgress?.(Math.min(meter.peaks.length * msPerPeak, info.durationMs), info.durationMs)
  }
  meter.finish()
  control.onProgress?.(info.durationMs, info.durationMs)
  return { msPerPeak, peaks: meter.peaks }
}

/** Collects the largest |sample| of each `size` samples as 0..255, whatever the blocks' lengths. */
export function createPeakMeter(size: number) {
  const peaks: number[] = []
  let largest = 0
  let count = 0
  const push = () => {
    peaks.push(Math.min(255, Math.round(largest * 255)))
    largest = 0
    count = 0
  }
  return {
    peaks,
    add(block: Float32Array): void {
      for (const sample of block) {
        const level = Math.abs(sample)
        if (level > largest) largest = level
        if (++count === size) push()
      }
    },
    /** The last, shorter slice counts as well. */
    finish(): void {
      if (count > 0) push()
    },
  }
}
