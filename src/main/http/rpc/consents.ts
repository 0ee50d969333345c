import { z } from 'zod'
import {
  consentApprovalFieldsSchema,
  consentFieldsSchema,
  consentPlatformSchema,
  consentSubjectSchema,
  newConsentSchema,
} from '#shared/api/consents.ts'
import { languageSchema } from '#shared/language.ts'
import { procedure, router } from './base.ts'

const idInput = z.object({ id: z.string() })

export const consentsRouter = router({
  overview: procedure
    .input(consentSubjectSchema)
    .query(({ ctx, input }) => ctx.services.consents.overview(input)),
  allows: procedure
    .input(
      z.object({
        interviewId: z.string(),
        platform: consentPlatformSchema,
        language: languageSchema,
        on: z.iso.date(),
      }),
    )
    .query(({ ctx, input }) =>
      ctx.services.consents.allows(input.interviewId, input.platform, input.language, input.on),
    ),
  create: procedure.input(newConsentSchema).mutation(({ ctx, input }) => ctx.services.consents.create(input)),
  update: procedure
    .input(z.object({ id: z.string(), patch: consentFieldsSchema.partial() }))
    .mutation(({ ctx, input }) => ctx.services.consents.update(input.id, input.patch)),
  remove: procedure.input(idInput).mutation(({ ctx, input }) => ctx.services.consents.remove(input.id)),
  addApproval: procedure
    .input(z.object({ id: z.string(), fields: consentApprovalFieldsSchema }))
    .mutation(({ ctx, input }) => ctx.services.consents.addApproval(input.id, input.fields)),
  removeApproval: procedure
    .input(idInput)
    .mutation(({ ctx, input }) => ctx.services.consents.removeApproval(input.id)),
  removeFile: procedure
    .input(idInput)
    .mutation(({ ctx, input }) => ctx.services.consents.removeFile(input.id)),
})
