import { z } from 'zod'
import { importOptionsSchema } from '#shared/api/exchange.ts'
import { languageSchema } from '#shared/language.ts'
import { procedure, router } from './base.ts'

const readInput = z.object({ id: z.string().min(1), options: importOptionsSchema, language: languageSchema })

/** Files come by `PUT /upload/questions` and go by `GET /question-bank/<format>`. */
export const exchangeRouter = router({
  /** A mutation for its method: a mapping may be too long for an address. It changes nothing. */
  preview: procedure
    .input(readInput)
    .mutation(({ ctx, input }) => ctx.services.exchange.preview(input.id, input.options, input.language)),
  /** As `preview`, with remarks on questions that the bank nearly has; how far it is comes with the events. */
  compare: procedure
    .input(readInput)
    .mutation(({ ctx, input }) => ctx.services.exchange.compare(input.id, input.options, input.language)),
  stopComparing: procedure
    .input(z.object({ id: z.string().min(1) }))
    .mutation(({ ctx, input }) => ctx.services.exchange.stopComparing(input.id)),
  commit: procedure
    .input(readInput)
    .mutation(({ ctx, input }) => ctx.services.exchange.commit(input.id, input.options, input.language)),
  close: procedure
    .input(z.object({ id: z.string().min(1) }))
    .mutation(({ ctx, input }) => ctx.services.exchange.close(input.id)),
})
