import type { ClipExporter } from '../services/clips/ports.ts'
import type { MediaTools } from '../services/media/ports.ts'
import type { Transcriber } from '../services/transcription/ports.ts'
import type { ProgressOutput } from './progress.ts'

/** What every command is given. */
export interface CliContext {
  media: MediaTools
  transcriber: Transcriber
  exporter: ClipExporter
  signal: AbortSignal
  progress: ProgressOutput
  /** Writes a result to standard output. */
  print(text: string): void
}
