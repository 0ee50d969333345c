import {
  type InvalidateOptions,
  type InvalidateQueryFilters,
  type Query,
  QueryClient,
  type QueryKey,
} from '@tanstack/react-query'

/**
 * A cache that loses no change. Its library drops an invalidation of what is just being fetched for the first time, or is fetched while
 * nobody looks: the answer under way may have been read before the change, and is then shown as fresh. Here such a thing is invalidated
 * once more when its answer is there.
 */
export class FreshQueryClient extends QueryClient {
  readonly #followed = new WeakSet<Promise<unknown>>()

  override invalidateQueries<Key extends QueryKey = QueryKey>(
    filters?: InvalidateQueryFilters<Key>,
    options?: InvalidateOptions,
  ): Promise<void> {
    const matching = filters as InvalidateQueryFilters | undefined
    const underWay = this.getQueryCache().findAll({ ...matching, fetchStatus: 'fetching' })
    const answers = underWay.map((query) => query.promise)
    const invalidated = super.invalidateQueries(filters, options)
    underWay.forEach((query, index) => {
      // A fetch that was begun anew, as those that are looked at are, is newer than the change.
      if (query.promise === answers[index]) this.#onceAnswered(query, matching?.refetchType)
    })
    return invalidated
  }

  /** Fetches again, after the answer that is under way, what it may have been read too early for; what is being fetched goes on. */
  outdateAnswer(queryKey: QueryKey): void {
    const query = this.getQueryCache().find({ queryKey, fetchStatus: 'fetching' })
    if (query) this.#onceAnswered(query)
  }

  #onceAnswered(query: Query, refetchType?: InvalidateQueryFilters['refetchType']): void {
    const answer = query.promise
    if (!answer || this.#followed.has(answer)) return
    this.#followed.add(answer)
    const again = () =>
      void this.invalidateQueries({
        queryKey: query.queryKey,
        exact: true,
        ...(refetchType ? { refetchType } : {}),
      })
    answer.then(again, again)
  }
}
