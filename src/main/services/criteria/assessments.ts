import { randomUUID } from 'node:crypto'
import type {
  AnswerPatch,
  Assessment,
  AssessmentPlace,
  Comparison,
  CriteriaSet,
  CriterionAnswer,
} from '#shared/api/criteria.ts'
import { IzError } from '#shared/error.ts'
import { themeOfAnswer } from '../../domain/criteria/answers.ts'
import { type Assessed, assess } from '../../domain/criteria/assess.ts'
import { rank } from '../../domain/criteria/rank.ts'
import { fits } from '../../domain/criteria/verdict.ts'
import type { Change } from '../history/ports.ts'
import type { Library } from '../library/ports.ts'
import { found } from '../library/session.ts'
import type { CriteriaDeps } from './deps.ts'
import { plainName } from './plain-name.ts'
import type { ProfileFacts } from './ports.ts'
import type { CriteriaService } from './service.ts'

type AssessmentPart = Pick<CriteriaService, 'assess' | 'answer' | 'acceptProposals' | 'ranking' | 'compare'>

/** A ranking of a thousand names the criteria that weigh most; the comparison has them all. */
const reasonsInRanking = 4

/** Speakers held against a set; `list` makes sure that the ready sets are there. */
export function createAssessments(
  { session, events, today }: CriteriaDeps,
  list: CriteriaService['list'],
): AssessmentPart {
  const setFor = (library: Library, setId: string | null, speakerId: string | null): CriteriaSet | null => {
    if (setId !== null) return found(library.criteria.get(setId), setId)
    const last = speakerId === null ? null : library.criteria.lastSetOf(speakerId)
    const id = last ?? library.criteria.list()[0]?.id
    return id === undefined ? null : library.criteria.get(id)
  }

  const look = (library: Library, place: AssessmentPlace, set: CriteriaSet): Assessment => {
    const facts = found(library.criteria.facts(place.speakerId), place.speakerId)
    const answers = answersIn(library, set, place.speakerId)
    const { former, ...assessed } = assess({
      ...{ criteria: set.criteria, answers, themeId: place.themeId, facts, day: today() },
    })
    const { criteria: _, ...about } = set
    const versions = former.length > 0 ? library.criteria.versions(set.id) : []
    const lastSeen = (id: string) =>
      versions.flatMap((version) => version.criteria).find((criterion) => criterion.id === id) ?? null
    return {
      ...assessed,
      speakerId: place.speakerId,
      themeId: place.themeId,
      set: about,
      former: former
        .filter((answer) => answer.value !== null || answer.verdict !== null || answer.note !== '')
        .map((answer) => ({ answer, criterion: lastSeen(answer.criterionId) })),
    }
  }

  /** One step of undo that changes some answers of a speaker. */
  const write = (
    place: AssessmentPlace,
    patches: (assessed: Assessment) => Map<string, AnswerPatch>,
  ): Assessment => {
    const library = session.writing()
    const speaker = found(library.criteria.facts(place.speakerId), place.speakerId)
    const set = found(setFor(library, place.setId, place.speakerId), place.setId ?? '')
    const before = look(library, place, set)
    library.transaction(() => {
      const changes: Change[] = []
      for (const [criterionId, patch] of patches(before)) {
        changes.push(...writeAnswer(library, place, set, before, criterionId, patch))
      }
      library.history.record('criteria_answer', plainName(speaker.name), changes)
    })
    events.changed('criteria', set.id)
    events.changed('history')
    return look(library, place, set)
  }

  const rankAll = (
    set: CriteriaSet,
    speakers: readonly ProfileFacts[],
    answers: ReadonlyMap<string, CriterionAnswer[]>,
    themeId: string | null,
  ): Comparison['speakers'] => {
    const day = today()
    const candidates = speakers.map((speaker) => {
      const input = {
        criteria: set.criteria,
        answers: answers.get(speaker.id) ?? [],
        themeId,
        facts: speaker,
        day,
      }
      const assessed: Assessed = assess(input)
      return { id: speaker.id, speaker, score: assessed.score, judged: assessed.items, items: assessed.items }
    })
    return rank(candidates).map(({ candidate, rank: place, reason }) => ({
      speaker: { id: candidate.id, name: candidate.speaker.name },
      rank: place,
      score: candidate.score,
      reason,
      proposals: candidate.items.filter((item) => item.proposal !== null && isUnanswered(item.answer)).length,
      items: candidate.items,
    }))
  }

  return {
    async assess(place) {
      await list()
      const library = session.reading()
      const set = setFor(library, place.setId, place.speakerId)
      return set && look(library, place, set)
    },

    async answer(place, criterionId, patch) {
      return write(place, () => new Map([[criterionId, patch]]))
    },

    async acceptProposals(place, criterionIds) {
      return write(place, ({ items }) => {
        const wanted = items.filter(({ criterion, answer, proposal }) =>
          proposal === null ? false : (criterionIds?.includes(criterion.id) ?? isUnanswered(answer)),
        )
        return new Map(wanted.map(({ criterion, proposal }) => [criterion.id, { value: proposal }]))
      })
    },

    async ranking(themeId, setId) {
      await list()
      const library = session.reading()
      const set = setFor(library, setId, null)
      if (!set) return null
      const all = rankAll(set, library.criteria.allFacts(), library.criteria.answersToSet(set.id), themeId)
      return {
        ...{ set, themeId },
        speakers: all.map(({ items: _, reason, ...speaker }) => ({
          ...speaker,
          reason: reason && { by: reason.by, criteria: reason.criteria.slice(0, reasonsInRanking) },
        })),
      }
    },

    async compare(speakerIds, themeId, setId) {
      await list()
      const library = session.reading()
      const set = setFor(library, setId, speakerIds[0] ?? null)
      if (!set) return null
      const speakers = [...new Set(speakerIds)].flatMap((id) => library.criteria.facts(id) ?? [])
      const answers = new Map(speakers.map(({ id }) => [id, answersIn(library, set, id)]))
      return { set, themeId, speakers: rankAll(set, speakers, answers, themeId) }
    },
  }
}

