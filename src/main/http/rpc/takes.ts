import { z } from 'zod'
import { procedure, router } from './base.ts'

const idInput = z.object({ id: z.string() })

export const takesRouter = router({
  list: procedure
    .input(z.object({ interviewId: z.string() }))
    .query(({ ctx, input }) => ctx.services.takes.list(input.interviewId)),
  get: procedure.input(idInput).query(({ ctx, input }) => ctx.services.takes.get(input.id)),
  peaks: procedure.input(idInput).query(({ ctx, input }) => ctx.services.takes.peaks(input.id)),
  importPath: procedure
    .input(z.object({ interviewId: z.string(), path: z.string().min(1).max(4096) }))
    .mutation(({ ctx, input }) => ctx.services.takes.importPath(input.interviewId, input.path)),
  remove: procedure.input(idInput).mutation(({ ctx, input }) => ctx.services.takes.remove(input.id)),
  relink: procedure
    .input(z.object({ id: z.string(), path: z.string().min(1).max(4096) }))
    .mutation(({ ctx, input }) => ctx.services.takes.relink(input.id, input.path)),
  removed: procedure.query(({ ctx }) => ctx.services.takes.removed()),
  purge: procedure
    .input(z.object({ ids: z.array(z.string()).min(1).max(10_000) }))
    .mutation(({ ctx, input }) => ctx.services.takes.purge(input.ids)),
})
