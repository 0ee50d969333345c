import { accelerationRouter } from './acceleration.ts'
import { appRouter } from './app.ts'
import { router } from './base.ts'
import { clipsRouter } from './clips.ts'
import { consentsRouter } from './consents.ts'
import { criteriaRouter } from './criteria.ts'
import { exchangeRouter } from './exchange.ts'
import { glossaryRouter } from './glossary.ts'
import { historyRouter } from './history.ts'
import { interviewsRouter } from './interviews.ts'
import { jobsRouter } from './jobs.ts'
import { modelsRouter } from './models.ts'
import { plansRouter } from './plans.ts'
import { questionsRouter } from './questions.ts'
import { sessionsRouter } from './sessions.ts'
import { shootsRouter } from './shoots.ts'
import { speakersRouter } from './speakers.ts'
import { takesRouter } from './takes.ts'
import { themesRouter } from './themes.ts'
import { tracksRouter } from './tracks.ts'
import { transcriptsRouter } from './transcripts.ts'

export const rpcRouter = router({
  app: appRouter,
  interviews: interviewsRouter,
  speakers: speakersRouter,
  criteria: criteriaRouter,
  consents: consentsRouter,
  takes: takesRouter,
  models: modelsRouter,
  transcripts: transcriptsRouter,
  tracks: tracksRouter,
  clips: clipsRouter,
  plans: plansRouter,
  themes: themesRouter,
  questions: questionsRouter,
  exchange: exchangeRouter,
  acceleration: accelerationRouter,
  glossary: glossaryRouter,
  sessions: sessionsRouter,
  shoots: shootsRouter,
  jobs: jobsRouter,
  history: historyRouter,
})

/** The renderer's types come from here, by `import type` only. */
export type AppRouter = typeof rpcRouter
