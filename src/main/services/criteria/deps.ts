import type { EventBus } from '../events/event-service.ts'
import type { LibrarySession } from '../library/session.ts'
import type { ReadySets } from './ports.ts'

export interface CriteriaDeps {
  session: LibrarySession
  events: EventBus
  readySets: ReadySets
  /** Today, `YYYY-MM-DD`, where the team is; ages are counted on it. */
  today(): string
}
