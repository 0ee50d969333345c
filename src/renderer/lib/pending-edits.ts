const pending = new Set<() => Promise<unknown>>()

/** Registers a field that may hold unsaved text; returns the function that takes it off. */
export function registerEdit(flush: () => Promise<unknown>): () => void {
  pending.add(flush)
  return () => pending.delete(flush)
}

/** Saves what is typed but not yet saved, so that undo and export see it. */
export async function flushEdits(): Promise<void> {
  await Promise.allSettled([...pending].map((flush) => flush()))
}
