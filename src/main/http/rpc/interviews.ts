import { z } from 'zod'
import { interviewFieldsSchema } from '#shared/api/interviews.ts'
import { procedure, router } from './base.ts'

const idInput = z.object({ id: z.string() })

export const interviewsRouter = router({
  list: procedure.query(({ ctx }) => ctx.services.interviews.list()),
  get: procedure.input(idInput).query(({ ctx, input }) => ctx.services.interviews.get(input.id)),
  create: procedure
    .input(interviewFieldsSchema)
    .mutation(({ ctx, input }) => ctx.services.interviews.create(input)),
  update: procedure
    .input(z.object({ id: z.string(), patch: interviewFieldsSchema.partial() }))
    .mutation(({ ctx, input }) => ctx.services.interviews.update(input.id, input.patch)),
  remove: procedure.input(idInput).mutation(({ ctx, input }) => ctx.services.interviews.remove(input.id)),
})
