import { z } from 'zod'
import { trackEditSchema } from '#shared/api/tracks.ts'
import { languageSchema } from '#shared/language.ts'
import { hesitationsSchema } from '#shared/subtitles.ts'
import { procedure, router } from './base.ts'

const idInput = z.object({ id: z.string() })

export const tracksRouter = router({
  list: procedure
    .input(z.object({ takeId: z.string() }))
    .query(({ ctx, input }) => ctx.services.tracks.list(input.takeId)),
  get: procedure.input(idInput).query(({ ctx, input }) => ctx.services.tracks.get(input.id)),
  edit: procedure
    .input(z.object({ id: z.string(), revision: z.number().int(), edit: trackEditSchema }))
    .mutation(({ ctx, input }) => ctx.services.tracks.edit(input.id, input.revision, input.edit)),
  rename: procedure
    .input(idInput.extend({ name: z.string().trim().min(1).max(200), language: languageSchema.optional() }))
    .mutation(({ ctx, input }) => ctx.services.tracks.rename(input.id, input.name, input.language)),
  remove: procedure.input(idInput).mutation(({ ctx, input }) => ctx.services.tracks.remove(input.id)),
  translate: procedure
    .input(idInput.extend({ language: languageSchema }))
    .mutation(({ ctx, input }) => ctx.services.tracks.translate(input.id, input.language)),
  recut: procedure
    .input(idInput.extend({ hesitations: hesitationsSchema.optional() }))
    .mutation(({ ctx, input }) => ctx.services.tracks.recut(input.id, input.hesitations)),
})
