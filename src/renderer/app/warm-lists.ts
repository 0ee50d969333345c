import { useEffect } from 'react'
import { today } from '#shared/day.ts'
import { firstBankPage } from '../features/plans/bank-query.ts'
import { firstQuestions } from '../features/questions/use-question-pages.ts'
import { queryClient, trpc } from '../lib/trpc.ts'

/** Fetches what the main lists show while nobody waits for it, so that each opens with its rows. The event stream keeps it fresh. */
export function useWarmLists(): void {
  useEffect(() => {
    const handle = requestIdleCallback(
      () => {
        void queryClient.prefetchQuery(trpc.interviews.list.queryOptions())
        void queryClient.prefetchQuery(trpc.speakers.list.queryOptions())
        void queryClient.prefetchQuery(trpc.themes.list.queryOptions())
        void queryClient.prefetchQuery(trpc.questions.tags.queryOptions())
        void queryClient.prefetchQuery(trpc.questions.search.queryOptions(firstQuestions))
        void queryClient.prefetchInfiniteQuery(firstBankPage())
        void queryClient.prefetchQuery(trpc.shoots.month.queryOptions({ month: today().slice(0, 7) }))
        // In a batch of its own, behind the lists: it takes longer than all of them.
        window.setTimeout(() => {
          void queryClient.prefetchQuery(trpc.criteria.ranking.queryOptions({ themeId: null, setId: null }))
        })
      },
      { timeout: 2000 },
    )
    return () => cancelIdleCallback(handle)
  }, [])
}
