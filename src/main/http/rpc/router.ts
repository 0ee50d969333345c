import { appRouter } from './app.ts'
import { router } from './base.ts'
import { clipsRouter } from './clips.ts'
import { historyRouter } from './history.ts'
import { interviewsRouter } from './interviews.ts'
import { jobsRouter } from './jobs.ts'
import { modelsRouter } from './models.ts'
import { takesRouter } from './takes.ts'
import { tracksRouter } from './tracks.ts'
import { transcriptsRouter } from './transcripts.ts'

export const rpcRouter = router({
  app: appRouter,
  interviews: interviewsRouter,
  takes: takesRouter,
  models: modelsRouter,
  transcripts: transcriptsRouter,
  tracks: tracksRouter,
  clips: clipsRouter,
  jobs: jobsRouter,
  history: historyRouter,
})

/** The renderer's types come from here, by `import type` only. */
export type AppRouter = typeof rpcRouter
