import { createAssessments } from './assessments.ts'
import { createCriteriaSets } from './criteria-sets.ts'
import type { CriteriaDeps } from './deps.ts'
import type { CriteriaService } from './service.ts'

export function createCriteriaService(deps: CriteriaDeps): CriteriaService {
  const { sets, bringReadySets } = createCriteriaSets(deps)
  return { ...sets, ...createAssessments(deps, bringReadySets) }
}
