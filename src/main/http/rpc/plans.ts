import { z } from 'zod'
import {
  applyTemplateSchema,
  newPlanItemSchema,
  planFieldsSchema,
  planItemFieldsSchema,
} from '#shared/api/plans.ts'
import { procedure, router } from './base.ts'

const idInput = z.object({ id: z.string() })
const ofInterview = z.object({ interviewId: z.string() })
const indexSchema = z.number().int().nonnegative()
const nameSchema = z.string().trim().min(1).max(200)

export const plansRouter = router({
  get: procedure.input(ofInterview).query(({ ctx, input }) => ctx.services.plans.get(input.interviewId)),
  update: procedure
    .input(ofInterview.extend({ patch: planFieldsSchema.partial() }))
    .mutation(({ ctx, input }) => ctx.services.plans.update(input.interviewId, input.patch)),
  add: procedure
    .input(
      ofInterview.extend({
        items: z.array(newPlanItemSchema).min(1).max(200),
        index: indexSchema.nullable(),
      }),
    )
    .mutation(({ ctx, input }) => ctx.services.plans.add(input.interviewId, input.items, input.index)),
  updateItem: procedure
    .input(z.object({ id: z.string(), patch: planItemFieldsSchema.partial() }))
    .mutation(({ ctx, input }) => ctx.services.plans.updateItem(input.id, input.patch)),
  move: procedure
    .input(z.object({ id: z.string(), index: indexSchema }))
    .mutation(({ ctx, input }) => ctx.services.plans.move(input.id, input.index)),
  removeItems: procedure
    .input(ofInterview.extend({ ids: z.array(z.string()).min(1).max(1000) }))
    .mutation(({ ctx, input }) => ctx.services.plans.removeItems(input.interviewId, input.ids)),
  templates: procedure.query(({ ctx }) => ctx.services.plans.templates()),
  saveTemplate: procedure
    .input(ofInterview.extend({ name: nameSchema }))
    .mutation(({ ctx, input }) => ctx.services.plans.saveTemplate(input.interviewId, input.name)),
  renameTemplate: procedure
    .input(z.object({ id: z.string(), name: nameSchema }))
    .mutation(({ ctx, input }) => ctx.services.plans.renameTemplate(input.id, input.name)),
  removeTemplate: procedure
    .input(idInput)
    .mutation(({ ctx, input }) => ctx.services.plans.removeTemplate(input.id)),
  applyTemplate: procedure
    .input(ofInterview.extend({ apply: applyTemplateSchema }))
    .mutation(({ ctx, input }) => ctx.services.plans.applyTemplate(input.interviewId, input.apply)),
})
