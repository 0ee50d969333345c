import type {
  AnswerPatch,
  Assessment,
  AssessmentPlace,
  Comparison,
  CriteriaSet,
  CriteriaSetFields,
  CriteriaSetFile,
  CriteriaSetSummary,
  CriteriaVersion,
  CriterionFields,
  Ranking,
  ReadyCriteriaSet,
} from '#shared/api/criteria.ts'
import type { Patch } from '#shared/patch.ts'

/** Criteria sets, and what is known of each speaker by them. */
export interface CriteriaService {
  /** The sets in the order they were made. The first call on a library brings the ready ones in. */
  list(): Promise<CriteriaSetSummary[]>
  get(id: string): Promise<CriteriaSet>
  /** Newest first, the current one included. */
  versions(id: string): Promise<CriteriaVersion[]>
  create(fields: CriteriaSetFields): Promise<CriteriaSet>
  update(id: string, patch: Patch<CriteriaSetFields>): Promise<CriteriaSet>
  /** A set of its own with the same criteria and no answers, called `name`. */
  duplicate(id: string, name: CriteriaSetFields['name']): Promise<CriteriaSet>
  remove(id: string): Promise<void>
  /** Ready sets that are not in the library. */
  ready(): Promise<ReadyCriteriaSet[]>
  /** Brings a ready set (back) in, with the answers it had. */
  addReady(id: string): Promise<CriteriaSet>
  exportSet(id: string): Promise<CriteriaSetFile>
  importSet(file: CriteriaSetFile): Promise<CriteriaSet>

  /** Adds a criterion at the end; it is the last of the set that is returned. */
  addCriterion(id: string, fields: CriterionFields): Promise<CriteriaSet>
  /** @throws not_found when the set has no such criterion */
  updateCriterion(id: string, criterionId: string, fields: CriterionFields): Promise<CriteriaSet>
  removeCriterion(id: string, criterionId: string): Promise<CriteriaSet>
  /** Moves a criterion to a place counted from 0. */
  moveCriterion(id: string, criterionId: string, to: number): Promise<CriteriaSet>
  /** The criteria of an earlier version become those of the set. @throws not_found */
  restoreVersion(id: string, version: number): Promise<CriteriaSet>

  /** null when there is no set at all. @throws not_found when there is no such speaker */
  assess(place: AssessmentPlace): Promise<Assessment | null>
  /** Changes one answer; what is left empty again counts as not answered. */
  answer(place: AssessmentPlace, criterionId: string, patch: AnswerPatch): Promise<Assessment>
  /** Takes over what the speaker's profile says: for the criteria named, or for all that have no value yet. */
  acceptProposals(place: AssessmentPlace, criterionIds: string[] | null): Promise<Assessment>
  /** Every speaker, best first. null when there is no set. */
  ranking(themeId: string | null, setId: string | null): Promise<Ranking | null>
  /** Some speakers side by side, best first; those that are gone are left out. null when there is no set. */
  compare(speakerIds: string[], themeId: string | null, setId: string | null): Promise<Comparison | null>
}
