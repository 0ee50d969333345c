import { z } from 'zod'
import { themeFieldsSchema } from '#shared/api/themes.ts'
import { procedure, router } from './base.ts'

export const themesRouter = router({
  list: procedure.query(({ ctx }) => ctx.services.themes.list()),
  create: procedure.input(themeFieldsSchema).mutation(({ ctx, input }) => ctx.services.themes.create(input)),
  update: procedure
    .input(z.object({ id: z.string(), patch: themeFieldsSchema.partial() }))
    .mutation(({ ctx, input }) => ctx.services.themes.update(input.id, input.patch)),
  move: procedure
    .input(z.object({ id: z.string(), beforeId: z.string().nullable() }))
    .mutation(({ ctx, input }) => ctx.services.themes.move(input.id, input.beforeId)),
  remove: procedure
    .input(z.object({ id: z.string(), questions: z.enum(['keep', 'remove']) }))
    .mutation(({ ctx, input }) => ctx.services.themes.remove(input.id, input.questions)),
})
