import type { ErrorCode } from '#shared/error.ts'

/** What the command line's exit status means; docs/command-line.md lists them for script writers. */
export const exitCodes = {
  ok: 0,
  /** `iz check` found something that breaks a rule; `iz doctor` found something that does not work. */
  findings: 1,
  usage: 2,
  /** A file or a model that was given cannot be used: missing, damaged, of the wrong kind. */
  input: 3,
  /** Something the computer lacks: ffmpeg, a model, disk space, permission to write. */
  environment: 4,
  /** `iz align` found that the text is not what is said. */
  otherText: 5,
  internal: 70,
  cancelled: 130,
} as const

const byCode: Partial<Record<ErrorCode, number>> = {
  invalid_input: exitCodes.usage,
  range_invalid: exitCodes.usage,
  model_language: exitCodes.usage,
  model_licence: exitCodes.usage,
  path_not_writable: exitCodes.environment,
  disk_full: exitCodes.environment,
  ffmpeg_missing: exitCodes.environment,
  ffmpeg_unsuitable: exitCodes.environment,
  model_missing: exitCodes.environment,
  model_none: exitCodes.environment,
  model_in_use: exitCodes.environment,
  align_model_missing: exitCodes.environment,
  download_failed: exitCodes.environment,
  download_mismatch: exitCodes.environment,
  download_elsewhere: exitCodes.environment,
  font_missing: exitCodes.environment,
  engine_failed: exitCodes.environment,
  engine_crashed: exitCodes.environment,
  worker_killed: exitCodes.environment,
  interrupted: exitCodes.environment,
  punctuation_failed: exitCodes.environment,
  text_not_heard: exitCodes.otherText,
  internal: exitCodes.internal,
  cancelled: exitCodes.cancelled,
}

/** The exit status for an error; what is not listed is the fault of an input file. */
export function exitCodeFor(code: ErrorCode): number {
  return byCode[code] ?? exitCodes.input
}
