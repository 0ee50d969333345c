import { z } from 'zod'
import { monthPlanFieldsSchema, monthSchema, shootFieldsSchema } from '#shared/api/shoots.ts'
import { procedure, router } from './base.ts'

const idInput = z.object({ id: z.string() })
const monthInput = z.object({ month: monthSchema })

export const shootsRouter = router({
  list: procedure
    .input(z.object({ interviewId: z.string() }))
    .query(({ ctx, input }) => ctx.services.shoots.list(input.interviewId)),
  get: procedure.input(idInput).query(({ ctx, input }) => ctx.services.shoots.get(input.id)),
  create: procedure
    .input(z.object({ interviewId: z.string(), fields: shootFieldsSchema.partial() }))
    .mutation(({ ctx, input }) => ctx.services.shoots.create(input.interviewId, input.fields)),
  update: procedure
    .input(z.object({ id: z.string(), patch: shootFieldsSchema.partial() }))
    .mutation(({ ctx, input }) => ctx.services.shoots.update(input.id, input.patch)),
  remove: procedure.input(idInput).mutation(({ ctx, input }) => ctx.services.shoots.remove(input.id)),
  month: procedure.input(monthInput).query(({ ctx, input }) => ctx.services.shoots.month(input.month)),
  updateMonth: procedure
    .input(z.object({ month: monthSchema, patch: monthPlanFieldsSchema.partial() }))
    .mutation(({ ctx, input }) => ctx.services.shoots.updateMonth(input.month, input.patch)),
  checklists: procedure.query(({ ctx }) => ctx.services.shoots.checklists()),
  known: procedure.query(({ ctx }) => ctx.services.shoots.known()),
})
