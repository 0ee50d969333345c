import type { ChannelsVerdict } from '#shared/api/transcripts.ts'
import type { VoicesOfWords } from '../../domain/transcript/voices/by-voice.ts'
import type { SpokenWord } from '../../domain/transcript/voices/speech-windows.ts'
import type { Control } from '../control.ts'

export interface VoicesRequest {
  mediaPath: string
  /** From the probe; progress is in ms of it. */
  durationMs: number
  /** In time order. */
  words: readonly SpokenWord[]
}

/** Tells who speaks by the sound, in a worker process. Aborting kills the worker within a second. */
export interface VoiceTeller {
  /** @throws media_no_audio, engine_crashed, worker_killed, cancelled */
  byVoice(request: VoicesRequest, control: Control): Promise<VoicesOfWords>
  /** @throws channels_alike where the channels do not tell, and the others */
  byChannel(request: VoicesRequest, control: Control): Promise<VoicesOfWords>
  /** Listens to a few parts of the recording: whether its channels tell who speaks. */
  judgeChannels(request: Omit<VoicesRequest, 'words'>, control: Control): Promise<ChannelsVerdict>
}
