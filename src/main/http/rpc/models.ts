import { z } from 'zod'
import { procedure, router } from './base.ts'

export const modelsRouter = router({
  list: procedure.query(({ ctx }) => ctx.services.models.list()),
  add: procedure
    .input(z.object({ path: z.string().min(1).max(4096) }))
    .mutation(({ ctx, input }) => ctx.services.models.add(input.path)),
  remove: procedure
    .input(z.object({ id: z.string() }))
    .mutation(({ ctx, input }) => ctx.services.models.remove(input.id)),
})
