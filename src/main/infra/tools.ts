import { join } from 'node:path'
import type { SettingsStore } from '../services/app/ports.ts'
import type { ClipExporter } from '../services/clips/ports.ts'
import type { MediaTools } from '../services/media/ports.ts'
import type { Transcriber } from '../services/transcription/ports.ts'
import { createTranscriber } from './asr/transcriber.ts'
import { createClipExporter } from './clips/exporter.ts'
import { createFfmpeg } from './ffmpeg/ffmpeg.ts'
import { JsonSettingsStore } from './settings/settings-store.ts'
import type { WorkerHost } from './workers/worker-host.ts'

export interface ToolsOptions {
  configDir: string
  workers: WorkerHost
  bundledFfmpegDir: string | null
}

export interface Tools {
  settings: SettingsStore
  media: MediaTools
  transcriber: Transcriber
  /** Where what belongs to no library is cached: the caption fonts, and an export's working files. */
  cacheDir: string
  /** An exporter that keeps its working files in that folder. */
  exporterIn(folder: string): ClipExporter
  exporter: ClipExporter
}

/** The tools that need no library: all that the command line works with, and what `compose` builds on. They obey the person's settings. */
export function composeTools({ configDir, workers, bundledFfmpegDir }: ToolsOptions): Tools {
  const settings = new JsonSettingsStore(configDir)
  const media = createFfmpeg({ settingPath: () => settings.get().ffmpegPath, bundledDir: bundledFfmpegDir })
  const cacheDir = join(configDir, 'cache')
  const exporterIn = (folder: string) =>
    createClipExporter({ ffmpeg: () => media.locate(), cacheDir: folder })
  return {
    settings,
    media,
    transcriber: createTranscriber({ ffmpegPath: async () => (await media.locate()).ffmpeg, workers }),
    cacheDir,
    exporterIn,
    exporter: exporterIn(cacheDir),
  }
}
