import { z } from 'zod'
import {
  duplicateQuerySchema,
  erasureModeSchema,
  newSpeakerSchema,
  savedViewFieldsSchema,
  savedViewSchema,
  speakerFieldsSchema,
  speakerListOrderSchema,
  speakerSearchSchema,
} from '#shared/api/speakers.ts'
import { procedure, router } from './base.ts'

const idInput = z.object({ id: z.string() })
const erasureInput = idInput.extend({ mode: erasureModeSchema })

export const speakersRouter = router({
  list: procedure.query(({ ctx }) => ctx.services.speakers.list()),
  search: procedure
    .input(speakerSearchSchema)
    .query(({ ctx, input }) => ctx.services.speakers.search(input.text)),
  get: procedure.input(idInput).query(({ ctx, input }) => ctx.services.speakers.get(input.id)),
  create: procedure.input(newSpeakerSchema).mutation(({ ctx, input }) => ctx.services.speakers.create(input)),
  update: procedure
    .input(z.object({ id: z.string(), patch: speakerFieldsSchema.partial() }))
    .mutation(({ ctx, input }) => ctx.services.speakers.update(input.id, input.patch)),
  removed: procedure.query(({ ctx }) => ctx.services.speakers.removed()),
  restore: procedure.input(idInput).mutation(({ ctx, input }) => ctx.services.speakers.restore(input.id)),
  remove: procedure.input(idInput).mutation(({ ctx, input }) => ctx.services.speakers.remove(input.id)),
  duplicates: procedure
    .input(duplicateQuerySchema)
    .query(({ ctx, input }) => ctx.services.speakers.duplicates(input)),
  files: procedure.input(idInput).query(({ ctx, input }) => ctx.services.speakers.files(input.id)),
  removeFile: procedure
    .input(idInput)
    .mutation(({ ctx, input }) => ctx.services.speakers.removeFile(input.id)),
  removePhoto: procedure
    .input(idInput)
    .mutation(({ ctx, input }) => ctx.services.speakers.removePhoto(input.id)),
  previewErasure: procedure
    .input(erasureInput)
    .query(({ ctx, input }) => ctx.services.speakers.previewErasure(input.id, input.mode)),
  erase: procedure
    .input(erasureInput.extend({ removeBackups: z.boolean() }))
    .mutation(({ ctx, input }) =>
      ctx.services.speakers.erase(input.id, input.mode, { removeBackups: input.removeBackups }),
    ),
  erasureLeft: procedure.query(({ ctx }) => ctx.services.speakers.erasureLeft()),
  finishErasure: procedure.mutation(({ ctx }) => ctx.services.speakers.finishErasure()),
  prepareList: procedure
    .input(speakerListOrderSchema)
    .mutation(({ ctx, input }) => ctx.services.speakers.prepareList(input)),
  savedViews: procedure
    .input(savedViewSchema.pick({ screen: true }))
    .query(({ ctx, input }) => ctx.services.speakers.savedViews(input.screen)),
  saveView: procedure
    .input(savedViewFieldsSchema)
    .mutation(({ ctx, input }) => ctx.services.speakers.saveView(input)),
  removeView: procedure
    .input(idInput)
    .mutation(({ ctx, input }) => ctx.services.speakers.removeView(input.id)),
})
