import { procedure, router } from './base.ts'

export const historyRouter = router({
  state: procedure.query(({ ctx }) => ctx.services.history.state()),
  undo: procedure.mutation(({ ctx }) => ctx.services.history.undo()),
  redo: procedure.mutation(({ ctx }) => ctx.services.history.redo()),
})
