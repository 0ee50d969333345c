import { z } from 'zod'
import { spokenLanguageSchema } from '#shared/language.ts'
import { procedure, router } from './base.ts'

export const transcriptsRouter = router({
  list: procedure
    .input(z.object({ takeId: z.string() }))
    .query(({ ctx, input }) => ctx.services.transcripts.list(input.takeId)),
  get: procedure
    .input(z.object({ id: z.string() }))
    .query(({ ctx, input }) => ctx.services.transcripts.get(input.id)),
  /** What a transcription has finished so far, for a window that opens while it runs. */
  partial: procedure
    .input(z.object({ jobId: z.string() }))
    .query(({ ctx, input }) => ctx.services.transcripts.partialWords(input.jobId)),
  start: procedure
    .input(
      z.object({
        takeId: z.string(),
        modelId: z.string().nullable(),
        language: spokenLanguageSchema,
        translateTo: z.literal('en').nullable(),
      }),
    )
    .mutation(({ ctx, input }) => ctx.services.transcripts.start(input)),
})
