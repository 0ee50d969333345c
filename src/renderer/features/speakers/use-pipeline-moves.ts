import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { InterviewSummary } from '#shared/api/interviews.ts'
import { today } from '#shared/day.ts'
import { type InterviewStatus, stageBeside } from '#shared/pipeline.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { useSpeakerWords } from './words.ts'

type Patch = Partial<
  Pick<InterviewSummary, 'status' | 'lastContactOn' | 'nextStep' | 'nextStepOn' | 'themeId' | 'speakerId'>
>

/** Moving interviews through the pipeline: seen at once, kept in the background, said aloud for those who do not see it. */
export function usePipelineMoves() {
  const { t } = useTranslation()
  const words = useSpeakerWords()
  const [said, setSaid] = useState('')
  const { queryKey } = trpc.interviews.list.queryOptions()
  const update = useMutation(
    trpc.interviews.update.mutationOptions({
      // one after the other: the last stage sent is the one that stays
      scope: { id: 'pipeline' },
      onError: notifyFailure,
      onSettled: () => {
        // the last of several moves under way fetches for all: what is fetched before it is without it
        if (queryClient.isMutating({ mutationKey: trpc.interviews.update.mutationKey() }) > 1) return
        void queryClient.invalidateQueries(trpc.interviews.pathFilter())
        void queryClient.invalidateQueries(trpc.speakers.pathFilter())
        void queryClient.invalidateQueries(trpc.history.pathFilter())
      },
    }),
  )
  const change = async (id: string, patch: Patch) => {
    // what is being fetched is older than this
    void queryClient.cancelQueries({ queryKey })
    queryClient.setQueryData(queryKey, (all) =>
      all?.map((interview) => (interview.id === id ? { ...interview, ...patch } : interview)),
    )
    await update.mutateAsync({ id, patch })
  }
  const move = (interview: InterviewSummary, status: InterviewStatus) => {
    if (status === interview.status) return
    // Who has just been written to was contacted today; nobody wants to type that.
    const isFirstContact = status === 'contacted' && interview.lastContactOn === null
    const patch = isFirstContact ? { status, lastContactOn: today() } : { status }
    setSaid(t('speakers.moved', { title: interview.title, stage: words.status(status) }))
    change(interview.id, patch).catch(() => {})
  }
  return {
    said,
    change,
    move,
    /** To the stage before or after, as far as there is one. */
    step(id: string, by: 1 | -1) {
      // a key that is held comes faster than the board is drawn
      const interview = queryClient.getQueryData(queryKey)?.find((one) => one.id === id)
      if (!interview) return
      const next = stageBeside(interview.status, by)
      if (next) move(interview, next)
    },
  }
}

export type PipelineMoves = ReturnType<typeof usePipelineMoves>
