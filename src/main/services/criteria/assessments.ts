import { randomUUID } from 'node:crypto'
import type {
  AnswerPatch,
  AnswerValue,
  AssessedCriterion,
  Assessment,
  AssessmentPlace,
  CriteriaSet,
  CriterionAnswer,
} from '#shared/api/criteria.ts'
import { IzError } from '#shared/error.ts'
import { type SeenAnswer, themeOfAnswer } from '../../domain/criteria/answers.ts'
import { assess } from '../../domain/criteria/assess.ts'
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

/** Speakers held against a set; `bringReadySets` makes sure that there are any. */
export function createAssessments(
  { session, events, today }: CriteriaDeps,
  bringReadySets: () => Promise<void>,
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
    const misfits = [...assessed.items.flatMap(misfitsOf), ...former.flatMap(earlierValues)]
    const versions = former.length > 0 || misfits.length > 0 ? library.criteria.versions(set.id) : []
    const lastSeen = (id: string, value: AnswerValue | null = null) =>
      versions
        .flatMap((version) => version.criteria)
        .find((criterion) => criterion.id === id && (value === null || fits(criterion, value))) ?? null
    return {
      ...assessed,
      speakerId: place.speakerId,
      themeId: place.themeId,
      set: about,
      misfits: misfits.map((one) => ({ ...one, criterion: lastSeen(one.criterionId, one.value) })),
      former: former
        .filter((answer) => !isEmpty(answer) || answer.former.length > 0)
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

  const rankAll = <Answer extends SeenAnswer>(
    set: CriteriaSet,
    speakers: readonly ProfileFacts[],
    answers: ReadonlyMap<string, Answer[]>,
    themeId: string | null,
  ) => {
    const day = today()
    const candidates = speakers.map((speaker) => {
      const input = {
        criteria: set.criteria,
        answers: answers.get(speaker.id) ?? [],
        themeId,
        facts: speaker,
        day,
      }
      const { score, items } = assess(input)
      return { id: speaker.id, speaker, score, judged: items, items }
    })
    return rank(candidates).map(({ candidate, rank: place, reason }) => ({
      speaker: { id: candidate.id, name: candidate.speaker.name },
      rank: place,
      score: candidate.score,
      reason,
      proposals: candidate.items.filter(({ proposal, answer }) => proposal !== null && !isByHand(answer))
        .length,
      items: candidate.items,
    }))
  }

  return {
    async assess(place) {
      await bringReadySets()
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
      await bringReadySets()
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
      await bringReadySets()
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
function isUnanswered(answer: SeenAnswer | null): boolean {
  return answer === null || (answer.value === null && answer.verdict === null)
}

/** What the profile says now is worth a look wherever nobody has decided against it: an age grows. */
function isByHand(answer: SeenAnswer | null): boolean {
  return answer !== null && answer.verdict !== null
}

/** Values of an answer that need another version of the criterion to be read. */
function misfitsOf({
  criterion,
  answer,
  misfit,
}: AssessedCriterion): { criterionId: string; value: AnswerValue }[] {
  if (answer === null) return []
  const former = earlierValues(answer)
  return misfit && answer.value !== null
    ? [...former, { criterionId: criterion.id, value: answer.value }]
    : former
}

function earlierValues({
  criterionId,
  former,
}: CriterionAnswer): { criterionId: string; value: AnswerValue }[] {
  return former.map((value) => ({ criterionId, value }))
}

function isEmpty({ value, verdict, note }: CriterionAnswer): boolean {
  return value === null && verdict === null && note === ''
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
    // No version of a set loses an answer: what cannot be read by this one is kept beside the new one.
    former: patch.value === undefined ? (answer?.former ?? []) : misfitsOf(item).map(({ value }) => value),
    verdict: patch.verdict === undefined ? (answer?.verdict ?? null) : patch.verdict,
    note: patch.note ?? answer?.note ?? '',
    updatedAt: new Date().toISOString(),
  }
  if (answer === null) {
    return isEmpty(next) ? [] : library.criteria.insertAnswer(next)
  }
  // What counts here may have been given for another theme, or for all; it stays there and this place gets its own.
  if (answer.themeId !== themeId) return library.criteria.insertAnswer({ ...next, id: randomUUID() })
  return library.criteria.updateAnswer(next)
}
