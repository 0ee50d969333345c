import { alignText } from '../../../domain/transcript/alignment/align-text.ts'
import type { AlignedWord } from '../../../domain/transcript/alignment/align-words.ts'
import { PosteriorTrack } from '../../../domain/transcript/alignment/posterior-track.ts'
import { lengthMsOf } from '../../../domain/transcript/sound.ts'
import type { PackedSpeech } from '../../../domain/transcript/speech-chunker.ts'
import type { AlignControl, AlignRequest } from '../../../services/transcription/align-ports.ts'
import type { CtcEngine } from '../../../services/transcription/ports.ts'
import { openPcm } from '../../ffmpeg/pcm.ts'
import { chunksIn, loadGigaam } from '../gigaam.ts'
import { heardPart, SpeechFinder } from '../speech-finder.ts'

/** What is told while it runs. `onProgress`: ms of audio done and in all. */
interface AlignNews extends Pick<AlignControl, 'onVoiceActivityFailure'> {
  onProgress(done: number, total: number): void
}

/**
 * Finds the words of a text in a recording, or in a part of it: decode, voice activity, posteriors chunk by chunk, and at the end the
 * likeliest way through all of them. A few chunks of sound are in memory at once; of an hour of talk 6.4 MB of posteriors stay.
 * @throws media_no_audio and the other errors of decoding, model_missing, model_invalid, engine_failed, engine_crashed
 */
export async function alignRecording(
  { mediaPath, durationMs, model, words, range, voiceActivity = null }: AlignRequest,
  ffmpegPath: string,
  threads: number,
  { onProgress, onVoiceActivityFailure }: AlignNews,
): Promise<AlignedWord[]> {
  const fromMs = Math.min(durationMs, range?.startMs ?? 0)
  const toMs = Math.max(fromMs, Math.min(durationMs, range?.endMs ?? durationMs))
  const engine = await loadGigaam(model, threads, 'cpu', chunksIn(toMs - fromMs))
  try {
    const track = new PosteriorTrack(engine.vocabulary)
    const finder = { voiceActivity, onVoiceActivityFailure }
    const part = { mediaPath, ffmpegPath, fromMs, toMs, ...finder }
    for await (const settledMs of listen(engine, track, part)) {
      onProgress(Math.max(0, Math.min(toMs, settledMs) - fromMs), toMs - fromMs)
    }
    const aligned = alignText(track, engine.vocabulary, words, { fromMs, toMs })
    onProgress(toMs - fromMs, toMs - fromMs)
    return aligned
  } finally {
    await engine.close()
  }
}

/** Puts the posteriors of all speech between two times onto the track; yields up to where it is, ms of the recording. */
async function* listen(
  engine: CtcEngine,
  track: PosteriorTrack,
  {
    mediaPath,
    ffmpegPath,
    fromMs,
    toMs,
    voiceActivity,
    onVoiceActivityFailure,
  }: {
    mediaPath: string
    ffmpegPath: string
    fromMs: number
    toMs: number
    voiceActivity: string | null
    onVoiceActivityFailure: AlignControl['onVoiceActivityFailure']
  },
): AsyncGenerator<number> {
  const { offsetMs, within, stopMs } = heardPart({ startMs: fromMs, endMs: toMs })
  const finder = await SpeechFinder.open({
    within,
    modelPath: voiceActivity,
    onModelFailure: (error) => onVoiceActivityFailure?.(error),
  })
  const started: (() => Promise<number>)[] = []
  const start = ({ samples, startMs }: PackedSpeech) => {
    const lengthMs = lengthMsOf(samples)
    const posteriors = engine.posteriors(samples)
    // A failure is thrown in its turn.
    posteriors.catch(() => {})
    started.push(async () => {
      track.add({ matrix: await posteriors, startMs: offsetMs + startMs, lengthMs })
      return offsetMs + startMs + lengthMs
    })
  }
  // While the engine works on so many, the next is made ready.
  const inFlight = (engine.width ?? 1) + 1
  try {
    for await (const block of openPcm(ffmpegPath, mediaPath, { sampleRate: 16_000, startMs: offsetMs })) {
      for await (const chunk of finder.push(block)) start(chunk)
      while (started.length > inFlight) yield await started.shift()!()
      if (finder.receivedMs >= stopMs) break
    }
    for await (const chunk of finder.end()) start(chunk)
  } finally {
    await finder.close()
  }
  for (const finish of started) yield await finish()
}
