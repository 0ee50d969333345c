import { basename } from 'node:path'
import { IzError, toWireError } from '#shared/error.ts'
import {
  type ChannelLevels,
  judgeChannels,
  speakersByChannel,
} from '../../domain/transcript/voices/by-channel.ts'
import { tellVoicesApart } from '../../domain/transcript/voices/by-voice.ts'
import type { VoicesRequest } from '../../services/transcription/voices-ports.ts'
import { openPcm } from '../ffmpeg/pcm.ts'
import type { CallMessage } from '../workers/call-worker.ts'
import { workerPort } from '../workers/worker-port.ts'
import { ChannelLevelMeter } from './channel-levels.ts'
import { FrameExtractor } from './frame-extractor.ts'

/** To the worker, once. */
export interface VoicesStart {
  task: 'voices' | 'channels' | 'judge'
  request: VoicesRequest
  ffmpegPath: string
}

const minProgressGapMs = 100
const sampleRate = 16_000
/** To judge the channels, so many parts of so many ms are listened to. */
const judgedParts = 8
const judgedPartMs = 15_000

/** Does the one thing that the first message asks for, answers, and exits. It is cancelled by being killed. */
export function serveVoices(): void {
  const port = workerPort()
  let posted = 0
  port.onMessage((message) => {
    const start = message as VoicesStart
    const total = start.request.durationMs
    work(start, (done) => {
      const now = performance.now()
      if (now - posted < minProgressGapMs && done < total) return
      posted = now
      void port.send({ type: 'progress', done: Math.min(done, total), total } satisfies CallMessage<never>)
    })
      .then((answer) => port.send({ type: 'done', answer }))
      .catch((error: unknown) => port.send({ type: 'error', error: toWireError(error) }))
      .finally(() => process.exit(0))
  })
}

async function work({ task, request, ffmpegPath }: VoicesStart, onProgress: (doneMs: number) => void) {
  const { mediaPath, durationMs, words } = request
  if (task === 'voices') {
    const extractor = new FrameExtractor()
    for await (const block of openPcm(ffmpegPath, mediaPath, { sampleRate, reuseBlocks: true })) {
      extractor.push(block)
      onProgress(extractor.receivedMs)
    }
    return tellVoicesApart(extractor.end(), words)
  }
  if (task === 'channels') {
    const meter = new ChannelLevelMeter()
    for await (const block of openPcm(ffmpegPath, mediaPath, {
      sampleRate,
      channels: 2,
      reuseBlocks: true,
    })) {
      meter.push(block)
      onProgress(meter.receivedMs)
    }
    const ofWord = speakersByChannel(meter.end(), words)
    if (!ofWord) throw new IzError('channels_alike', { file: basename(mediaPath) })
    return { voices: 2, ofWord }
  }
  return judgeChannels(await levelsOfParts(ffmpegPath, mediaPath, durationMs))
}

/** The levels of parts spread over the recording, one after the other. */
async function levelsOfParts(
  ffmpegPath: string,
  mediaPath: string,
  durationMs: number,
): Promise<ChannelLevels> {
  const meter = new ChannelLevelMeter()
  const isShort = durationMs <= judgedParts * judgedPartMs
  for (let part = 0; part < (isShort ? 1 : judgedParts); part++) {
    const startMs = isShort ? 0 : Math.floor(((durationMs - judgedPartMs) * (part + 0.5)) / judgedParts)
    const endMs = isShort ? Number.POSITIVE_INFINITY : meter.receivedMs + judgedPartMs
    for await (const block of openPcm(ffmpegPath, mediaPath, { sampleRate, channels: 2, startMs })) {
      meter.push(block)
      if (meter.receivedMs >= endMs) break
    }
  }
  return meter.end()
}
