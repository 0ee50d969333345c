const pending = new Set<() => Promise<unknown>>()

/**
 * Registers a field that may hold unsaved text; returns the function that takes it off.
 *
 * @param flush saves the text; false where it could not be saved, which has been said by then
 */
export function registerEdit(flush: () => Promise<unknown>): () => void {
  pending.add(flush)
  return () => pending.delete(flush)
}

/** Saves what is typed but not yet saved, so that undo and export see it; false where some of it could not be saved. */
export async function flushEdits(): Promise<boolean> {
  const ends = await Promise.allSettled([...pending].map((flush) => flush()))
  return ends.every((end) => end.status === 'fulfilled' && end.value !== false)
}
