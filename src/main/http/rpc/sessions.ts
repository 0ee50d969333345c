import { z } from 'zod'
import { markBatchSchema, momentSchema } from '#shared/api/sessions.ts'
import { procedure, router } from './base.ts'

const idInput = z.object({ id: z.string() })
const takeInput = z.object({ takeId: z.string() })

export const sessionsRouter = router({
  list: procedure
    .input(z.object({ interviewId: z.string() }))
    .query(({ ctx, input }) => ctx.services.sessions.list(input.interviewId)),
  record: procedure.input(markBatchSchema).mutation(({ ctx, input }) => ctx.services.sessions.record(input)),
  editMark: procedure
    .input(z.object({ id: z.string(), note: z.string().trim().max(10_000) }))
    .mutation(({ ctx, input }) => ctx.services.sessions.editMark(input.id, input.note)),
  removeMark: procedure
    .input(idInput)
    .mutation(({ ctx, input }) => ctx.services.sessions.removeMark(input.id)),
  remove: procedure.input(idInput).mutation(({ ctx, input }) => ctx.services.sessions.remove(input.id)),
  alignment: procedure
    .input(takeInput)
    .query(({ ctx, input }) => ctx.services.sessions.alignment(input.takeId)),
  align: procedure
    .input(takeInput.extend({ startedAt: momentSchema.nullable() }))
    .mutation(({ ctx, input }) => ctx.services.sessions.align(input.takeId, input.startedAt)),
})
