import { z } from 'zod'
import { procedure, router } from './base.ts'

const idInput = z.object({ id: z.string() })

export const jobsRouter = router({
  list: procedure.query(({ ctx }) => ctx.services.jobs.list()),
  cancel: procedure.input(idInput).mutation(({ ctx, input }) => ctx.services.jobs.cancel(input.id)),
  retry: procedure.input(idInput).mutation(({ ctx, input }) => ctx.services.jobs.retry(input.id)),
  clear: procedure.mutation(({ ctx }) => ctx.services.jobs.clear()),
})
