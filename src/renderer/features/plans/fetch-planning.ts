import { queryClient, trpc } from '../../lib/trpc.ts'
import { firstBankPage } from './bank-query.ts'

/** Fetches what planning begins with: the plan, and what the bank beside it shows first. */
export function fetchPlanning(interviewId: string): void {
  void queryClient.prefetchQuery(trpc.plans.get.queryOptions({ interviewId }))
  void queryClient.prefetchQuery(trpc.themes.list.queryOptions())
  void queryClient.prefetchInfiniteQuery(firstBankPage())
}
