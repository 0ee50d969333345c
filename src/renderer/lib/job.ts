import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '../../main/http/rpc/router.ts'

/** A job as it arrives here, over JSON. */
export type Job = inferRouterOutputs<AppRouter>['jobs']['list'][number]
