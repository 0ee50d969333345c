import {
  CancelledError,
  type FetchQueryOptions,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query'

/**
 * Fetches the state from this moment on. A fetch that is under way may have been answered from before it, and is not joined.
 *
 * @throws what the fetch throws
 */
export async function fetchNewer<Data, Problem, Key extends QueryKey>(
  client: QueryClient,
  options: FetchQueryOptions<Data, Problem, Data, Key>,
): Promise<Data> {
  const fresh = { ...options, staleTime: 0 }
  await client.cancelQueries({ queryKey: options.queryKey, exact: true })
  try {
    return await client.fetchQuery(fresh)
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error
    // Another has taken its place, and began later.
    return await client.fetchQuery(fresh)
  }
}
