import { z } from 'zod'
import { procedure, router } from './base.ts'

export const accelerationRouter = router({
  state: procedure.query(({ ctx }) => ctx.services.acceleration.state()),
  probe: procedure.mutation(({ ctx }) => ctx.services.acceleration.probe()),
  setProcessorOnly: procedure
    .input(z.object({ processorOnly: z.boolean() }))
    .mutation(({ ctx, input }) => ctx.services.acceleration.setProcessorOnly(input.processorOnly)),
})
