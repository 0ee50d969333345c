import { z } from 'zod'
import { procedure, router } from './base.ts'

export const historyRouter = router({
  state: procedure.query(({ ctx }) => ctx.services.history.state()),
  undo: procedure
    .input(z.object({ only: z.string() }).nullish())
    .mutation(({ ctx, input }) => ctx.services.history.undo(input?.only)),
  redo: procedure.mutation(({ ctx }) => ctx.services.history.redo()),
})
