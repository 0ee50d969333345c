import { createStore, useStore } from './store.ts'

interface ImportProgress {
  importId: string
  /** Of questions those that were compared with the bank, of a model the bytes that were read; of `total`. */
  done: number
  total: number
}

/** By the import: questions and a model, also of other windows, can be brought in at the same time. */
const shares = createStore<ReadonlyMap<string, number>>(new Map())

export function setImportProgress({ importId, done, total }: ImportProgress): void {
  if (total > 0) shares.set((before) => new Map(before).set(importId, done / total))
}

/** How much of an import has been done, 0 to 1; null before anything is known. */
export function importProgress(importId: string): number | null {
  return shares.get().get(importId) ?? null
}

/** The same, for a component that follows it. */
export function useImportProgress(importId: string): number | null {
  return useStore(shares, () => importProgress(importId))
}
