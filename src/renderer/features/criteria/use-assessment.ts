import { useMutation, useQuery } from '@tanstack/react-query'
import type { AnswerPatch, Assessment, AssessmentPlace } from '#shared/api/criteria.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'

/** The assessment of a speaker and the ways to change it. */
export function useAssessment(place: AssessmentPlace) {
  const assessment = useQuery({
    ...trpc.criteria.assess.queryOptions(place),
    // Another theme or set of the same speaker comes in place of the old one, without a blank in between.
    placeholderData: (previous) => (previous?.speakerId === place.speakerId ? previous : undefined),
  })
  const options = {
    // one after the other: each is answered by the whole assessment
    scope: { id: `assessment ${place.speakerId}` },
    onSuccess: keepAssessment,
    onError: notifyFailure,
  }
  const answering = useMutation(trpc.criteria.answer.mutationOptions(options))
  const accepting = useMutation(trpc.criteria.acceptProposals.mutationOptions(options))
  // What is shown decides what is answered: the set also when none was named, the theme also while another is being fetched.
  const shown = assessment.data ? placeOf(assessment.data) : place
  return {
    assessment,
    answer: (criterionId: string, patch: AnswerPatch) =>
      answering.mutateAsync({ place: shown, criterionId, patch }).then(
        () => true,
        () => false,
      ),
    accept: (criterionIds: string[] | null) =>
      accepting.mutateAsync({ place: shown, criterionIds }).then(
        () => true,
        () => false,
      ),
  }
}

function placeOf({ speakerId, themeId, set }: Assessment): AssessmentPlace {
  return { speakerId, themeId, setId: set.id }
}

/** Puts an assessment that an answer gave back where the same one is shown, whatever is on the screen by now. */
export function keepAssessment(changed: Assessment): void {
  const filter = {
    ...trpc.criteria.assess.queryFilter(),
    predicate: ({ state }: { state: { data?: unknown } }) => {
      const kept = state.data as Assessment | null | undefined
      return (
        kept?.speakerId === changed.speakerId &&
        kept.themeId === changed.themeId &&
        kept.set.id === changed.set.id
      )
    },
  }
  // what is being fetched is older than this
  void queryClient.cancelQueries(filter)
  queryClient.setQueriesData(filter, changed)
}
