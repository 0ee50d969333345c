import { join } from 'node:path'
import { createTranscriber } from './infra/asr/transcriber.ts'
import { createClipExporter } from './infra/clips/exporter.ts'
import { createFfmpeg } from './infra/ffmpeg/ffmpeg.ts'
import { JsonSettingsStore } from './infra/settings/settings-store.ts'
import type { WorkerHost } from './infra/workers/worker-host.ts'
import type { ClipExporter } from './services/clips/ports.ts'
import type { MediaTools } from './services/media/ports.ts'
import type { Transcriber } from './services/transcription/ports.ts'

export interface ToolsOptions {
  configDir: string
  workers: WorkerHost
  bundledFfmpegDir: string | null
}

export interface Tools {
  media: MediaTools
  transcriber: Transcriber
  exporter: ClipExporter
}

/** The tools that need no library: what the command line works with. They obey the person's settings. */
export function composeTools({ configDir, workers, bundledFfmpegDir }: ToolsOptions): Tools {
  const settings = new JsonSettingsStore(configDir)
  const media = createFfmpeg({ settingPath: () => settings.get().ffmpegPath, bundledDir: bundledFfmpegDir })
  return {
    media,
    transcriber: createTranscriber({ ffmpegPath: async () => (await media.locate()).ffmpeg, workers }),
    exporter: createClipExporter({ ffmpeg: () => media.locate(), cacheDir: join(configDir, 'cache') }),
  }
}
