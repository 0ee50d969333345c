import { TRPCClientError } from '@trpc/client'
import type { WireError } from '#shared/error.ts'
import { wireErrorSchema } from '#shared/error-schema.ts'

/** The server could not be reached at all: no answer, as opposed to an answer that is an error. */
export class Disconnected extends Error {
  override readonly name = 'Disconnected'
}

/** A byte route answered with an error. */
export class RouteError extends Error {
  override readonly name = 'RouteError'
  readonly wire: WireError

  constructor(wire: WireError) {
    super(wire.code)
    this.wire = wire
  }
}

/** What the server said of a failed call; null when it said nothing because it could not be reached. */
export function wireOf(error: unknown): WireError | null {
  if (error instanceof RouteError) return error.wire
  if (error instanceof Disconnected) return null
  if (error instanceof TRPCClientError) {
    const parsed = wireErrorSchema.safeParse(error.data?.wire)
    if (parsed.success) return parsed.data
    if (error.data) return { code: 'internal', params: {}, detail: error.message }
    // refused before it came to the procedures: the body is the bare error
    const refused = wireErrorSchema.safeParse(error.meta?.responseJSON)
    return refused.success ? refused.data : null
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { code: 'internal', params: {}, detail }
}

/** The error in the body of a byte route's answer. */
export function routeError(body: string, status: number): RouteError {
  try {
    const parsed = wireErrorSchema.safeParse(JSON.parse(body))
    if (parsed.success) return new RouteError(parsed.data)
  } catch {
    // not JSON: a proxy or a crash answered, not the app
  }
  return new RouteError({ code: 'internal', params: {}, detail: `HTTP ${status}` })
}
