import { z } from 'zod'
import { settingsPatchSchema } from '#shared/api/settings.ts'
import { procedure, router } from './base.ts'

const pathInput = z.object({ path: z.string().min(1).max(4096) })

export const appRouter = router({
  state: procedure.query(({ ctx }) => ctx.services.app.state()),
  updateSettings: procedure
    .input(settingsPatchSchema)
    .mutation(({ ctx, input }) => ctx.services.app.updateSettings(input)),
  createLibrary: procedure
    .input(pathInput)
    .mutation(({ ctx, input }) => ctx.services.app.createLibrary(input.path)),
  openLibrary: procedure
    .input(pathInput)
    .mutation(({ ctx, input }) => ctx.services.app.openLibrary(input.path)),
  openSample: procedure.mutation(({ ctx }) => ctx.services.app.openSample()),
  closeLibrary: procedure.mutation(({ ctx }) => ctx.services.app.closeLibrary()),
  backups: procedure.input(pathInput).query(({ ctx, input }) => ctx.services.app.backups(input.path)),
  restoreBackup: procedure
    .input(pathInput.extend({ backup: z.string().min(1).max(255) }))
    .mutation(({ ctx, input }) => ctx.services.app.restoreBackup(input.path, input.backup)),
  diagnostics: procedure.query(({ ctx }) => ctx.services.app.diagnostics()),
})
