/**
 * Every error a person can meet. The code is stable: it is stored, logged, printed by the command line, and
 * translated under `error.<code>` in each interface language. Parameters fill the translation.
 */
export const errorCodes = [
  'internal',
  'invalid_input',
  'not_found',
  'file_missing',
  'file_unreadable',
  'file_empty',
  'file_exists',
  'file_too_large',
  'path_not_writable',
  'disk_full',
  'media_unrecognised',
  'media_truncated',
  'media_no_audio',
  'media_no_video',
  'media_busy',
  'ffmpeg_missing',
  'ffmpeg_unsuitable',
  'ffmpeg_failed',
  'model_missing',
  'model_none',
  'model_invalid',
  'model_vocabulary_missing',
  'model_language',
  'model_mismatch',
  'model_crashed',
  'model_licence',
  'voice_activity_model',
  'model_in_use',
  'models_not_found',
  'download_failed',
  'download_mismatch',
  'download_elsewhere',
  'align_model_missing',
  'text_not_heard',
  'text_partly_heard',
  'channels_alike',
  'text_empty',
  'engine_failed',
  'punctuation_failed',
  'engine_crashed',
  'worker_killed',
  'subtitles_unrecognised',
  'subtitles_empty',
  'subtitles_unshown',
  'range_invalid',
  'clip_too_short',
  'clip_too_long',
  'clip_high_dynamic_range',
  'clip_too_quiet',
  'font_missing',
  'cancelled',
  'interrupted',
  'library_not_open',
  'library_read_only',
  'library_newer',
  'library_damaged',
  'port_taken',
  'not_allowed',
  'consent_denied',
  'consent_conditions',
  'edit_conflict',
  'edits_unsaved',
  'media_different',
  'media_twice',
  'picture_unrecognised',
  'questions_unrecognised',
  'spreadsheet_unreadable',
  'spreadsheet_locked',
  'spreadsheet_old',
  'spreadsheet_too_large',
  'import_too_large',
] as const
export type ErrorCode = (typeof errorCodes)[number]

export type ErrorParams = Record<string, string | number>

/** An error on the wire and in a job's row. `params.file` is a file's name, never a whole path; `detail` is for the log. */
export interface WireError {
  code: ErrorCode
  params: ErrorParams
  detail?: string | undefined
}

/** The one error class that services and adapters throw for anything a person should read about. */
export class IzError extends Error {
  override readonly name = 'IzError'
  readonly code: ErrorCode
  readonly params: ErrorParams
  readonly detail: string | undefined

  constructor(code: ErrorCode, params: ErrorParams = {}, options: { detail?: string; cause?: unknown } = {}) {
    super(`${code} ${JSON.stringify(params)}${options.detail ? `: ${options.detail}` : ''}`, {
      cause: options.cause,
    })
    this.code = code
    this.params = params
    this.detail = options.detail
  }
}

/** Any thrown thing as a wire error; what is not an `IzError` becomes `internal` with its message as detail. */
export function toWireError(error: unknown): WireError {
  if (error instanceof IzError) {
    return { code: error.code, params: error.params, ...(error.detail ? { detail: error.detail } : {}) }
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { code: 'internal', params: {}, detail }
}

/** The way back: a wire error received from a worker as an error to throw. */
export function fromWireError(wire: WireError): IzError {
  return new IzError(wire.code, wire.params, wire.detail ? { detail: wire.detail } : {})
}
