import type { WireError } from '#shared/error.ts'
import type { InstalledSpeechModel } from '../infra/models/installed-speech.ts'
import type { ClipExporter } from '../services/clips/ports.ts'
import type { MediaTools } from '../services/media/ports.ts'
import type { Aligner } from '../services/transcription/align-ports.ts'
import type { PunctuationFiles, Transcriber } from '../services/transcription/ports.ts'
import type { ProgressOutput } from './progress.ts'

/** What every command is given. */
export interface CliContext {
  media: MediaTools
  transcriber: Transcriber
  aligner: Aligner
  /** Those that were added in the app or by `iz models`. */
  speechModels(): Promise<InstalledSpeechModel[]>
  /** The model that writes punctuation, where there is one. */
  punctuationModel(): Promise<PunctuationFiles | null>
  exporter: ClipExporter
  signal: AbortSignal
  progress: ProgressOutput
  /** Writes a result to standard output. */
  print(text: string): void
  /** Says on standard error what did not go as it should, and stops nothing. */
  warn(warning: WireError): void
}
