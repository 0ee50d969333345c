import { z } from 'zod'
import { clipFieldsSchema } from '#shared/api/clips.ts'
import { presetIdSchema } from '#shared/clip.ts'
import { consentConditions } from '#shared/consent-allows.ts'
import { procedure, router } from './base.ts'

const idInput = z.object({ id: z.string() })

export const clipsRouter = router({
  presets: procedure.query(({ ctx }) => ctx.services.clips.presets()),
  styles: procedure.query(({ ctx }) => ctx.services.clips.styles()),
  list: procedure
    .input(z.object({ interviewId: z.string() }))
    .query(({ ctx, input }) => ctx.services.clips.list(input.interviewId)),
  create: procedure
    .input(z.object({ takeId: z.string(), fields: clipFieldsSchema }))
    .mutation(({ ctx, input }) => ctx.services.clips.create(input.takeId, input.fields)),
  update: procedure
    .input(z.object({ id: z.string(), patch: clipFieldsSchema.partial() }))
    .mutation(({ ctx, input }) => ctx.services.clips.update(input.id, input.patch)),
  remove: procedure.input(idInput).mutation(({ ctx, input }) => ctx.services.clips.remove(input.id)),
  export: procedure
    .input(
      idInput.extend({
        internal: z.boolean().default(false),
        conditions: z.array(z.enum(consentConditions)).default([]),
      }),
    )
    .mutation(({ ctx, input: { id, ...confirmations } }) => ctx.services.clips.export(id, confirmations)),
  consent: procedure.input(idInput).query(({ ctx, input }) => ctx.services.clips.consent(input.id)),
  preview: procedure
    .input(
      z.object({
        trackId: z.string(),
        styleId: z.string(),
        presetId: z.union([presetIdSchema, z.literal('source')]),
      }),
    )
    .query(({ ctx, input }) => ctx.services.clips.preview(input.trackId, input.styleId, input.presetId)),
})
