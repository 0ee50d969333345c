import { useMutation, useQuery } from '@tanstack/react-query'
import type { AnswerPatch, AssessmentPlace } from '#shared/api/criteria.ts'
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
    onSuccess: (changed: Parameters<typeof keep>[0]) => keep(changed),
    onError: notifyFailure,
  }
  const keep = (changed: NonNullable<typeof assessment.data>) => {
    const queryKey = trpc.criteria.assess.queryKey(place)
    // what is being fetched is older than this
    void queryClient.cancelQueries({ queryKey })
    queryClient.setQueryData(queryKey, changed)
  }
  const answering = useMutation(trpc.criteria.answer.mutationOptions(options))
  const accepting = useMutation(trpc.criteria.acceptProposals.mutationOptions(options))
  // What is shown decides which set is answered, also when none was named.
  const shown = { ...place, setId: assessment.data?.set.id ?? place.setId }
  return {
    assessment,
    answer: (criterionId: string, patch: AnswerPatch) =>
      answering.mutateAsync({ place: shown, criterionId, patch }).then(
        () => true,
        () => false,
      ),
    accept: (criterionIds: string[] | null) => accepting.mutate({ place: shown, criterionIds }),
  }
}
