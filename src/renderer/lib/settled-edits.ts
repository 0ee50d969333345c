import type { Mutation, QueryClient } from '@tanstack/react-query'

/** What takes longer than this is no edit that somebody waits for but an import or a removal of much, ms. */
const longestWaitMs = 3000

/** Undo and redo go one after the other, and wait for all others. */
export const historyScope = { id: 'history' }

/** Going to another library: it waits for all others, and undo for none of it. */
export const libraryScope = { id: 'library' }

/** Whether another library is about to be open: what is undone then would be that one's. */
export function isLeavingLibrary(client: QueryClient): boolean {
  const leaves = ({ state, options }: Mutation) =>
    state.status === 'pending' && options.scope?.id === libraryScope.id
  return client.getMutationCache().find({ predicate: leaves }) !== undefined
}

/**
 * Resolves when the library has answered the edits that were sent to it, and those that wait for them: undo takes back what is seen.
 *
 * @param besides the scopes that are not waited for
 */
export function settledEdits(
  client: QueryClient,
  besides: readonly { id: string }[] = [historyScope, libraryScope],
): Promise<void> {
  const cache = client.getMutationCache()
  const isUnderWay = ({ state, options }: Mutation) =>
    state.status === 'pending' &&
    !besides.some(({ id }) => id === options.scope?.id) &&
    Date.now() - state.submittedAt < longestWaitMs
  const isQuiet = () => cache.findAll({ predicate: isUnderWay }).length === 0
  if (isQuiet()) return Promise.resolve()
  return new Promise((resolve) => {
    const look = () => {
      if (!isQuiet()) return
      stop()
      clearTimeout(patience)
      resolve()
    }
    // an edit that waited for another one begins within the same turn of the event loop
    const stop = cache.subscribe(() => setTimeout(look))
    const patience = setTimeout(look, longestWaitMs)
  })
}
