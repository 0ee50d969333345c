import { z } from 'zod'
import { procedure, router } from './base.ts'

const pathInput = z.object({ path: z.string().min(1).max(4096) })
const idInput = z.object({ id: z.string().min(1).max(200) })

export const modelsRouter = router({
  list: procedure.query(({ ctx }) => ctx.services.models.list()),
  overview: procedure.query(({ ctx }) => ctx.services.models.overview()),
  downloads: procedure.query(({ ctx }) => ctx.services.models.downloads()),
  download: procedure
    .input(idInput.extend({ acceptLicence: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => ctx.services.models.download(input.id, input.acceptLicence)),
  pauseDownload: procedure
    .input(idInput)
    .mutation(({ ctx, input }) => ctx.services.models.pauseDownload(input.id)),
  cancelDownload: procedure
    .input(idInput)
    .mutation(({ ctx, input }) => ctx.services.models.cancelDownload(input.id)),
  importFrom: procedure
    .input(pathInput.extend({ importId: z.uuid() }))
    .mutation(({ ctx, input, signal }) =>
      ctx.services.models.importFollowed(input.importId, input.path, signal ?? new AbortController().signal),
    ),
  stopImport: procedure
    .input(z.object({ importId: z.uuid() }))
    .mutation(({ ctx, input }) => ctx.services.models.stopImport(input.importId)),
  add: procedure.input(pathInput).mutation(({ ctx, input }) => ctx.services.models.add(input.path)),
  remove: procedure.input(idInput).mutation(({ ctx, input }) => ctx.services.models.remove(input.id)),
})
