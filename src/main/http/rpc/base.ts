import { initTRPC, type TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { z } from 'zod'
import { IzError, type WireError } from '#shared/error.ts'
import type { Services } from '../../services/services.ts'
import { publicError, statusOf } from '../errors.ts'

export interface RpcContext {
  services: Services
}

/** What the client is told: an `IzError` as it is; a request tRPC refused (schema, method, JSON) as `invalid_input`; else `internal`. */
function wireOf(error: TRPCError): { wire: WireError; status: number } {
  if (error.cause instanceof IzError) {
    return { wire: publicError(error.cause), status: statusOf(error.cause.code) }
  }
  const status = getHTTPStatusCodeFromError(error)
  if (status >= 500) return { wire: { code: 'internal', params: {} }, status: 500 }
  const field = error.cause instanceof z.ZodError ? error.cause.issues[0]?.path.join('.') : undefined
  return { wire: { code: 'invalid_input', params: field ? { field } : {} }, status }
}

const t = initTRPC.context<RpcContext>().create({
  // tRPC adds stacks to its answers in development mode; a stack holds paths, and no client needs one.
  isDev: false,
  errorFormatter({ shape, error }) {
    const { wire, status } = wireOf(error)
    return { ...shape, message: wire.code, data: { ...shape.data, httpStatus: status, wire } }
  },
})

export const router = t.router

/** A procedure whose `IzError`s reach the client as `data.wire`, with their code and parameters. */
export const procedure = t.procedure
