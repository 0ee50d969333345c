import type { Mutation, QueryClient } from '@tanstack/react-query'

/** What takes longer than this is no edit that somebody waits for but an import or a removal of much, ms. */
const longestWaitMs = 3000

/** Undo and redo go one after the other, and wait for all others. */
export const historyScope = { id: 'history' }

function isUnderWay({ state, options }: Mutation): boolean {
  return (
    state.status === 'pending' &&
    options.scope?.id !== historyScope.id &&
    Date.now() - state.submittedAt < longestWaitMs
  )
}

/** Resolves when the library has answered the edits that were sent to it, and those that wait for them: undo takes back what is seen. */
export function settledEdits(client: QueryClient): Promise<void> {
  const cache = client.getMutationCache()
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
