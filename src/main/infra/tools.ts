import { join } from 'node:path'
import type { AccelerationService } from '../services/acceleration/ports.ts'
import type { SettingsStore } from '../services/app/ports.ts'
import type { ClipExporter } from '../services/clips/ports.ts'
import type { MediaTools } from '../services/media/ports.ts'
import type { VoiceActivityModel } from '../services/models/ports.ts'
import type { Aligner } from '../services/transcription/align-ports.ts'
import type { PunctuationFiles, Transcriber } from '../services/transcription/ports.ts'
import type { VoiceTeller } from '../services/transcription/voices-ports.ts'
import { createAcceleration } from './asr/acceleration/acceleration.ts'
import { createAligner } from './asr/alignment/aligner.ts'
import { createTranscriber } from './asr/transcriber.ts'
import { createClipExporter } from './clips/exporter.ts'
import { createFfmpeg } from './ffmpeg/ffmpeg.ts'
import {
  type InstalledSpeechModel,
  installedPunctuation,
  installedSpeechModels,
  voiceActivityModel,
} from './models/installed-speech.ts'
import { appVersion, demoModelFiles } from './paths.ts'
import { JsonSettingsStore } from './settings/settings-store.ts'
import { createVoiceTeller } from './voices/voice-teller.ts'
import type { WorkerHost } from './workers/worker-host.ts'

export interface ToolsOptions {
  configDir: string
  workers: WorkerHost
  bundledFfmpegDir: string | null
  /** Told when an engine computes otherwise than before. */
  onAcceleration?: () => void
}

export interface Tools {
  settings: SettingsStore
  media: MediaTools
  transcriber: Transcriber
  acceleration: AccelerationService
  aligner: Aligner
  voices: VoiceTeller
  /** The speech models of this computer. */
  speechModels(): Promise<InstalledSpeechModel[]>
  /** The model that finds speech; null: loudness does. */
  voiceActivity(): Promise<VoiceActivityModel | null>
  /** The model of this computer that writes punctuation. */
  punctuationModel(): Promise<PunctuationFiles | null>
  /** Where what belongs to no library is cached: the caption fonts, and an export's working files. */
  cacheDir: string
  /** An exporter that keeps its working files in that folder. */
  exporterIn(folder: string): ClipExporter
  exporter: ClipExporter
}

/** The tools that need no library: all that the command line works with, and what `compose` builds on. They obey the person's settings. */
export function composeTools({ configDir, workers, bundledFfmpegDir, onAcceleration }: ToolsOptions): Tools {
  const settings = new JsonSettingsStore(configDir)
  const cacheDir = join(configDir, 'cache')
  const media = createFfmpeg({
    settingPath: () => settings.get().ffmpegPath,
    bundledDir: bundledFfmpegDir,
    memoryDir: cacheDir,
  })
  const exporterIn = (folder: string) =>
    createClipExporter({ ffmpeg: () => media.locate(), cacheDir: folder })
  const acceleration = createAcceleration({
    ...{ workers, configDir, appVersion: appVersion(), models: demoModelFiles },
    ...(onAcceleration ? { onChanged: onAcceleration } : {}),
  })
  const ffmpegPath = async () => (await media.locate()).ffmpeg
  const voiceActivity = () => voiceActivityModel(configDir)
  const voiceActivityPath = async () => (await voiceActivity())?.path ?? null
  return {
    settings,
    media,
    acceleration,
    transcriber: createTranscriber({ ffmpegPath, workers, acceleration, voiceActivity: voiceActivityPath }),
    aligner: createAligner({ ffmpegPath, workers, voiceActivity: voiceActivityPath }),
    voices: createVoiceTeller({ ffmpegPath, workers }),
    speechModels: () => installedSpeechModels(configDir),
    voiceActivity,
    punctuationModel: () => installedPunctuation(configDir),
    cacheDir,
    exporterIn,
    exporter: exporterIn(cacheDir),
  }
}
