import type { EventBus } from '../events/event-service.ts'
import type { LibrarySession } from '../library/session.ts'
import { createAssessments } from './assessments.ts'
import { createCriteriaSets } from './criteria-sets.ts'
import type { ReadySets } from './ports.ts'
import type { CriteriaService } from './service.ts'

export interface CriteriaDeps {
  session: LibrarySession
  events: EventBus
  readySets: ReadySets
  /** Today, `YYYY-MM-DD`, where the team is; ages are counted on it. */
  today(): string
}

export function createCriteriaService(deps: CriteriaDeps): CriteriaService {
  const sets = createCriteriaSets(deps)
  return { ...sets, ...createAssessments(deps, sets.list) }
}
