import { z } from 'zod'
import {
  alignOptionsSchema,
  diariseOptionsSchema,
  retranscribeOptionsSchema,
  transcribeOptionsSchema,
  transcriptEditSchema,
} from '#shared/api/transcripts.ts'
import { procedure, router } from './base.ts'

const idInput = z.object({ id: z.string() })

export const transcriptsRouter = router({
  list: procedure
    .input(z.object({ takeId: z.string() }))
    .query(({ ctx, input }) => ctx.services.transcripts.list(input.takeId)),
  get: procedure.input(idInput).query(({ ctx, input }) => ctx.services.transcripts.get(input.id)),
  /** What a transcription has finished so far, for a window that opens while it runs. */
  partial: procedure
    .input(z.object({ jobId: z.string() }))
    .query(({ ctx, input }) => ctx.services.transcripts.partialWords(input.jobId)),
  start: procedure
    .input(transcribeOptionsSchema)
    .mutation(({ ctx, input }) => ctx.services.transcripts.start(input)),
  edit: procedure
    .input(z.object({ id: z.string(), revision: z.number().int(), edit: transcriptEditSchema }))
    .mutation(({ ctx, input }) => ctx.services.transcripts.edit(input.id, input.revision, input.edit)),
  retranscribe: procedure
    .input(retranscribeOptionsSchema)
    .mutation(({ ctx, input }) => ctx.services.transcripts.retranscribe(input)),
  proposals: procedure
    .input(z.object({ transcriptId: z.string() }))
    .query(({ ctx, input }) => ctx.services.transcripts.proposals(input.transcriptId)),
  acceptProposal: procedure
    .input(idInput)
    .mutation(({ ctx, input }) => ctx.services.transcripts.acceptProposal(input.id)),
  discardProposal: procedure
    .input(idInput)
    .mutation(({ ctx, input }) => ctx.services.transcripts.discardProposal(input.id)),
  align: procedure
    .input(alignOptionsSchema)
    .mutation(({ ctx, input }) => ctx.services.transcripts.align(input)),
  channels: procedure
    .input(z.object({ takeId: z.string() }))
    .query(({ ctx, input }) => ctx.services.transcripts.channels(input.takeId)),
  diarise: procedure
    .input(diariseOptionsSchema)
    .mutation(({ ctx, input }) => ctx.services.transcripts.diarise(input)),
})