/** What a speaker has answered to criteria of a set, whichever of its versions. */
function answersIn(library: Library, set: CriteriaSet, speakerId: string): CriterionAnswer[] {
  return library.criteria.answersOf(speakerId).filter((answer) => answer.setId === set.id)
}

/** The profile may answer where nobody has: neither a value nor a decision by hand. */
function isUnanswered(answer: CriterionAnswer | null): boolean {
  return answer === null || (answer.value === null && answer.verdict === null)
}

function writeAnswer(
  library: Library,
  place: AssessmentPlace,
  set: CriteriaSet,
  before: Assessment,
  criterionId: string,
  patch: AnswerPatch,
): Change[] {
  const item = found(before.items.find(({ criterion }) => criterion.id === criterionId) ?? null, criterionId)
  const { criterion, answer } = item
  if (patch.value !== undefined && patch.value !== null && !fits(criterion, patch.value)) {
    throw new IzError('invalid_input', { field: 'value' })
  }
  const themeId = themeOfAnswer(criterion, place.themeId)
  const next: CriterionAnswer = {
    id: answer?.id ?? randomUUID(),
    speakerId: place.speakerId,
    themeId,
    criterionId,
    setId: set.id,
    setVersion: set.version,
    value: patch.value === undefined ? (answer?.value ?? null) : patch.value,
    verdict: patch.verdict === undefined ? (answer?.verdict ?? null) : patch.verdict,
    note: patch.note ?? answer?.note ?? '',
    updatedAt: new Date().toISOString(),
  }
  if (answer === null) {
    return next.value === null && next.verdict === null && next.note === ''
      ? []
      : library.criteria.insertAnswer(next)
  }
  // What counts here may have been given for another theme, or for all; it stays there and this place gets its own.
  if (answer.themeId !== themeId) return library.criteria.insertAnswer({ ...next, id: randomUUID() })
  return library.criteria.updateAnswer(next)
}
