import { type ErrorCode, IzError, toWireError, type WireError } from '#shared/error.ts'

const statuses: Partial<Record<ErrorCode, number>> = {
  internal: 500,
  invalid_input: 400,
  not_found: 404,
  file_missing: 404,
  file_exists: 409,
  edit_conflict: 409,
  edits_unsaved: 409,
  media_busy: 409,
  model_in_use: 409,
  download_elsewhere: 409,
  library_not_open: 409,
  library_read_only: 409,
  library_newer: 409,
  not_allowed: 403,
  consent_denied: 403,
  consent_conditions: 403,
  disk_full: 507,
  cancelled: 499,
}

/** The HTTP status that fits an error code; 422 where none fits better. */
export function statusOf(code: ErrorCode): number {
  return statuses[code] ?? 422
}

/**
 * An error as a client may see it: its code and parameters. `detail` (stderr, stacks, whole paths) stays in the main process.
 */
export function publicError(error: unknown): WireError {
  const { code, params } = toWireError(error)
  return { code, params }
}

/** Whether an error says something that only the log will keep: it was not foreseen, or it carries a detail. */
export function isForTheLog(error: unknown): boolean {
  return !(error instanceof IzError) || error.code === 'internal' || error.detail !== undefined
}

/** A JSON response. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  })
}

/** The JSON `WireError` response of the byte routes. `status` overrides the one that belongs to the code. */
export function errorResponse(error: unknown, status?: number): Response {
  const wire = publicError(error)
  return json(wire, status ?? statusOf(wire.code))
}

/** The response to a method a route does not have. */
export function methodNotAllowed(allow: string): Response {
  return json({ code: 'invalid_input', params: { field: 'method' } } satisfies WireError, 405, { allow })
}
