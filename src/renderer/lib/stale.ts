import type { ChangedEntity } from '#shared/api/events.ts'
import { queryClient, trpc } from './trpc.ts'

interface StaleFilter {
  queryKey: readonly unknown[]
  refetchType?: 'none'
}

/**
 * How often questions were planned and when they were asked. Fetched when the bank is next opened: beside a plan it may hold a hundred
 * pages, and each edit of the plan would fetch them all.
 */
const questionUse: StaleFilter = { ...trpc.questions.pathFilter(), refetchType: 'none' }

/** What has to be fetched again when a kind of thing changed; a list's line counts what belongs to an interview. */
const stale: Record<ChangedEntity, readonly StaleFilter[]> = {
  app: [trpc.app.pathFilter(), trpc.acceleration.pathFilter()],
  interviews: [
    trpc.interviews.pathFilter(),
    trpc.plans.pathFilter(),
    questionUse,
    trpc.shoots.month.pathFilter(),
    trpc.consents.pathFilter(),
    trpc.clips.consent.pathFilter(),
  ],
  takes: [
    trpc.takes.pathFilter(),
    trpc.shoots.month.pathFilter(),
    trpc.interviews.list.pathFilter(),
    trpc.consents.pathFilter(),
    trpc.sessions.alignment.pathFilter(),
  ],
  transcripts: [trpc.transcripts.pathFilter(), trpc.interviews.list.pathFilter()],
  tracks: [
    trpc.tracks.pathFilter(),
    trpc.clips.preview.pathFilter(),
    trpc.clips.consent.pathFilter(),
    trpc.interviews.list.pathFilter(),
  ],
  clips: [trpc.clips.list.pathFilter(), trpc.clips.consent.pathFilter(), trpc.interviews.list.pathFilter()],
  models: [trpc.models.pathFilter()],
  history: [trpc.history.pathFilter()],
  speakers: [
    trpc.speakers.pathFilter(),
    trpc.shoots.month.pathFilter(),
    trpc.criteria.pathFilter(),
    trpc.consents.pathFilter(),
    trpc.clips.consent.pathFilter(),
  ],
  criteria: [trpc.criteria.pathFilter()],
  consents: [trpc.consents.pathFilter(), trpc.clips.consent.pathFilter()],
  themes: [trpc.themes.pathFilter(), trpc.plans.pathFilter()],
  questions: [trpc.questions.pathFilter(), trpc.themes.pathFilter(), trpc.plans.pathFilter()],
  plans: [trpc.plans.pathFilter(), trpc.interviews.list.pathFilter(), questionUse],
  shoots: [trpc.shoots.pathFilter(), trpc.consents.pathFilter(), trpc.clips.consent.pathFilter()],
  glossary: [trpc.glossary.pathFilter()],
  // Its router comes with its service.
  downloads: [trpc.models.downloads.pathFilter()],
  sessions: [trpc.sessions.pathFilter(), questionUse],
}

/** Fetches again, or marks to be fetched, what shows a kind of thing. */
export function refresh(entity: ChangedEntity): void {
  for (const filter of stale[entity]) {
    void queryClient.invalidateQueries({ ...filter, queryKey: filter.queryKey as unknown[] })
  }
}
