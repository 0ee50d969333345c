import { z } from 'zod'
import { glossaryEntrySchema, glossaryFieldsSchema, glossaryPasteSchema } from '#shared/api/glossary.ts'
import { procedure, router } from './base.ts'

const interviewIdSchema = glossaryEntrySchema.shape.interviewId

export const glossaryRouter = router({
  list: procedure.query(({ ctx }) => ctx.services.glossary.list()),
  forInterview: procedure
    .input(z.object({ interviewId: z.string() }))
    .query(({ ctx, input }) => ctx.services.glossary.forInterview(input.interviewId)),
  create: procedure
    .input(z.object({ interviewId: interviewIdSchema, fields: glossaryFieldsSchema }))
    .mutation(({ ctx, input }) => ctx.services.glossary.create(input.interviewId, input.fields)),
  update: procedure
    .input(
      z.object({
        id: z.string(),
        patch: glossaryFieldsSchema
          .extend({ interviewId: interviewIdSchema, text: glossaryFieldsSchema.shape.text.partial() })
          .partial(),
      }),
    )
    .mutation(({ ctx, input }) => ctx.services.glossary.update(input.id, input.patch)),
  remove: procedure
    .input(z.object({ ids: z.array(z.string()).max(5000) }))
    .mutation(({ ctx, input }) => ctx.services.glossary.remove(input.ids)),
  paste: procedure
    .input(glossaryPasteSchema)
    .mutation(({ ctx, input }) => ctx.services.glossary.paste(input)),
  exportCsv: procedure.query(({ ctx }) => ctx.services.glossary.exportCsv()),
})
